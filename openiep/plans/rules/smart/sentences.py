"""What a colleague would say: one English sentence for each rule, and why the rule stands.

Presenters translate by rule and values; the command line and the public format print these.
"""

from collections.abc import Mapping
from types import MappingProxyType

from openiep.plans.rules.smart.model import Finding

ENGLISH: Mapping[str, str] = MappingProxyType(
    {
        "specific.empty": "Nothing is written yet. What will be different?",
        "specific.hidden_verb": "“{words}” does not say what you will see. What will the child "
                                "do that cannot be seen today?",
        "specific.vague_object": "“{words}” can mean many things. Two adults should look for the "
                                 "same one.",
        "specific.area": "“{words}” names a whole area. Which small step of it comes next?",
        "specific.level": "A level says how far, not what the child does. What would a visitor "
                          "see?",
        "specific.attention": "Attention cannot be seen. Name the activity: listens to a story, "
                              "works at the sorting task.",
        "specific.joining": "“{words}” leaves open what the child does there. Speak, sit, take a "
                            "turn?",
        "specific.provision": "This is what adults will do. What will change for the child?",
        "specific.no_deed": "No deed was found. What will the child do: say, write, put on, wait?",
        "specific.two_targets": "This holds two targets. Two lines are easier to check.",
        "measurable.none": "How will you both know it is done? Say how often, how many or how "
                           "long.",
        "measurable.nothing_counted": "“{words}” of what? Say first what can be seen, then count "
                                      "it.",
        "measurable.task_number": "“{words}” tells what the task is. Say how often or how many.",
        "measurable.vague_word": "“{words}” cannot be counted. Say how many out of how many.",
        "time_related.none": "By when? A term is a good length for one step.",
        "time_related.frequency": "“{words}” says how often, not by when.",
        "time_related.window": "“{words}” says for how long it must hold, not by when it is "
                               "reached.",
        "time_related.duration": "“{words}” says how long it lasts, not by when.",
        "conditions.none": "Where, with what, and with how much help?",
        "conditions.vague_help": "“{words}” can be anything. How many prompts, or which help?",
        "baseline.none": "What can the child do now? Three quick looks are enough.",
        "placeholder.blank": "There is a blank left: “{words}”.",
        "wording.jargon": "“{words}” may be new to a family or a supply teacher. In plain words: "
                          "{plain}.",
        "wording.other_child": "“{words}” is the name of another child at this school.",
        "wording.copied": "These words stand in an earlier target. What is the next step for "
                          "this child?",
        "realistic.no_baseline": "No starting point is known yet, so nobody can say whether this "
                                 "is within reach.",
        "realistic.already_there": "The starting point ({baseline}) has already reached the aim "
                                   "({aim}).",
        "realistic.steep": "From {baseline} to {aim} in {weeks} weeks asks {asked} a week; so "
                           "far it has been {so_far} a week.",
        "realistic.standing": "From {baseline} to {aim} in {weeks} weeks asks {asked} a week; so "
                              "far there has been no gain.",
        "realistic.fine": "From {baseline} to {aim} in {weeks} weeks asks {asked} a week; so far "
                          "it has been {so_far} a week.",
        "realistic.asked": "From {baseline} to {aim} in {weeks} weeks asks {asked} a week.",
        "realistic.no_weeks": "The day is past or missing, so the pace cannot be told.",
    }
)  # fmt: skip


def message(finding: Finding) -> str:
    """The finding as an English sentence."""
    return say(finding.rule, finding.about)


def say(rule: str, about: Mapping[str, str]) -> str:
    """The English sentence of a rule with its values. Raises KeyError for an unknown rule."""
    return ENGLISH[rule].format_map(dict(about))
