"""Two press Save in the same moment, over and over, for every kind of record: nothing is overwritten.

`make raced` runs 1,000 pairs of each kind; the tests run fewer of the same.
"""

import os
import threading
import time
from collections import Counter

import pytest
from django.apps import apps
from django.db import connection, connections

from openiep.access.models import User
from openiep.people.tests.factories import InvolvementFactory, PupilFactory
from openiep.rules import Refused
from tests.races.kinds import Kind, every_kind

# Saved through the same statement as the others, and not yet driven here.
NOT_YET = {"people.Leaving"}
COUNTED = ("version", "PositiveIntegerField")
PAIRS = int(os.environ.get("OPENIEP_RACED_PAIRS", "8"))
pytestmark = pytest.mark.django_db(transaction=True)


class Race:
    """Two people with connections of their own, who save the same row in the same moment."""

    def __init__(self, kind: Kind, people: list[User], pairs: int) -> None:
        self.kind, self.people, self.pairs = kind, people, pairs
        self.ready = threading.Barrier(2, action=self.read, timeout=60)
        self.done = threading.Barrier(2, action=self.judge, timeout=60)
        self.version, self.number = 0, 0
        self.came: dict[str, str] = {}
        self.counted: Counter[str] = Counter()
        self.wrong: list[str] = []

    def read(self) -> None:
        """Both have read the same version."""
        self.version, _said = self.kind.now()
        self.number += 1
        self.came = {}

    def judge(self) -> None:
        """One saved, and the row says that one's words; the other was told."""
        version, said = self.kind.now()
        self.counted.update(self.came.values())
        winners = [words for words, what in self.came.items() if what == "saved"]
        if sorted(self.came.values()) != ["saved", "saved_meanwhile"] or winners != [said]:
            self.wrong.append(f"{self.kind.name} {self.number}: {self.came}, says {said}")
        if version != self.version + 1:
            self.wrong.append(f"{self.kind.name} {self.number}: {self.version} became {version}")

    def go(self) -> "Race":
        """All pairs, one after another."""
        two = [threading.Thread(target=self.save_often, args=(who,)) for who in range(2)]
        for one in two:
            one.start()
        for one in two:
            one.join()
        return self

    def save_often(self, who: int) -> None:
        """One of the two."""
        try:
            for number in range(self.pairs):
                self.ready.wait()
                words = f"Words {number} of {who}"
                try:
                    self.kind.save(self.people[who], words, self.version)
                    self.came[words] = "saved"
                except Refused as refused:
                    self.came[words] = refused.reasons[0].code
                self.done.wait()
        except BaseException as fault:  # also of the barrier: the other must not wait for ever
            self.wrong.append(f"{self.kind.name}: {fault!r}")
            self.ready.abort()
            self.done.abort()
        finally:
            connections.close_all()


@pytest.fixture
def kinds(school, pupil, school_class, mother, senco) -> list[Kind]:
    """Every kind of record, each with a row."""
    second = PupilFactory(school=school, known_as="Ada", in_class=school_class)
    hers = InvolvementFactory(pupil=second, person__called="Ben Ada", relation="father")
    return every_kind(school, pupil, second, mother, hers, senco)


def test_of_each_pair_exactly_one_wins_and_the_other_is_told(
    kinds, senco, teacher, record_property
):
    from openiep.people.tests.factories import hold_post

    other = hold_post(senco.posts.get().school, "senco", "Mr Second")
    wrong, lines = [], []
    for kind in kinds:
        begun = time.monotonic()
        race = Race(kind, [senco, other], PAIRS).go()
        wrong += race.wrong
        took = time.monotonic() - begun
        lines.append(f"{kind.name}: {race.number} pairs, {dict(race.counted)}, {took:.1f} s")
    print(f"\n{connection.vendor}: " + "\n  ".join(lines))  # noqa: T201 - `make raced` shows it
    assert wrong == []


def test_a_save_that_asks_nothing_would_be_found(kinds, senco):
    """The break that the race is there for: an action that forgets the version."""
    kind = kinds[0]

    def blindly(by, words, version):
        try:
            kind.save(by, words, kind.now()[0])
        except Refused:
            blindly(by, words, version)

    race = Race(Kind("blind", kind.model, kind.pk, kind.field, blindly), [senco, senco], 6).go()
    assert race.wrong != []


def test_every_record_with_a_version_is_raced(kinds):
    raced = {kind.model._meta.label for kind in kinds}
    counted = {
        model._meta.label
        for model in apps.get_models()
        if model.__module__.startswith("openiep.")
        and any((f.name, f.get_internal_type()) == COUNTED for f in model._meta.fields)
    }
    assert counted - raced == NOT_YET
