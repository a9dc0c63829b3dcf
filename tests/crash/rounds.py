"""Rounds of writing, killing and starting again, and the count of what is missing afterwards."""

import json
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from openiep.config.keeping.sqlite import NAME, faults
from tests.crash.adults import Adult
from tests.crash.server import Server

PEOPLE = 4
LONGEST = 4  # seconds of writing at most, from the first answer on, before the server is killed
STUCK = 60  # seconds after which somebody who still waits for an answer is a fault


@dataclass(frozen=True)
class Outcome:
    """What came of all the rounds."""

    rounds: int
    acknowledged: int
    lost: list[str]
    faults: list[str]


def go(folder: Path, *, rounds: int, writes: int, database: str = "", seed: int = 0) -> Outcome:
    """Kill the server in so many rounds at least, until so many writes were acknowledged.

    `database` is the address of an empty PostgreSQL database; without one it is the built-in one.
    Raises `RuntimeError` when the server does not start again.
    """
    environment = {"OPENIEP_DATA": str(folder / "data"), "OPENIEP_DATABASE": database}
    adults = _adults(environment)
    server = Server(environment, folder / "server.log")
    moments = random.Random(seed)
    done = 0
    while done < rounds or sum(adult.acknowledged for adult in adults) < writes:
        server.start()
        try:
            _write_for(moments.uniform(0, LONGEST), server, adults)
        finally:
            server.kill()
        done += 1
        if any(adult.faults for adult in adults):
            break
    # PostgreSQL itself was never killed.
    unsound = [] if database else faults(folder / "data" / NAME)
    return Outcome(
        done,
        sum(adult.acknowledged for adult in adults),
        [what for adult in adults for what in _lost(adult, folder / "data" / NAME, database)],
        unsound + [fault for adult in adults for fault in adult.faults],
    )


def _adults(environment: dict[str, str]) -> list[Adult]:
    made = subprocess.run(
        [sys.executable, "-m", "tests.crash.school", str(PEOPLE)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    school = json.loads(made.stdout)
    return [Adult(school=school["school"], **person) for person in school["people"]]


def _write_for(seconds: float, server: Server, adults: Iterable[Adult]) -> None:
    """Everybody writes at once; the server is killed in the middle of it."""
    told, stop = threading.Event(), threading.Event()
    people = [
        threading.Thread(target=adult.write, args=(server.port, told, stop), daemon=True)
        for adult in adults
    ]
    for person in people:
        person.start()
    if not told.wait(STUCK):
        raise RuntimeError("Nobody was told that anything is saved.")
    time.sleep(seconds)
    server.kill()
    stop.set()
    for person in people:
        person.join(STUCK)
        if person.is_alive():
            raise RuntimeError("Somebody still waits for an answer of a server that was killed.")


def _lost(adult: Adult, file: Path, database: str) -> list[str]:
    """What this adult was told is saved and is not there."""
    readings = {
        str(key).replace("-", "")
        for (key,) in _rows(file, database, "SELECT id FROM monitoring_measurement")
    }
    lost = [f"reading {one}" for one in adult.readings if one.replace("-", "") not in readings]
    found = _rows(
        file,
        database,
        "SELECT plan_id, version, content FROM plans_planpart WHERE key = 'checking'",
    )
    for plan, version, content in found:
        if str(plan).replace("-", "") != adult.draft.replace("-", ""):
            continue
        if int(version) < len(adult.saves):
            lost.append(f"{len(adult.saves) - int(version)} saves of words")
        words = (content if isinstance(content, dict) else json.loads(content)).get("how", "")
        told = adult.tried.index(adult.saves[-1]) if adult.saves else -1
        if (adult.tried.index(words) if words in adult.tried else -1) < told:
            lost.append(f"words: {words!r} stands, {adult.saves[-1]!r} was saved")
    return lost


def _rows(file: Path, database: str, question: str) -> list[tuple[object, ...]]:
    """The answer of the database itself, with nothing of ours in between."""
    if database:
        import psycopg

        with psycopg.connect(database) as opened:
            return opened.execute(question).fetchall()  # type: ignore[arg-type]
    import sqlite3

    with closing(sqlite3.connect(file)) as opened:
        return opened.execute(question).fetchall()
