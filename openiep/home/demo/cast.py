"""The invented people of the demo school, and the doors to look around as one of them."""

from django.utils.translation import gettext_lazy as _

from openiep.access.models import Installation, User

# role, who, what there is to see
DOORS = (
    ("senco", _("Ms Okafor, SENCo"), _("Every child with a plan, and what is due.")),
    ("teacher", _("Mr Khan, class teacher of 3K"), _("The children of one class.")),
    ("assistant", _("Miss Byrne, teaching assistant in 3K"), _("Targets, and recording.")),
    ("head", _("Mrs Lindqvist, head"), _("Numbers and lists; a record after giving a reason.")),
)
FAMILY_DOORS = (
    (
        "mother",
        _("Sara Taylor, Sam’s mother"),
        _("Sam’s plan in plain words, on a phone: what is agreed, how it is going, her diary."),
    ),
    (
        "father",
        _("Craig Dunmore, Sam’s father"),
        _("The same plan with answers of his own. Neither parent sees the other’s words."),
    ),
    (
        "asked",
        _("Elif Demir, Yusuf’s mother"),
        _("A plan that the school proposes, and that waits for her answer."),
    ),
)
EMAILS = {
    "senco": "senco@demo.example",
    "teacher": "teacher.3k@demo.example",
    "assistant": "assistant.3k@demo.example",
    "head": "head@demo.example",
    "mother": "sara.taylor@family.example",
    "father": "craig.dunmore@family.example",
    "asked": "elif.demir@family.example",
}


def is_parent(role: str) -> bool:
    """True for a role that comes by the family's door."""
    return any(role == one[0] for one in FAMILY_DOORS)


def user_behind(role: str) -> User | None:
    """The invented user behind a door, in a database made as a demo; None otherwise."""
    if role not in EMAILS or not Installation.objects.filter(is_demo=True).exists():
        return None
    return User.objects.filter(email=EMAILS[role]).first()
