"""Archives and XML made to harm are refused, and cost next to nothing."""

import io
import stat
import tracemalloc
import zipfile

import pytest

from openiep.exchange.rules.bundle import Bundle, Kind
from openiep.exchange.rules.opening import open_lists
from openiep.exchange.rules.safe_xml import MOST_BYTES, read_records
from openiep.exchange.tests.archives import CTF, one_roster, zipped
from openiep.exchange.tests.builders import upn
from openiep.letters.rules.archives import MOST_UNPACKED, open_archive


def entry(name: str, data: bytes = b"a", **about) -> bytes:
    """A ZIP with one entry whose record says these things of it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        info = zipfile.ZipInfo(name)
        for key, value in about.items():
            setattr(info, key, value)
        archive.writestr(info, data, compress_type=zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def lying(data: bytes) -> bytes:
    """The same ZIP, whose records say that its one entry is a single byte when unpacked."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + b"\x01\0\0\0" + data[at + 4 :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04" + b"\0" * 64, "archive_broken"),
        (entry("../users.csv"), "archive_name"),
        (entry("..\\users.csv"), "archive_name"),
        (entry("/etc/users.csv"), "archive_name"),
        (entry("C:/users.csv"), "archive_name"),
        (entry("users.csv", external_attr=(stat.S_IFLNK | 0o777) << 16), "archive_name"),
        (entry("users.csv", b"\0" * (MOST_UNPACKED + 1)), "archive_too_large"),
        (entry("users.csv", b"\0" * 20_000_000), "archive_bomb"),
        (zipped({f"{n}.csv": b"a" for n in range(201)}), "archive_too_many_files"),
        (zipped({"Users.csv": b"a", "users.CSV": b"b"}), "archive_twice"),
        (zipped({"orgs.csv": b"sourcedId\n1\n"}), "one_roster_file_missing"),
        (one_roster(users='sourcedId\n"open\n'), "one_roster_file_broken"),
    ],
)
def test_an_archive_that_may_harm_is_not_opened(data, code):
    assert open_lists(data).code == code


def test_an_archive_that_lies_about_its_size_is_not_believed():
    data = lying(entry("users.csv", b"\0" * 30_000_000))
    found = open_archive(data)
    assert not isinstance(found, dict) or len(found["users.csv"]) <= 1


def test_a_locked_archive_asks_for_one_without_a_password():
    data = bytearray(entry("users.csv"))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert open_archive(bytes(data)).code == "archive_locked"


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE CTfile [<!ENTITY a "lol">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><CTfile>&b;</CTfile>"""


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (LAUGHS, "xml_with_a_document_type"),
        (b'<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><CTfile/>',
         "xml_with_a_document_type"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "http://10.0.0.1/">]><a>&x;</a>',
         "xml_with_a_document_type"),
        (LAUGHS.decode().replace("?>", ' encoding="utf-16"?>', 1).encode("utf-16"),
         "xml_with_a_document_type"),
        (b"<CTfile>" + b"<a>" * 100_000, "xml_too_deep"),
        (b"<CTfile><Pupil><UPN>" + b"a" * 100_000 + b"</UPN></Pupil></CTfile>", "xml_too_large"),
        (b"<CTfile><Pupil>" + b"<a/>" * 30_000 + b"</Pupil></CTfile>", "xml_too_large"),
        (b"<CTfile><Pupil></CTfile>", "xml_broken"),
        (b"<?xml version='1.0'?><other/>", "not_a_ctf"),
        (b"<CTfile><Header><CTFversion>24</CTFversion></Header></CTfile>", "only_headings"),
    ],
)  # fmt: skip
def test_xml_that_may_harm_or_is_none_gets_its_reason(data, code):
    assert open_lists(data).code == code


def test_the_memory_that_reading_takes_does_not_grow_with_the_file():
    pupil = b"<Pupil><UPN>x</UPN><Surname>y</Surname>" + b"<a>z</a>" * 100 + b"</Pupil>"
    data = b"<CTfile>" + pupil * (4 * 1024 * 1024 // len(pupil)) + b"</CTfile>"
    seen = []
    tracemalloc.start()
    assert (
        read_records(data, frozenset({"Pupil"}), lambda one: seen.append(one.says("UPN"))) is None
    )
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(seen) > 4_000
    assert most < len(data)


def test_more_than_fifty_megabytes_of_xml_are_not_read():
    assert read_records(b" " * (MOST_BYTES + 1), frozenset(), print).code == "too_large"


def test_a_one_roster_archive_holds_children_contacts_staff_and_groups():
    bundle = open_lists(one_roster())
    assert isinstance(bundle, Bundle)
    rows = {kind: [row.cells for row in part.table.rows] for kind, part in bundle.parts.items()}
    assert [row[:4] for row in rows[Kind.CHILDREN]] == [
        ("p1", upn(1), "Amina", "Begum"), ("p2", upn(2), "Zoë", "Begum"),
    ]  # fmt: skip
    assert [row[2:6] for row in rows[Kind.CONTACTS]] == [("g1", "Farida", "Begum", "guardian")] * 2
    assert [row[1] for row in rows[Kind.STAFF]] == ["Jo"]
    assert len(rows[Kind.GROUPS]) == 4
    everything = repr(rows)
    assert "secret" not in everything
    assert "Adam" not in everything
    numbers = [row.number for part in bundle.parts.values() for row in part.table.rows]
    assert numbers == list(range(1, len(numbers) + 1))


def test_a_transfer_file_holds_the_last_sen_status_ranked_needs_and_contacts():
    bundle = open_lists(CTF)
    assert isinstance(bundle, Bundle)
    child = bundle.parts[Kind.CHILDREN]
    said = dict(zip(child.table.headings, child.table.rows[0].cells, strict=True))
    assert (said["sen_status"], said["sen_since"], said["needs"]) == (
        "E",
        "2024-01-08",
        "SLCN; SPLD",
    )
    contact = bundle.parts[Kind.CONTACTS]
    said = dict(zip(contact.table.headings, contact.table.rows[0].cells, strict=True))
    assert (said["relation"], said["responsibility"], said["care"]) == ("MOT", "1", "true")
    assert said["address"] == "4\nMill Road\nBR1 1AA"
    assert said["telephone"] == "07700 900555"


def test_needs_beside_the_history_are_found_as_well():
    data = CTF.replace(b"</SENneeds></SEN>", b"</SENneeds>").replace(
        b"<SENneeds>", b"</SEN><SENneeds>"
    )
    child = open_lists(data).parts[Kind.CHILDREN]
    assert "SLCN; SPLD" in child.table.rows[0].cells
