"""Reads XML from outside, piece by piece, with no document type and so with no entity at all.

The parser of Python's standard library is used directly, with what `defusedxml` would set: a
document type, an entity or a reference to another file ends the reading. Without entities nothing
can expand, and without references nothing is fetched. Only one record at a time is held.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

from openiep.rules import Reason, because

MOST_BYTES = 50 * 1024 * 1024
MOST_DEPTH = 40
MOST_IN_A_RECORD = 20_000
LONGEST_TEXT = 20_000
LONGEST_NAME = 200


@dataclass(slots=True)
class Element:
    """One element: its name without namespace, its own text, the elements in it."""

    name: str
    text: str = ""
    inner: list["Element"] = field(default_factory=list)

    def first(self, *names: str) -> "Element | None":
        """The first inner element that bears one of these names."""
        return next((one for one in self.inner if one.name in names), None)

    def all(self, *names: str) -> "list[Element]":
        """The elements of these names, however deep, in the order of the file."""
        found = []
        for one in self.inner:
            found += ([one] if one.name in names else []) + one.all(*names)
        return found

    def says(self, *names: str) -> str:
        """The text of the first inner element of these names, empty where there is none."""
        found = self.first(*names)
        return found.text.strip() if found else ""


class _TooMuch(Exception):  # noqa: N818 - it is not an error of ours
    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(code)


class _Reader:
    """Holds the record that is being read, and hands it over when it ends."""

    def __init__(self, records: frozenset[str], take: Callable[[Element], None]) -> None:
        self.records, self.take = records, take
        self.open: list[Element] = []
        self.depth = self.seen = 0

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.depth += 1
        if self.depth > MOST_DEPTH or len(name) > LONGEST_NAME:
            raise _TooMuch("xml_too_deep")
        if self.open:
            self.seen += 1
            if self.seen > MOST_IN_A_RECORD:
                raise _TooMuch("xml_too_large")
            one = Element(name)
            self.open[-1].inner.append(one)
            self.open.append(one)
        elif name in self.records:
            self.open, self.seen = [Element(name)], 0

    def end(self, _name: str) -> None:
        self.depth -= 1
        if self.open:
            done = self.open.pop()
            if not self.open:
                self.take(done)

    def said(self, text: str) -> None:
        if not self.open:
            return
        one = self.open[-1]
        if len(one.text) + len(text) > LONGEST_TEXT:
            raise _TooMuch("xml_too_large")
        one.text += text

    def refuse(self, *_anything: object) -> int:
        raise _TooMuch("xml_with_a_document_type")


def read_records(
    data: bytes, records: frozenset[str], take: Callable[[Element], None]
) -> Reason | None:
    """Hand every element of these names to `take`, one after another; or why it cannot be read.

    At most 50 MB. Reasons: `too_large`, `xml_broken` (row), `xml_with_a_document_type`,
    `xml_too_deep`, `xml_too_large`.
    """
    if len(data) > MOST_BYTES:
        return because("too_large", most_megabytes=MOST_BYTES // 1024 // 1024)
    reader = _Reader(records, take)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    parser.UnparsedEntityDeclHandler = reader.refuse
    parser.ExternalEntityRefHandler = reader.refuse
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.said
    try:
        parser.Parse(data, True)
    except _TooMuch as much:
        return because(much.code)
    except (expat.ExpatError, ValueError, LookupError, UnicodeError):
        return because("xml_broken", row=parser.CurrentLineNumber)
    return None
