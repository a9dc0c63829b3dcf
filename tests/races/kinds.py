"""Every kind of record that two people may save at once: how it is saved, and what it says now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from openiep.letters.actions import change_letter
from openiep.letters.tests.factories import kept_letter
from openiep.people.actions.around import change_person_around
from openiep.people.actions.children import change_child, change_profile
from openiep.plans.actions import writing
from openiep.plans.actions.bank import add_to_bank, change_in_bank
from openiep.plans.actions.before import add_help_before, change_help_before
from openiep.plans.actions.measures import add_own_measure, change_own_measure
from openiep.plans.models import HomeHelp, PlanPart, Provision, TargetWording
from openiep.plans.tests.agreeing import fresh, plan_in_force
from openiep.plans.tests.factories import written_plan
from openiep.reviews.actions.deciding import answer_question, record_result
from openiep.reviews.actions.preparing import Invite, change_review, prepare_review
from openiep.reviews.models import Review, ReviewAnswer, TargetResult
from openiep.reviews.rules.codes import Question, Result

Save = Callable[[Any, str, int], object]  # by whom, which words, as read at which version


@dataclass(frozen=True)
class Kind:
    """A kind of record: its row, the field that both write, and its action."""

    name: str
    model: Any
    pk: Any
    field: str
    save: Save

    def now(self) -> tuple[int, str]:
        """The version of the row and what it says."""
        row = self.model._base_manager.get(pk=self.pk)
        said = row.content["needs"] if self.field == "content" else getattr(row, self.field)
        return row.version, said


def plan_kinds(plan) -> list[Kind]:
    """Parts and rows of a plan that is being written."""
    part = PlanPart.objects.get(plan=plan, key="needs")
    target, help, home = (m.objects.get(plan=plan) for m in (TargetWording, Provision, HomeHelp))
    again = _again

    def save_part(by, words, version):
        content = {"strengths": "Kind.", "needs": words, "difficulties": ""}
        said = {"content": content, "nothing_needed": False}
        writing.save_part(plan=fresh(plan), key="needs", **said, version=version, by=by)

    return [
        Kind("part", PlanPart, part.pk, "content", save_part),
        Kind("target", TargetWording, target.pk, "will_do", lambda by, words, version:
             writing.save_target(wording=again(target), values={"will_do": words}, version=version, by=by)),
        Kind("arrangement", Provision, help.pk, "activities", lambda by, words, version:
             writing.save_arrangement(
                 arrangement=again(help), values={"activities": words}, version=version, by=by)),
        Kind("home help", HomeHelp, home.pk, "what", lambda by, words, version:
             writing.save_home_help(home_help=again(home), values={"what": words}, version=version, by=by)),
    ]  # fmt: skip


def review_kinds(plan, mother, senco) -> list[Kind]:
    """An answer, a result and the day of a review."""
    day = plan.school.today() + timedelta(days=30)
    review = prepare_review(
        plan=fresh(plan), day=day, invite=[Invite(person_id=mother.person_id)], by=senco
    )
    target = TargetWording.objects.get(plan=plan).target_id
    about = {"target_id": target, "result": Result.MET}
    first = {"review": review, "by": senco, "version": 0}
    answer = answer_question(question=Question.PROGRESS, words="First", **first)
    result = record_result(why="First", **about, **first)
    when = {"day": day, "starts_at": None, "at_parents_evening": False}
    again = _again
    return [
        Kind("review answer", ReviewAnswer, answer.pk, "words", lambda by, words, version:
             answer_question(review=again(review), question=Question.PROGRESS, words=words,
                             version=version, by=by)),
        Kind("result of a target", TargetResult, result.pk, "why", lambda by, words, version:
             record_result(review=again(review), **about, why=words, version=version, by=by)),
        Kind("day of a review", Review, review.pk, "place", lambda by, words, version:
             change_review(review=again(review), **when, place=words, version=version, by=by)),
    ]  # fmt: skip


def child_kinds(pupil, mother, senco) -> list[Kind]:
    """The child, the profile, a person around, a letter, help before a plan."""
    profile = change_profile(pupil=pupil, liked="", matters="", helps="", version=0, by=senco)
    letter = kept_letter(pupil, by=senco)
    said = {"kind": "report", "sender": "", "dated_on": letter.dated_on, "audience": "staff"}
    today = pupil.school.today()
    concern = {"concern": "Covers his ears", "parents_told": "no", "not_told_why": "Away",
               "starts_on": today, "ends_on": today}  # fmt: skip
    help = add_help_before(pupil=pupil, values=concern, by=senco)
    around = {"kind": "family", "called": "Sara", "is_key_person": False, "responsibility": "yes",
              "care": "yes", "verified": True, "restriction": "", "priority": 1}  # fmt: skip
    child = {"school_class": None, "status": "K", "needs": []}
    names = {"given_name": "Sam", "family_name": "Taylor"}
    again = _again
    return [
        Kind("child", type(pupil), pupil.pk, "home_language", lambda by, words, version:
             change_child(pupil=again(pupil), values={**names, "home_language": words}, **child,
                          version=version, by=by)),
        Kind("profile", type(profile), profile.pk, "liked", lambda by, words, version:
             change_profile(pupil=again(pupil), liked=words, matters="", helps="", version=version, by=by)),
        Kind("person around", type(mother), mother.pk, "relation", lambda by, words, version:
             change_person_around(involvement=again(mother), values={**around, "relation": words},
                                  version=version, by=by)),
        Kind("letter", type(letter), letter.pk, "title", lambda by, words, version:
             change_letter(letter=again(letter), values={**said, "title": words}, version=version, by=by)),
        Kind("help before a plan", type(help), help.pk, "help", lambda by, words, version:
             change_help_before(help_before=again(help), values={**concern, "help": words},
                                version=version, by=by)),
    ]  # fmt: skip


def school_kinds(school, senco) -> list[Kind]:
    """What the school keeps of its own: a target of the bank, a way of measuring."""
    entry = add_to_bank(
        school=school, values={"name": "Reading", "will_do": "read {words}"}, by=senco
    )
    said = {"name": "Minutes in the hall", "kind": "duration", "direction": "up"}
    own = add_own_measure(school=school, values=said, by=senco)
    again = _again
    return [
        Kind("target of the bank", type(entry), entry.pk, "name", lambda by, words, version:
             change_in_bank(entry=again(entry), values={"name": words, "will_do": "read {words}"},
                            version=version, by=by)),
        Kind("way of measuring", type(own), own.pk, "name", lambda by, words, version:
             change_own_measure(own_measure=again(own), values={**said, "name": words},
                                version=version, by=by)),
    ]  # fmt: skip


def every_kind(school, pupil, second_pupil, mother, mother_of_second, senco) -> list[Kind]:
    """All of them, of two children: one whose plan is being written, one whose plan is reviewed."""
    draft = written_plan(pupil, by=senco)
    in_force = plan_in_force(second_pupil, mother_of_second, by=senco)
    return [
        *plan_kinds(draft),
        *review_kinds(in_force, mother_of_second, senco),
        *child_kinds(pupil, mother, senco),
        *school_kinds(school, senco),
    ]


def _again(row):
    """The row as a second person would have it: read afresh, in their own connection."""
    return type(row)._base_manager.get(pk=row.pk)
