"""A demo school is made whole, or not at all."""

import pytest

from openiep.access.models import AuditEntry, Installation
from openiep.home.demo import school as making
from openiep.people.models import Pupil, School


def test_when_it_fails_halfway_nothing_is_left(db, monkeypatch):
    def fall_over(_told):
        raise RuntimeError("The disk is full.")

    monkeypatch.setattr(making, "tell", fall_over)
    with pytest.raises(RuntimeError):
        making.make_demo_school()
    assert not Installation.objects.exists()
    assert not School.objects.exists()
    assert not Pupil.objects.exists()
    assert not AuditEntry.objects.exists()
