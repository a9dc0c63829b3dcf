"""Spoils real files in a thousand small ways, and reads whatever comes out of it.

Used by the tests with 20,000 inputs, and by `make fuzz` for as many as wished:
`python -m openiep.exchange.tests.fuzzing 1000000`. The same number gives the same inputs.
"""

import random
import sys
import time
import zipfile
from datetime import date
from io import BytesIO

from openiep.exchange.rules.bundle import LISTS, Bundle, Kind
from openiep.exchange.rules.headings import guess_columns
from openiep.exchange.rules.opening import open_lists
from openiep.exchange.rules.reading_adults import read_contacts, read_groups, read_staff
from openiep.exchange.rules.register_columns import guess_register_columns
from openiep.exchange.rules.rows import read_rows
from openiep.exchange.tests.archives import CTF, one_roster
from openiep.rules import Reason

TODAY = date(2026, 11, 23)
LONGEST_SECONDS = 10
CHILDREN = (
    b"Forename,Surname,UPN,DOB,Reg,Year,SEN Status,SEN Need 1\r\n"
    b"Amina,Begum,B801200005001,14/03/2018,3K,3,K,SLCN\r\n"
    b'"Zo\xc3\xab","O\'Brien, Ng",R201100018042,2018-05-02,3K,Y3,E,"ASD; SPLD"\r\n'
)
CONTACTS = (
    b"UPN;Contact ID;Contact name;Relationship;Parental Responsibility;Court Order;Mobile;Email\n"
    b"B801200005001;C1;Farida Begum;MOT;Y;;07700 900123;farida@example.com\n"
    b"B801200005001;C2;Karim Begum;Father;N;Y;;\n"
)
STAFF = b"Staff Code\tName\tWork Email\tJob Title\nJL\tJo Lind\tjo@school.example\tTeacher\n"
GROUPS = b"Group,Group type,UPN,Teacher email\n7/Ma1,set,B801200005001,jo@school.example\n"
ROSTER = one_roster()
SEEDS = (
    *(CHILDREN, CONTACTS, STAFF, GROUPS, CTF, ROSTER),
    *(CHILDREN.decode().encode("utf-16"), CTF.decode().encode("utf-16")),
)
PIECES = (
    *(b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b'"', b"\r", b"\n", b",", b";", b"\t", b"=1+1", b"PK"),
    *(b"<!DOCTYPE a>", b"<Pupil>", b"</Pupil>", b"<![CDATA[", b"&lol;", b"&#0;", b"UPN", b"Email"),
    *(b"PK\x01\x02", b"PK\x05\x06", b"\xc3", b"\xe2\x80\xae", b"A" * 3000, b"9" * 400, b"../"),
    *(b"31/02/2018", b"court order", b"{UPN:", b"}", b"'", b"@", b"\x1b", b"-1", b"nan"),
)


def spoilt(chance: random.Random) -> bytes:
    """A file that was cut, joined, turned or filled with what does not belong there."""
    data = bytearray(chance.choice(SEEDS))
    if data.startswith(b"PK") and chance.random() < 0.5:
        return _spoilt_inside(chance)
    for _time in range(chance.randint(0, 6)):
        at = chance.randrange(len(data) + 1)
        deed = chance.randrange(5)
        if deed == 0:
            data[at:at] = chance.choice(PIECES)
        elif deed == 1:
            del data[at : at + chance.randint(1, 40)]
        elif deed == 2 and at < len(data):
            data[at] = chance.randrange(256)
        elif deed == 3:
            data[at:at] = data[chance.randrange(len(data) + 1) :][: chance.randint(1, 200)]
        else:
            data[at:at] = chance.randbytes(chance.randint(1, 8))
    return bytes(data)


def _spoilt_inside(chance: random.Random) -> bytes:
    """A sound ZIP whose files are spoilt."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(ROSTER)) as sound, zipfile.ZipFile(buffer, "w") as archive:
        for name in sound.namelist():
            data = bytearray(sound.read(name))
            for _time in range(chance.randint(0, 2)):
                at = chance.randrange(len(data) + 1)
                data[at : at + chance.randint(0, 20)] = chance.choice(PIECES)
            archive.writestr(name, bytes(data))
    return buffer.getvalue()


def read_all(data: bytes) -> int:
    """Read a file as far as its rows; how many there are. Whatever is wrong comes as a reason."""
    bundle = open_lists(data)
    if isinstance(bundle, Reason):
        assert bundle.code
        return 0
    return sum(map(len, _rows(bundle)))


def _rows(bundle: Bundle) -> list[tuple]:
    found = []
    for kind, part in bundle.parts.items():
        columns = part.columns
        if bundle.kind in LISTS:
            is_children = kind is Kind.CHILDREN
            columns = (
                guess_columns(part.table, today=TODAY)
                if is_children
                else guess_register_columns(part.table, kind)
            )
        if kind is Kind.CHILDREN:
            found.append(read_rows(part.table, columns, today=TODAY).rows)
        else:
            read = {
                Kind.CONTACTS: read_contacts,
                Kind.STAFF: read_staff,
                Kind.GROUPS: read_groups,
            }[kind]
            found.append(read(part.table, columns))
        for row in found[-1]:
            assert row.refusals or row.name, (kind, row)
    return found


def fuzz(times: int, seed: int) -> dict[str, float]:
    """Read so many spoilt files. Raises what the reading raised, with the seed of the file."""
    rows = slowest = 0.0
    for number in range(times):
        data = spoilt(random.Random(seed * 1_000_003 + number))
        began = time.perf_counter()
        try:
            rows += read_all(data)
        except Exception as problem:
            raise AssertionError(f"input {number} of seed {seed}: {data[:200]!r}") from problem
        slowest = max(slowest, time.perf_counter() - began)
        assert slowest < LONGEST_SECONDS, f"input {number} of seed {seed} took {slowest:.1f} s"
    return {"inputs": times, "rows": rows, "slowest_seconds": slowest}


if __name__ == "__main__":
    wished = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    sys.stdout.write(f"{fuzz(wished, seed=int(time.time()))}\n")
