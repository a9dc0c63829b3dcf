"""Which column of a list answers which of our questions, and how sure that is."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from openiep.reference.headings import list_fields
from openiep.rules import Reason, because


class Confidence(StrEnum):
    """How sure a column's meaning is."""

    SURE = "sure"  # the heading is one we know
    LIKELY = "likely"  # the heading nearly is, or the values speak louder than it
    GUESS = "guess"  # the heading says nothing, the values do
    PERSON = "person"  # somebody said so
    NONE = ""  # the column is left out


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the file. `field` is empty where it is left out."""

    index: int
    heading: str
    field: str = ""
    confidence: Confidence = Confidence.NONE


@dataclass(frozen=True, slots=True)
class ColumnMap:
    """All columns of the file, in its order, with what each of them answers."""

    columns: tuple[Column, ...]

    def of(self, field: str) -> tuple[Column, ...]:
        """The columns that answer this question, in the file's order; none, one, or several."""
        return tuple(column for column in self.columns if column.field == field)

    @property
    def fields(self) -> frozenset[str]:
        """Everything that is answered by some column."""
        return frozenset(column.field for column in self.columns) - {""}

    def profile(self) -> dict[str, str]:
        """Heading to field, to be kept and used for the next file (`remembered`)."""
        return dict(zip(_names(self), (column.field for column in self.columns), strict=True))


def problems(columns: ColumnMap) -> tuple[Reason, ...]:
    """Why these columns cannot be read: `name_needed`, `field_twice` (field, headings)."""
    reasons = []
    if not {"given_name", "family_name"} <= columns.fields and "full_name" not in columns.fields:
        reasons.append(because("name_needed"))
    for field, about in list_fields().items():
        found = columns.of(field)
        if len(found) > 1 and not about.many:
            headings = tuple(column.heading for column in found)
            reasons.append(because("field_twice", field=field, headings=headings))
    return tuple(reasons)


def advice(columns: ColumnMap) -> tuple[Reason, ...]:
    """What a person should know before going on: `no_identifier`, `no_birth_date`.

    Without an identifier the next list cannot find these children again; without a birth date two
    children of one name look alike.
    """
    reasons = []
    if not columns.fields & {"upn", "own_id"}:
        reasons.append(because("no_identifier"))
    if "birth_date" not in columns.fields:
        reasons.append(because("no_birth_date"))
    return tuple(reasons)


def corrected(columns: ColumnMap, chosen: Mapping[int, str]) -> ColumnMap | tuple[Reason, ...]:
    """The columns as a person chose them, index to field ("" leaves a column out).

    Columns that are not named stay. The reasons instead: `unknown_column` (index), `unknown_field`
    (name), and those of `problems`.
    """
    unknown = [
        *(because("unknown_column", index=i) for i in chosen if not 0 <= i < len(columns.columns)),
        *(
            because("unknown_field", name=f)
            for f in chosen.values()
            if f and f not in list_fields()
        ),
    ]
    if unknown:
        return tuple(unknown)
    result = ColumnMap(tuple(_chosen(column, chosen) for column in columns.columns))
    return problems(result) or result


def remembered(columns: ColumnMap, profile: Mapping[str, str]) -> ColumnMap:
    """The guess, with what somebody said of the same headings last time going before it."""
    chosen = {
        index: profile[name]
        for index, name in enumerate(_names(columns))
        if name in profile and (not profile[name] or profile[name] in list_fields())
    }
    taken = {field for field in chosen.values() if field and not list_fields()[field].many}
    for column in columns.columns:
        if column.index not in chosen and column.field in taken:
            chosen[column.index] = ""
    return ColumnMap(tuple(_chosen(column, chosen) for column in columns.columns))


def _chosen(column: Column, chosen: Mapping[int, str]) -> Column:
    if column.index not in chosen or chosen[column.index] == column.field:
        return column
    field = chosen[column.index]
    confidence = Confidence.PERSON if field else Confidence.NONE
    return Column(column.index, column.heading, field, confidence)


def _names(columns: ColumnMap) -> list[str]:
    """The headings, told apart by a number where one stands twice."""
    names: list[str] = []
    counts: dict[str, int] = {}
    for column in columns.columns:
        heading = column.heading.casefold()
        counts[heading] = counts.get(heading, 0) + 1
        names.append(heading if counts[heading] == 1 else f"{heading}#{counts[heading]}")
    return names
