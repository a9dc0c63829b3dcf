"""Word files: without macros, without who wrote them when; and their words, line by line.

The form is ECMA-376 (Office Open XML). XML with a document type is refused, so nothing is expanded.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree

from openiep.letters.rules.archives import opened, packed
from openiep.letters.rules.kinds import Media
from openiep.letters.rules.pictures import clean_picture
from openiep.rules import Refused, refuse

DOCUMENT = "word/document.xml"
MOST_TO_READ = 20 * 1024 * 1024  # bytes of XML
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FORM = "http://schemas.openxmlformats.org/"
_XML = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
# The same parts with nothing in them: taking them out would leave references that lead nowhere.
_EMPTIED = {
    "docProps/core.xml": _XML + b'<cp:coreProperties xmlns:cp="'
    + f"{_FORM}package/2006/metadata/core-properties".encode() + b'"/>',
    "docProps/app.xml": _XML + b'<Properties xmlns="'
    + f"{_FORM}officeDocument/2006/extended-properties".encode() + b'"/>',
    "docProps/custom.xml": _XML + b'<Properties xmlns="'
    + f"{_FORM}officeDocument/2006/custom-properties".encode() + b'"/>',
}  # fmt: skip
_ACTIVE = ("vbaproject", "word/activex/", "vbadata", "word/embeddings/", "customui/")
_RELATIONS = f"{{{_FORM}package/2006/relationships}}"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a document. `row` and `column` place it in a table; `table` is 0 outside of one."""

    text: str
    is_heading: bool = False
    table: int = 0
    row: int = 0
    column: int = 0


def clean_word(data: bytes) -> bytes:
    """The document alone. Raises `Refused`: `not_a_letter`, `has_macros`, and what `opened` names."""
    entries = _document(data)
    if any(word in name.lower() for name in entries for word in _ACTIVE):
        raise refuse("has_macros", field="file")
    if b"macroenabled" in entries["[Content_Types].xml"].lower():
        raise refuse("has_macros", field="file")
    return packed({name: _clean(name, content) for name, content in entries.items()})


def _document(data: bytes) -> dict[str, bytes]:
    entries = opened(data)
    if DOCUMENT not in entries or "[Content_Types].xml" not in entries:
        raise refuse("not_a_letter", field="file")
    return entries


def _clean(name: str, content: bytes) -> bytes:
    if name in _EMPTIED:
        return _EMPTIED[name]
    if name.endswith(".rels"):
        return _at_home(content)
    ending = name.rsplit(".", 1)[-1].lower()
    media = {"jpg": Media.JPEG, "jpeg": Media.JPEG, "png": Media.PNG}.get(ending)
    if media is not None and name.startswith(("word/media/", "docProps/")):
        try:
            return clean_picture(content, media)
        except Refused:
            return content
    return content


def _at_home(relations: bytes) -> bytes:
    """Relations, of which none fetches a template or a picture from elsewhere."""
    root = parsed(relations)
    for one in list(root):
        kind = one.get("Type", "").rsplit("/", 1)[-1]
        if one.get("TargetMode") == "External" and kind != "hyperlink":
            one.set("Target", "gone")
    ElementTree.register_namespace("", _RELATIONS.strip("{}"))
    return _XML + ElementTree.tostring(root)


def parsed(xml: bytes) -> ElementTree.Element:
    """XML without a document type. Raises `Refused`: `damaged`, `unsafe_archive`."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml or b"\x00" in xml:
        raise refuse("unsafe_archive", field="file")
    try:
        return ElementTree.fromstring(xml)  # noqa: S314 - no document type, so nothing to expand
    except ElementTree.ParseError:
        raise refuse("damaged", field="file") from None


def lines_of(data: bytes) -> list[Line]:
    """The words of a document in their order. Raises `Refused` as `clean_word`, or `too_large`."""
    xml = _document(data)[DOCUMENT]
    if len(xml) > MOST_TO_READ:
        raise refuse("too_large", field="file", most=20)
    body = parsed(xml).find(f"{_W}body")
    return list(_Reader().read(body)) if body is not None else []


class _Reader:
    """Walks through the body; tables are counted as they come."""

    def __init__(self) -> None:
        self.tables = 0

    def read(self, within: ElementTree.Element) -> Iterator[Line]:
        for one in within:
            if one.tag == f"{_W}p":
                yield from _paragraph(one)
            elif one.tag == f"{_W}tbl":
                self.tables += 1
                yield from self._table(one, self.tables)
            elif one.tag in {f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}smartTag"}:
                yield from self.read(one)

    def _table(self, table: ElementTree.Element, number: int) -> Iterator[Line]:
        for row, cells in enumerate(table.iter(f"{_W}tr"), start=1):
            for column, cell in enumerate(cells.findall(f"{_W}tc"), start=1):
                for paragraph in cell.iter(f"{_W}p"):
                    for line in _paragraph(paragraph):
                        yield Line(line.text, line.is_heading, number, row, column)


def _paragraph(paragraph: ElementTree.Element) -> Iterator[Line]:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    name = (style.get(f"{_W}val") or "") if style is not None else ""
    is_heading = name.lower().replace(" ", "").startswith(("heading", "title", "subtitle"))
    for text in "".join(_runs(paragraph)).split("\n"):
        if said := " ".join(text.split()):
            yield Line(said, is_heading)


def _runs(paragraph: ElementTree.Element) -> Iterator[str]:
    for one in paragraph.iter():
        if one.tag == f"{_W}t":
            yield one.text or ""
        elif one.tag == f"{_W}tab":
            yield "\t"
        elif one.tag in {f"{_W}br", f"{_W}cr"}:
            yield "\n"
        elif one.tag == f"{_W}noBreakHyphen":
            yield "-"
