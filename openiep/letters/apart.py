"""Reads files that somebody sent in a process of its own, which can do and take little.

Called as a program it reads one file from its input, and answers with a line of JSON and bytes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from openiep.letters.rules.cleaning import cleaned
from openiep.letters.rules.kinds import MOST_BYTES, Cleaned, Media, check_size
from openiep.letters.rules.word import Line, lines_of
from openiep.rules import Refused, refuse

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

SECONDS = 20  # for a small, busy machine; the work itself takes one
PROCESSOR_SECONDS = 10
MEMORY = 1024 * 1024 * 1024  # bytes of address space: a picture of 40 million points, twice


def cleaned_apart(data: bytes) -> Cleaned:
    """What `rules.cleaning.cleaned` gives, or `Refused("damaged")` where it could not be read."""
    told, out = _run("clean", data)
    return Cleaned(Media(told["media"]), out)


def uploaded_apart(file: UploadedFile[Any]) -> Cleaned:
    """The same for an uploaded file, of which no more is read than may be."""
    check_size(file.size)
    return cleaned_apart(file.read(MOST_BYTES + 1))


def lines_apart(data: bytes) -> list[Line]:
    """What `rules.word.lines_of` gives, or `Refused("damaged")`."""
    told, _out = _run("lines", data)
    return [Line(**line) for line in told["lines"]]


def _run(task: str, data: bytes) -> tuple[dict[str, Any], bytes]:
    program = [sys.executable, "-m", "openiep.letters.apart", task]
    try:
        done = subprocess.run(
            program, input=data, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        raise refuse("damaged", field="file") from None
    head, _line, out = done.stdout.partition(b"\n")
    if done.returncode or not head:
        raise refuse("damaged", field="file")
    told: dict[str, Any] = json.loads(head)
    if "code" in told:
        raise refuse(told["code"], field="file", **told["about"])
    return told, out


def _limit() -> None:
    """As little memory and time as the work needs, where the system can hold to it."""
    try:
        import resource
    except ImportError:  # Windows: the time alone is limited, by who started us
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main(task: str) -> None:
    """Do the one task with what comes in, and answer."""
    data = sys.stdin.buffer.read()
    _limit()
    told: dict[str, Any]
    out = b""
    try:
        if task == "lines":
            told = {"lines": [asdict(line) for line in lines_of(data)]}
        else:
            found = cleaned(data)
            told, out = {"media": found.media.value}, found.data
    except Refused as refused:
        reason = refused.reasons[0]
        told = {"code": reason.code, "about": dict(reason.about)}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + out)


if __name__ == "__main__":
    main(sys.argv[1])
