"""Two people wrote the same at once: both versions side by side, and what each choice would keep."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from openiep.plans.forms.typed import Typed
from openiep.plans.forms.writing import WritingForm, sealed
from openiep.plans.rules.conflict import both, differing


@dataclass(frozen=True, slots=True)
class Difference:
    """One question that the two answered differently."""

    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """What the page shows, and the hidden fields behind "Keep mine" and "Keep both"."""

    who: str
    differences: list[Difference]
    mine: Typed
    both: Typed


def conflict_page(
    form: WritingForm, mine: Typed, theirs: Typed, version: int, *, who: str
) -> Conflict:
    """`form` holds what I sent; `theirs` is what stands stored now, at `version`."""
    lists = {one.name for one in form.lists}
    merged = both(form.read_before, mine, theirs, joins=form.joins, lists=lists)
    other = type(form)(typed=theirs)
    names = [n for n in differing(mine, theirs) if n not in lists and n not in {"id", "taken_out"}]
    return Conflict(
        who=who or _("A colleague"),
        differences=[
            Difference(
                label=_label(form, other, name),
                mine=form.as_said(name, mine.get(name, "")),
                theirs=other.as_said(name, theirs.get(name, "")),
            )
            for name in names
        ],
        mine={**mine, **_over(theirs, version)},
        both={**merged, **_over(theirs, version)},
    )


def _over(theirs: Typed, version: int) -> Typed:
    """The hidden fields by which what is kept is laid over theirs."""
    fresh = sealed(theirs, version)
    return {name: fresh[name] for name in ("version", "before")}


def _label(form: WritingForm, other: WritingForm, name: str) -> str:
    field = form.fields.get(name) or other.fields.get(name)
    return str(field.label or "") if field else ""
