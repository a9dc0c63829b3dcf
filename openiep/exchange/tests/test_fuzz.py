"""Twenty thousand spoilt files: rows or a reason, never a crash, never long."""

import contextlib
import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from openiep.exchange.actions.reading import read_list
from openiep.exchange.models import ImportBatch
from openiep.exchange.tests.archives import one_roster, zipped
from openiep.exchange.tests.fuzzing import fuzz, read_all, spoilt
from openiep.rules import Refused


@pytest.mark.once
@pytest.mark.parametrize("seed", range(4))
def test_five_thousand_spoilt_files_each_give_rows_or_a_reason(seed):
    began = time.process_time()
    told = fuzz(5_000, seed)
    assert told["inputs"] == 5_000
    assert told["rows"] > 1_000, "the files are spoilt so much that nothing is read any more"
    assert time.process_time() - began < 40


@given(st.binary(max_size=300), st.sampled_from([b"PK\x03\x04", b"<?xml version='1.0'?>", b"UPN,"]))
@settings(max_examples=300, deadline=2000)
def test_any_bytes_behind_a_known_beginning_give_rows_or_a_reason(data, beginning):
    read_all(beginning + data)


@given(st.dictionaries(st.sampled_from(["users", "roles", "classes", "enrollments"]),
                       st.text(max_size=200), min_size=1))  # fmt: skip
@settings(max_examples=150, deadline=2000)
def test_any_text_in_a_file_of_one_roster_gives_rows_or_a_reason(files):
    read_all(one_roster(**files))
    read_all(zipped({f"{name}.csv": text.encode() for name, text in files.items()}))


@pytest.mark.django_db
def test_a_spoilt_file_leaves_a_whole_preview_or_nothing(school, senco):

    for number in range(60):
        before = ImportBatch.objects.count()
        kept = 0
        with contextlib.suppress(Refused):
            read_list(
                school=school, file_name="x", data=spoilt(random.Random(number)), by=senco
            )  # fmt: skip
            kept = 1
        assert ImportBatch.objects.count() == before + kept
    assert ImportBatch.objects.exists()
    assert ImportBatch.objects.count() < 60
