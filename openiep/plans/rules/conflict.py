"""Two people wrote the same thing at once: what differs, and how both are kept."""

from collections.abc import Collection, Mapping

from openiep.rules import Refused, refuse

SAVED_MEANWHILE = "saved_meanwhile"
PUT_BY_THE_PAGE = frozenset(
    {"version", "before", "id", "taken_out", "bank", "way", "sentence", "then"}
)
Typed = Mapping[str, str]  # what stands in a form, by the name of its field


def saved_meanwhile(read: int) -> Refused:
    """The refusal for one who read version `read`, when somebody else has saved since."""
    return refuse(SAVED_MEANWHILE, read=read)


def was_saved_meanwhile(refused: Refused) -> bool:
    """True when this is why an action was refused."""
    return any(reason.code == SAVED_MEANWHILE for reason in refused.reasons)


def differing(mine: Typed, theirs: Typed) -> list[str]:
    """The names under which the two say different things, in the order in which they are asked."""
    names = dict.fromkeys([*mine, *theirs])
    return [name for name in names if _said(mine, name) != _said(theirs, name)]


def reads_the_same(mine: Typed, theirs: Typed, *, lists: Collection[str]) -> bool:
    """True when the two would save the same, whatever the page itself hid among them.

    Of the fields that `lists` names only lines count in which something is written.
    """
    hidden = {*PUT_BY_THE_PAGE, *lists}
    if _said(mine, "way") == "sentence" or set(differing(mine, theirs)) - hidden:
        return False
    return all(_written_lines(mine, name) == _written_lines(theirs, name) for name in lists)


def both(
    before: Typed, mine: Typed, theirs: Typed, *, joins: Mapping[str, str], lists: Collection[str]
) -> dict[str, str]:
    """Mine and theirs in one, seen from what both began with.

    What only one of the two changed is taken from that one. Where both changed it, a text that
    `joins` names is kept twice with that between, and of anything else mine is kept. `lists` name
    the fields that hold a list's lines as ids with commas: lines that either added are in, and
    those that one took out are out unless the other wrote in them.
    """
    merged = {}
    for name in dict.fromkeys([*theirs, *mine]):
        was, ours, other = (_said(typed, name) for typed in (before, mine, theirs))
        if name in lists:
            merged[name] = _join_lines(name, before, mine, theirs)
        elif ours in (other, was):
            merged[name] = other
        elif other == was or name not in joins:
            merged[name] = ours
        else:
            merged[name] = _join_texts(ours, other, joins[name])
    return merged


def _written_lines(typed: Typed, name: str) -> list[str]:
    ids = [one for one in _said(typed, name).split(",") if one]
    lines = {one: f"{name}-{one}-" for one in ids}
    return [one for one in ids if any(n.startswith(lines[one]) and _said(typed, n) for n in typed)]


def _said(typed: Typed, name: str) -> str:
    return typed.get(name, "").replace("\r\n", "\n").strip()


def _join_texts(mine: str, theirs: str, between: str) -> str:
    if mine in theirs:
        return theirs
    return mine if theirs in mine else f"{theirs}{between}{mine}"


def _join_lines(name: str, before: Typed, mine: Typed, theirs: Typed) -> str:
    began, ours, others = (
        [i for i in _said(t, name).split(",") if i] for t in (before, mine, theirs)
    )

    def stays(line: str) -> bool:
        if line not in began or (line in ours and line in others):
            return True
        kept = mine if line in ours else theirs if line in others else before
        prefix = f"{name}-{line}-"
        return any(n.startswith(prefix) and _said(kept, n) != _said(before, n) for n in kept)

    return ",".join(line for line in dict.fromkeys([*others, *ours]) if stays(line))
