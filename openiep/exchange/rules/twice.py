"""Children who may stand in the register twice: once by hand, once from a list."""

from collections import defaultdict
from collections.abc import Iterable

from openiep.exchange.rules.known import KnownChild
from openiep.exchange.rules.values.names import same_name


def here_twice(children: Iterable[KnownChild]) -> list[tuple[KnownChild, KnownChild]]:
    """Pairs of one name, not kept apart by birth date or by two UPNs; the one by hand first.

    Only proposed: a person looks at both and decides.
    """
    by_name: dict[str, list[KnownChild]] = defaultdict(list)
    for child in children:
        for name in {same_name(f"{first} {child.family_name}")
                     for first in (child.given_name, child.known_as) if first}:  # fmt: skip
            by_name[name].append(child)
    pairs = {}
    for alike in by_name.values():
        for place, one in enumerate(alike):
            for other in alike[place + 1 :]:
                if one.id != other.id and _may_be_one(one, other):
                    first, second = sorted((one, other), key=lambda c: (bool(c.upn), c.id))
                    pairs[first.id, second.id] = (first, second)
    return [pairs[key] for key in sorted(pairs)]


def _may_be_one(one: KnownChild, other: KnownChild) -> bool:
    apart = one.birth_date and other.birth_date and one.birth_date != other.birth_date
    return not apart and not (one.upn and other.upn)
