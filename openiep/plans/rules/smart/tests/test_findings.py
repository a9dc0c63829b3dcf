"""What a colleague would say, about which words, and with which repair."""

import pytest

from openiep.plans.rules.smart import Criterion, Finding, Severity, check, message
from openiep.plans.rules.smart.sentences import ENGLISH


def the(rule: str, text: str, **more: list[str]) -> Finding:
    found = [one for one in check(text, **more).findings if one.rule == rule]
    assert found, [one.rule for one in check(text, **more).findings]
    return found[0]


@pytest.mark.parametrize(
    ("rule", "text", "words"),
    [
        ("specific.hidden_verb", "Sam will improve his reading.", "improve"),
        ("specific.vague_object", "Sam will use strategies.", "use strategies"),
        ("specific.area", "Sam will read.", "read"),
        ("specific.level", "Sam will reach level 3.", "reach level 3"),
        ("specific.attention", "Sam will concentrate well.", "concentrate well"),
        ("specific.provision", "Sam will be given a laptop.", "be given a laptop"),
        ("measurable.task_number", "Sam will follow two-step rules.", "two-step rules"),
        ("measurable.vague_word", "Sam will often ask for help.", "often"),
        ("measurable.nothing_counted", "Sam will understand it with 80% accuracy.", "80%"),
        ("time_related.frequency", "Sam will hop daily.", "daily"),
        ("time_related.duration", "Sam will sit for 5 minutes.", "for 5 minutes"),
        (
            "time_related.window",
            "Sam will hop 5 times for 3 consecutive weeks.",
            "for 3 consecutive weeks",
        ),
        ("conditions.vague_help", "Sam will hop with support.", "with support"),
        ("wording.jargon", "Sam will decode CVC words.", "CVC"),
    ],
)
def test_a_finding_names_its_rule_and_the_words_it_stands_on(
    rule: str, text: str, words: str
) -> None:
    finding = the(rule, text)
    assert finding.span.of(text) == words
    assert finding.criterion.value == rule.partition(".")[0]
    assert "{" not in message(finding)


def test_every_rule_has_one_english_sentence_that_asks_or_tells() -> None:
    for sentence in ENGLISH.values():
        assert sentence.endswith((".", "?", "}."))


def test_two_deeds_are_two_targets_and_a_tight_pair_is_one() -> None:
    two = "Sam will read 20 words and will write his name."
    assert the("specific.two_targets", two).span.of(two) == "and will write"
    pair = check("Sam will read and spell 20 words.")
    assert all(one.rule != "specific.two_targets" for one in pair.findings)


def test_another_childs_name_is_found_and_the_same_word_is_not() -> None:
    names = ["Will", "Mark", "Grace", "May", "Mo Farouk"]
    for text in (
        "Ada will mark her work by May 2027.",
        "Ada will say grace.",
        "Ada may read.",
        "WILL READ 20 WORDS",
    ):
        assert all(one.rule != "wording.other_child" for one in check(text, names=names).findings)
    text = "Ada will play with Will and Mo Farouk, and Grace will help."
    named = [
        one.span.of(text)
        for one in check(text, names=names).findings
        if one.rule == "wording.other_child"
    ]
    assert named == ["Will", "Mo Farouk", "Grace"]


def test_a_target_copied_unchanged_is_pointed_out_whatever_its_numbers() -> None:
    finding = the("wording.copied", "Sam will read 20 words.", earlier=["sam will read 12 words"])
    assert finding.severity is Severity.NOTE
    assert all(
        one.rule != "wording.copied"
        for one in check("Sam will read words.", earlier=["Sam will write words."]).findings
    )


@pytest.mark.parametrize(
    ("text", "rule", "result"),
    [
        (
            "Sam will improve his reading.",
            "specific.hidden_verb",
            "Sam will read a short passage aloud.",
        ),
        (
            "Sam will hang up his coat.",
            "measurable.none",
            "Sam will hang up his coat on 4 out of 5 occasions.",
        ),
        (
            "Sam will ask for help in lessons.",
            "measurable.none",
            "Sam will ask for help in lessons on 4 out of 5 occasions.",
        ),
        (
            "Sam will hang up his coat.",
            "time_related.none",
            "Sam will hang up his coat by the end of this term.",
        ),
        (
            "Sam will hang up his coat.",
            "conditions.none",
            "Sam will hang up his coat with one prompt.",
        ),
    ],
)
def test_a_repair_is_built_from_the_writers_own_words(text: str, rule: str, result: str) -> None:
    repair = the(rule, text).repair
    assert repair is not None
    assert repair.applied_to(text) == result


def test_step_by_step_a_beginning_becomes_a_target_fine_on_all_that_can_be_settled() -> None:
    text = "Sam will improve his reading"
    ratings = []
    for _ in range(8):
        checked = check(text)
        ratings.append(checked.rating)
        repair = next((one.repair for one in checked.findings if one.repair), None)
        if repair is None:
            break
        text = repair.applied_to(text)
    checked = check(text)
    assert ratings == sorted(ratings)
    assert checked.specific
    assert checked.measurable
    assert checked.time_related
    assert checked.conditions


def test_provision_is_never_repaired_into_a_target() -> None:
    assert the("specific.provision", "Sam will be given a laptop.").repair is None


def test_a_described_target_rests_from_counting() -> None:
    said = {one.criterion for one in check("Sam will smile.", described=True).findings}
    assert Criterion.MEASURABLE not in said
    assert Criterion.MEASURABLE in {one.criterion for one in check("Sam will smile.").findings}
