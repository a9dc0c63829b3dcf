"""Two who press Save in the same moment: exactly one wins, on both databases."""

import threading

import pytest
from django.db import connection

from openiep.people.actions.children import change_child
from openiep.people.models import Pupil
from openiep.rules import Refused


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_in_the_same_moment_exactly_one_wins(pupil, senco, teacher, school_class):
    begin = threading.Barrier(2)
    came: dict[str, str] = {}

    def save(who, language):
        child = Pupil.objects.get(pk=pupil.pk)
        values = {"given_name": "Sam", "family_name": "Taylor", "home_language": language}
        said = {"values": values, "school_class": school_class, "status": "K", "needs": []}
        begin.wait(timeout=10)
        try:
            change_child(pupil=child, version=1, by=who, **said)
            came[language] = "saved"
        except Refused as refused:
            came[language] = refused.reasons[0].code
        finally:
            connection.close()

    pair = [
        threading.Thread(target=save, args=(senco, "Twi")),
        threading.Thread(target=save, args=(teacher, "Fante")),
    ]
    for one in pair:
        one.start()
    for one in pair:
        one.join(30)
    assert sorted(came.values()) == ["saved", "saved_meanwhile"]
    kept = Pupil.objects.get()
    assert kept.version == 2
    assert came[kept.home_language] == "saved"
