"""The adults and groups a school already has, as plain values that can be looked up."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from openiep.exchange.rules.adult_rows import Keys
from openiep.exchange.rules.values.names import same_name


@dataclass(frozen=True, slots=True)
class KnownAround:
    """That an adult is around a child, with what standing."""

    id: str
    relation: str = ""
    responsibility: str = "unknown"
    care: str = "unknown"
    court_order: bool = False
    priority: int = 1


@dataclass(frozen=True, slots=True)
class KnownAdult:
    """An adult who is already here. A colleague has a `user_id`; `around` is by child's id."""

    id: str
    called: str = ""
    full_name: str = ""
    telephone: str = ""
    email: str = ""
    address: str = ""
    language: str = ""
    needs_interpreter: bool = False
    reached_by: str = ""
    keys: frozenset[tuple[str, str]] = frozenset()
    user_id: str = ""
    posts: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    around: Mapping[str, KnownAround] = field(default_factory=dict)

    @property
    def names(self) -> frozenset[str]:
        """The names, so that spellings compare."""
        return frozenset({same_name(self.called), same_name(self.full_name)} - {""})


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A class or set, with the ids of who is in it and who teaches it today."""

    id: str
    name: str
    own_id: str = ""
    is_class: bool = False
    children: frozenset[str] = frozenset()
    teachers: frozenset[str] = frozenset()


class AdultRegister:
    """The known adults by number, by e-mail, and by whose child they are."""

    def __init__(self, adults: Iterable[KnownAdult]) -> None:
        self.by_id: dict[str, KnownAdult] = {}
        self._by_key: dict[tuple[str, str], KnownAdult] = {}
        self._by_child: dict[str, list[KnownAdult]] = defaultdict(list)
        self._by_reach: dict[tuple[str, str], list[KnownAdult]] = defaultdict(list)
        self._staff_by_email: dict[str, KnownAdult] = {}
        for adult in adults:
            self.by_id[adult.id] = adult
            for key in adult.keys:
                self._by_key[key] = adult
            for child_id in adult.around:
                self._by_child[child_id].append(adult)
            if adult.user_id:
                self._staff_by_email[adult.email.casefold()] = adult
            for name in adult.names:
                for reach in {adult.email.casefold(), figures(adult.telephone)} - {""}:
                    self._by_reach[name, reach].append(adult)

    def by_keys(self, keys: Keys) -> list[KnownAdult]:
        """Those who bear one of these numbers."""
        found = {one.id: one for key in keys if (one := self._by_key.get(key))}
        return list(found.values())

    def colleague(self, email: str) -> KnownAdult | None:
        """The colleague who signs in with this address."""
        return self._staff_by_email.get(email.casefold())

    def around(self, child_id: str) -> list[KnownAdult]:
        """Everybody around a child."""
        return self._by_child.get(child_id, [])

    def of_name_and_reach(self, name: str, email: str, telephone: str) -> list[KnownAdult]:
        """Those of this name who also have this e-mail address or telephone number."""
        found: dict[str, KnownAdult] = {}
        for reach in {email.casefold(), figures(telephone)} - {""}:
            found |= {one.id: one for one in self._by_reach.get((same_name(name), reach), ())}
        return [found[key] for key in sorted(found)]


def figures(telephone: str) -> str:
    """The figures of the first number, the same with and without blanks."""
    return "".join(letter for letter in telephone.partition("/")[0] if letter.isdigit())
