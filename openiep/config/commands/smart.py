"""Checks a file of targets (CSV, text, or JSON lines) and writes a report."""

import argparse
import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from openiep.plans.rules.smart import Checked, Finding, check, message

# Headings under which schools keep the words of a target, best first.
TEXT_HEADINGS = (
    "target",
    "targets",
    "text",
    "outcome",
    "outcomes",
    "goal",
    "objective",
    "smart target",
)
ID_HEADINGS = ("id", "number", "no", "ref", "reference")
RATED = ("specific", "measurable", "time_related", "conditions", "baseline")
SHOWN = {
    "specific": "Specific", "measurable": "Measurable", "time_related": "Time-related",
    "conditions": "With what help", "baseline": "Starting point", "placeholder": "Blanks left",
}  # fmt: skip


class Row(NamedTuple):
    """One target of the file: what it is called there, and its words."""

    id: object
    text: str


class Unreadable(Exception):  # noqa: N818 - it reads well: `raise Unreadable(...)`
    """The file cannot be read as it was asked for."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, its form, and the form of the report."""
    parser.add_argument(
        "file", nargs="?", default="-", help="a CSV or text file, or - for standard input"
    )
    parser.add_argument(
        "--format", choices=("text", "csv", "jsonl"), default="text", help="the report's form"
    )
    parser.add_argument(
        "--column", default="", help="the heading of the targets' column in a CSV file"
    )
    parser.add_argument(
        "--output", default="-", help="where to write the report; - for standard output"
    )


def run(arguments: argparse.Namespace) -> int:
    """Check every target of the file and write the report. Nothing is kept, nothing is sent."""
    try:
        rows = list(read_rows(arguments.file, arguments.format, arguments.column))
    except (OSError, Unreadable, UnicodeError) as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    if arguments.output == "-":
        if hasattr(sys.stdout, "reconfigure"):
            sys.stdout.reconfigure(encoding="utf-8")
        write_report(rows, arguments.format, sys.stdout)
        return 0
    with Path(arguments.output).open("w", encoding="utf-8", newline="") as out:
        write_report(rows, arguments.format, out)
    return 0


def read_rows(file: str, form: str, column: str) -> Iterator[Row]:
    """The targets of a file: JSON lines, CSV with a heading, or one target to a line."""
    if file == "-":
        raw = sys.stdin.buffer.read().decode("utf-8-sig", errors="replace")
        name = ""
    else:
        raw = Path(file).read_bytes().decode("utf-8-sig", errors="replace")
        name = file.lower()
    if name.endswith((".jsonl", ".ndjson")) or (
        form == "jsonl" and not name.endswith((".csv", ".txt"))
    ):
        return _json_rows(raw)
    if name.endswith(".csv") or column:
        return _csv_rows(raw, column)
    return (Row(str(n), line.strip()) for n, line in enumerate(raw.splitlines(), 1) if line.strip())


def _json_rows(raw: str) -> Iterator[Row]:
    # Only line feeds end a JSON line; other separators may stand inside a text.
    for number, line in enumerate(raw.split("\n"), 1):
        if not line.strip():
            continue
        try:
            said = json.loads(line)
            yield Row(said["id"], str(said["text"]))
        except (ValueError, KeyError, TypeError) as problem:
            raise Unreadable(
                f'Line {number} is not of the form {{"id": ..., "text": ...}}.'
            ) from problem


def _csv_rows(raw: str, column: str) -> Iterator[Row]:
    sample = raw[:4096]
    try:
        dialect: type[csv.Dialect] = csv.Sniffer().sniff(sample, delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    reader = csv.DictReader(io.StringIO(raw, newline=""), dialect=dialect)
    headings = {(heading or "").strip().casefold(): heading for heading in reader.fieldnames or ()}
    wanted = [column.strip().casefold()] if column else list(TEXT_HEADINGS)
    text_at = next((headings[one] for one in wanted if one in headings), None)
    if text_at is None:
        known = ", ".join(f"“{one}”" for one in reader.fieldnames or ())
        raise Unreadable(f"No column of targets was found among {known}. Name it with --column.")
    id_at = next((headings[one] for one in ID_HEADINGS if one in headings), None)
    for number, line in enumerate(reader, 2):
        words = (line.get(text_at) or "").strip()
        if words:
            yield Row(
                (line.get(id_at) or "").strip() or str(number) if id_at else str(number), words
            )


def write_report(rows: Iterable[Row], form: str, out: TextIO) -> None:
    """Writes what was found, in the order of the file."""
    checked = [(row, check(row.text)) for row in rows]
    if form == "jsonl":
        for row, one in checked:
            out.write(_json_line(as_json(row, one)) + "\n")
    elif form == "csv":
        _write_csv(checked, out)
    else:
        _write_text(checked, out)


def _json_line(said: dict[str, object]) -> str:
    """Readable letters, except where the text holds half a character that cannot be written."""
    line = json.dumps(said, ensure_ascii=False)
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(said)
    return line


def as_json(row: Row, one: Checked) -> dict[str, object]:
    """One line of the public format (docs/reference/smart.md)."""
    return {
        "id": row.id,
        **{name: getattr(one, name) for name in RATED},
        "placeholder": one.placeholder,
        "findings": [_finding(one, finding) for finding in one.findings],
    }


def _finding(one: Checked, finding: Finding) -> dict[str, object]:
    repair = finding.repair
    return {
        "criterion": finding.criterion.value,
        "rule": finding.rule,
        "severity": finding.severity.value,
        "message": message(finding),
        "span": [finding.span.start, finding.span.end],
        "words": finding.span.of(one.text),
        "repair": None
        if repair is None
        else {
            "span": [repair.span.start, repair.span.end],
            "text": repair.text,
            "result": repair.applied_to(one.text),
        },
    }


def _write_csv(checked: list[tuple[Row, Checked]], out: TextIO) -> None:
    writer = csv.writer(out)
    writer.writerow(["id", "target", *RATED, "placeholder", "could be clearer", "repairs"])
    for row, one in checked:
        said = " ".join(message(finding) for finding in one.findings)
        repairs = " | ".join(f.repair.applied_to(one.text) for f in one.findings if f.repair)
        marks = [_yes(getattr(one, name)) for name in (*RATED, "placeholder")]
        writer.writerow([row.id, _tame(row.text), *marks, said, _tame(repairs)])


def _tame(words: str) -> str:
    """Keeps a spreadsheet from taking a target for a formula."""
    return "'" + words if words[:1] in {"=", "+", "@", "\t", "\r"} else words


def _yes(there: bool) -> str:
    return "yes" if there else "no"


def _write_text(checked: list[tuple[Row, Checked]], out: TextIO) -> None:
    for row, one in checked:
        out.write(f"{row.id}  {row.text}\n")
        for finding in one.findings:
            out.write(f"    {finding.criterion.value:12} {message(finding)}\n")
            if finding.repair:
                out.write(f"    {'':12} -> {finding.repair.applied_to(one.text)}\n")
        out.write("\n")
    total = len(checked)
    out.write(f"{total} targets\n")
    for name in (*RATED, "placeholder"):
        there = sum(getattr(one, name) for _, one in checked)
        share = f"{100 * there / total:.0f} %" if total else "-"
        out.write(f"  {SHOWN[name]:15} {there:5}  {share}\n")
