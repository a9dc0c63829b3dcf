"""The invented staff of the demo school, and the doors to look around as one of them."""

from django.utils.translation import gettext_lazy as _

from openiep.access.models import Installation, User

# role, who, what there is to see
DOORS = (
    ("senco", _("Ms Okafor, SENCo"), _("Every child with a plan, and what is due.")),
    ("teacher", _("Mr Khan, class teacher of 3K"), _("The children of one class.")),
    ("assistant", _("Miss Byrne, teaching assistant in 3K"), _("Targets, and recording.")),
    ("head", _("Mrs Lindqvist, head"), _("Numbers and lists; a record after giving a reason.")),
)
EMAILS = {
    "senco": "senco@demo.example",
    "teacher": "teacher.3k@demo.example",
    "assistant": "assistant.3k@demo.example",
    "head": "head@demo.example",
}


def user_behind(role: str) -> User | None:
    """The invented user behind a door, in a database made as a demo; None otherwise."""
    if role not in EMAILS or not Installation.objects.filter(is_demo=True).exists():
        return None
    return User.objects.filter(email=EMAILS[role]).first()
