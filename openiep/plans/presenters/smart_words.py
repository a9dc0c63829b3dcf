"""What the panel beside a target says, for each rule of the checker and of the record."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _

About = Mapping[str, str]


def reason(rule: str, about: About, name: str) -> str:
    """The short sentence for a rule; `name` is what the child is called. "" where it has none."""
    said = {**SPECIFIC, **MEASURABLE, **DAY_AND_HELP, **RECORD, **BESIDE}.get(rule)
    return said() % {"name": name, **about} if said else ""


Sentences = Mapping[str, Callable[[], str]]
SPECIFIC: Sentences = {
    "specific.empty": lambda: _("Nothing is written yet. What will be different?"),
    "specific.hidden_verb": lambda: _(
        "“%(words)s” does not say what you will see. What will %(name)s do that cannot be seen "
        "today?"
    ),
    "specific.vague_object": lambda: _(
        "“%(words)s” can mean many things. Would two adults look for the same one?"
    ),
    "specific.area": lambda: _(
        "“%(words)s” names a whole area. Which small step of it comes next?"
    ),
    "specific.level": lambda: _("A level says how far, not what %(name)s does. What will you see?"),
    "specific.attention": lambda: _(
        "Attention cannot be seen. Name the activity: listens to a story, works at the sorting."
    ),
    "specific.joining": lambda: _(
        "“%(words)s” leaves open what %(name)s does there. Speak, sit, take a turn?"
    ),
    "specific.provision": lambda: _(
        "This is what adults will do. What will %(name)s do because of it?"
    ),
    "specific.no_deed": lambda: _(
        "No deed was found. What will %(name)s do: say, write, put on, wait?"
    ),
    "specific.two_targets": lambda: _(
        "This holds two targets (“%(words)s”). Two targets are easier to check."
    ),
}
MEASURABLE: Sentences = {
    "measurable.none": lambda: _("How will you both know that it is done? How often, or how many?"),
    "measurable.nothing_counted": lambda: _(
        "“%(words)s” of what? First say what can be seen, then count it."
    ),
    "measurable.task_number": lambda: _(
        "“%(words)s” tells what the task is. How often, or how many?"
    ),
    "measurable.vague_word": lambda: _("“%(words)s” cannot be counted. How many, out of how many?"),
    "measurable.by_aim": lambda: _("The aim below says when it is met."),
    "measurable.described": lambda: _("Described, not counted."),
}
DAY_AND_HELP: Sentences = {
    "time_related.none": lambda: _("By when? A term is a good length for one step."),
    "time_related.frequency": lambda: _("“%(words)s” says how often, not by when."),
    "time_related.window": lambda: _("“%(words)s” says for how long it must hold, not by when."),
    "time_related.duration": lambda: _("“%(words)s” says how long it lasts, not by when."),
    "conditions.none": lambda: _("Where, with what, and with how much help?"),
    "conditions.vague_help": lambda: _(
        "“%(words)s” can be anything. How many prompts, or which help?"
    ),
}
RECORD: Sentences = {
    "agreed.will_be_asked": lambda: _("When the plan is proposed, these are asked: %(names)s."),
    "agreed.asked_again": lambda: _(
        "What was agreed counts until the change is finished. Then these are asked: %(names)s."
    ),
    "agreed.by_all": lambda: _("Agreed by %(names)s."),
    "agreed.open": lambda: _("Agreed by %(agreed)s. Still asked: %(names)s."),
    "agreed.no_family": lambda: _(
        "Nobody in the family who can agree is recorded yet. Asked so far: %(names)s."
    ),
    "realistic.described": lambda: _("Described, not counted."),
    "realistic.start_in_words": lambda: _("Where it starts is known."),
    "realistic.known": lambda: _("Where it starts and the aim are known."),
    "realistic.no_baseline": lambda: _(
        "What can %(name)s do now? Three quick looks are enough for a starting point."
    ),
    "realistic.bank_question": lambda: _("Where does it start? %(question)s"),
    "realistic.no_aim": lambda: _("It starts at %(baseline)s. What is the aim?"),
    "realistic.already_there": lambda: _(
        "%(name)s is there already: it starts at %(baseline)s, and the aim is %(aim)s."
    ),
    "realistic.no_weeks": lambda: _(
        "From %(baseline)s to %(aim)s, but by no day that is still to come."
    ),
    "realistic.asked": lambda: _(
        "From %(baseline)s to %(aim)s in %(weeks)s weeks asks %(asked)s a week. How fast %(name)s "
        "gains is not known yet."
    ),
    "realistic.fine": lambda: _(
        "From %(baseline)s to %(aim)s in %(weeks)s weeks asks %(asked)s a week; so far %(name)s "
        "has gained %(so_far)s a week."
    ),
    "realistic.steep": lambda: _(
        "From %(baseline)s to %(aim)s in %(weeks)s weeks asks %(asked)s a week; so far %(name)s "
        "has gained %(so_far)s a week. A later day or a nearer aim?"
    ),
    "realistic.standing": lambda: _(
        "From %(baseline)s to %(aim)s in %(weeks)s weeks asks %(asked)s a week; the readings so "
        "far show no gain. A smaller step, or another way of helping?"
    ),
}
BESIDE: Sentences = {
    "placeholder.blank": lambda: _("There is a blank left: “%(words)s”."),
    "wording.jargon": lambda: _(
        "“%(words)s” may be new to the family or a supply teacher. In plain words: %(plain)s."
    ),
    "wording.other_child": lambda: _(
        "“%(words)s” is also the name of another child here. Families read this plan."
    ),
    "wording.copied_last": lambda: _(
        "These words stood in the last plan, too. What is the next step, or what will be "
        "different this time?"
    ),
    "wording.copied_from": lambda: _(
        "The same words stand in %(name)s’s plan. What is the step for this child?"
    ),
    "wording.copied_elsewhere": lambda: _(
        "The same words stand in another plan of the school. What is the step for this child?"
    ),
}
