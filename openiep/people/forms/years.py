"""What is asked of the next school year: its first day, and what becomes of each class."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from openiep.access.models import User
from openiep.people.models import SchoolClass
from openiep.web import forms


@dataclass(frozen=True)
class NowAndNext:
    """A class of today, and what is proposed for it."""

    school_class: SchoolClass
    children: int
    name: str
    year_group: str
    teacher: UUID | None
    assistant: UUID | None


class YearForm(forms.Form):
    """The first day, from when next year's teachers may read, and three answers for each class."""

    first_day = forms.DayField(
        label=_("First day of the new school year"), hint=_("For example 2 September 2027"),
        with_year=True,
    )  # fmt: skip
    reads_from = forms.DayField(
        label=_("Next year’s teachers may read from"),
        hint=_("They read plans and reviews of their next children, and write nothing before."),
        with_year=True,
    )

    def __init__(
        self,
        *args: Any,
        classes: Sequence[NowAndNext],
        teachers: Sequence[tuple[str, str]],
        assistants: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.classes = classes
        for one in classes:
            key, named = one.school_class.pk.hex, {"name": one.school_class.name}
            self.fields[f"name_{key}"] = forms.TextField(
                label=_("%(name)s is next year") % named, initial=one.name, max_length=40,
                required=False,
            )  # fmt: skip
            self.fields[f"teacher_{key}"] = forms.ChoiceField(
                label=_("Teacher of %(name)s next year") % named, look="select", required=False,
                initial=str(one.teacher or ""), choices=[("", _("not known yet")), *teachers],
            )  # fmt: skip
            self.fields[f"assistant_{key}"] = forms.ChoiceField(
                label=_("Assistant of %(name)s next year") % named, look="select", required=False,
                initial=str(one.assistant or ""), choices=[("", _("not known yet")), *assistants],
            )  # fmt: skip

    def rows(self) -> list[tuple[NowAndNext, Any, Any, Any]]:
        """Each class with its three fields."""
        found = []
        for one in self.classes:
            name, teacher, assistant = (self[f"{what}_{one.school_class.pk.hex}"] for what in WHAT)
            found.append((one, name, teacher, assistant))
        return found

    def said_of(self, one: NowAndNext, users: dict[str, User]) -> tuple[str, tuple[User, ...]]:
        """The next name of a class, "" where its children leave, and its adults."""
        key = one.school_class.pk.hex
        chosen = (self.cleaned_data[f"{what}_{key}"] for what in WHAT[1:])
        adults = tuple(users[user] for user in chosen if user)
        return self.cleaned_data[f"name_{key}"].strip(), adults


WHAT = ("name", "teacher", "assistant")


class MoveForm(forms.Form):
    """Another class next year for one child."""

    school_class = forms.ChoiceField(label=_("Class next year"), choices=(), required=False)

    def __init__(self, *args: Any, classes: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["school_class"]
        choice.choices = [*classes, ("", _("none here"))]  # type: ignore[attr-defined]
