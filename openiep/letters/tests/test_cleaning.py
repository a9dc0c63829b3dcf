"""What a file is says its content; what it says about people beside its words is left out."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from openiep.letters.apart import cleaned_apart
from openiep.letters.rules import pictures
from openiep.letters.rules.archives import MOST_ENTRIES, opened
from openiep.letters.rules.cleaning import cleaned
from openiep.letters.rules.kinds import MOST_BYTES, Cleaned, Media
from openiep.letters.rules.word import lines_of
from openiep.letters.tests.factories import (
    DOCUMENT,
    TYPES,
    paragraph,
    pdf,
    photograph,
    table,
    word_file,
)
from openiep.rules import Refused


def code(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        cleaned(data)
    return refused.value.reasons[0].code


def png(size=(4, 4)) -> bytes:
    out = BytesIO()
    Image.new("RGBA", size, "teal").save(out, "PNG", pnginfo=None)
    return out.getvalue()


def test_a_photograph_keeps_its_points_and_loses_place_camera_and_comment():
    found = cleaned(photograph())
    assert found.media is Media.JPEG
    assert b"Secret" not in found.data
    assert b"taken at home" not in found.data
    with Image.open(BytesIO(found.data)) as picture:
        assert not picture.getexif()
        assert picture.size == (40, 60)  # stands upright now


def test_a_pdf_keeps_its_pages_and_loses_author_script_and_file_inside():
    found = cleaned(pdf(script=True))
    assert found.media is Media.PDF
    with pikepdf.open(BytesIO(found.data)) as made:
        assert len(made.pages) == 1
        assert not made.docinfo
        assert not {"/Metadata", "/OpenAction"} & set(made.Root)
        assert not made.attachments
    for word in (b"Secret", b"alert", b"hidden inside"):
        assert word not in found.data


def test_a_photograph_inside_a_pdf_loses_what_it_says_and_keeps_its_points():
    out = BytesIO()
    Image.open(BytesIO(photograph())).save(out, "PDF")
    with pikepdf.open(BytesIO(out.getvalue())) as made:
        inside = next(o for o in made.objects if isinstance(o, pikepdf.Stream) and "/Width" in o)
        inside.write(photograph(), filter=pikepdf.Name("/DCTDecode"))
        again = BytesIO()
        made.save(again)
    assert b"Secret" in again.getvalue()
    found = cleaned(again.getvalue())
    assert b"Secret" not in found.data
    bare = pictures.without_what_is_said(photograph())
    assert Image.open(BytesIO(bare)).tobytes() == Image.open(BytesIO(photograph())).tobytes()


def test_a_word_file_keeps_its_words_and_loses_its_author_and_far_template():
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://x/attachedTemplate" TargetMode="External" '
        'Target="http://secret.example/t.dotm"/></Relationships>'
    )
    data = word_file(paragraph("Targets", "Heading1"), **{
        "docProps/core.xml": "<x>Mr Secret</x>", "word/_rels/settings.xml.rels": relations,
        "word/media/image1.jpeg": photograph(),
    })  # fmt: skip
    found = cleaned(data)
    assert found.media is Media.WORD
    entries = opened(found.data)
    assert not any(b"ecret" in content for content in entries.values())
    assert lines_of(found.data)[0].text == "Targets"


def test_the_words_of_a_document_come_in_order_with_their_place_in_tables():
    body = paragraph("Targets", "Heading2") + table(
        ("Target", "By when"), ("Read 20 words", "July")
    )
    lines = lines_of(word_file(body + paragraph("The end")))
    assert [(x.text, x.is_heading, x.table, x.row, x.column) for x in lines] == [
        ("Targets", True, 0, 0, 0), ("Target", False, 1, 1, 1), ("By when", False, 1, 1, 2),
        ("Read 20 words", False, 1, 2, 1), ("July", False, 1, 2, 2), ("The end", False, 0, 0, 0),
    ]  # fmt: skip


def test_plain_text_is_kept_as_text_whatever_page_it_was_written_on():
    assert cleaned("Café ’s".encode()) == Cleaned(Media.TEXT, "Café ’s".encode())
    assert cleaned("Café".encode("cp1252")).data == "Café".encode()


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "nothing_in_it"),
        (b"x" * (MOST_BYTES + 1), "too_large"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00", "heic"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1old", "old_word"),
        (b"<!DOCTYPE html><script>alert(1)</script>", "not_a_letter"),
        (b"  <svg onload='alert(1)'/>", "not_a_letter"),
        (b"MZ\x90\x00\x03", "not_a_letter"),
        (b"GIF89a\x01\x00", "not_a_letter"),
        (b"%PDF-1.7 and then nothing", "damaged"),
        (b"\xff\xd8\xff\xe0 not a picture", "damaged"),
        (b"PK\x03\x04 not an archive", "damaged"),
        (pdf(password="let me in"), "locked"),
        (png()[:40], "damaged"),
        (word_file(**{"word/vbaProject.bin": b"x"}), "has_macros"),
        (word_file(**{"word/embeddings/oleObject1.bin": b"x"}), "has_macros"),
        (word_file(**{"../outside.txt": b"x"}), "unsafe_archive"),
        (word_file(**{"/outside.txt": b"x"}), "unsafe_archive"),
        (word_file(**{"word/bomb.xml": b" " * 9_000_000}), "unsafe_archive"),
        (word_file(**{f"word/{n}.xml": b"x" for n in range(MOST_ENTRIES)}), "unsafe_archive"),
        (word_file(**{"word/_rels/a.rels": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}),
         "unsafe_archive"),
    ],
)  # fmt: skip
def test_what_is_not_kept_is_refused_for_one_reason(data, why):
    assert code(data) == why


def test_a_spreadsheet_is_no_letter_though_it_is_built_like_a_word_file():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("xl/workbook.xml", "<x/>")
    assert code(out.getvalue()) == "not_a_letter"


def test_a_link_in_an_archive_is_not_followed():
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        link = ZipInfo("word/document.xml")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
    assert code(out.getvalue()) == "unsafe_archive"


def test_entities_are_never_expanded():
    laughing = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>' + DOCUMENT.format("&b;")
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("word/document.xml", laughing)
    with pytest.raises(Refused, match="unsafe_archive"):
        lines_of(out.getvalue())


def test_a_picture_with_more_points_than_announced_space_is_refused(monkeypatch):
    monkeypatch.setattr(pictures, "MOST_PIXELS", 100)
    assert code(png((11, 10))) == "too_many_pixels"


def test_a_process_of_its_own_gives_the_same():
    assert cleaned_apart(photograph()) == cleaned(photograph())
    with pytest.raises(Refused, match="not_a_letter"):
        cleaned_apart(b"MZ\x90\x00")


STARTS = (b"", b"%PDF-1.4\n", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04")


@given(st.sampled_from(STARTS), st.binary(max_size=300))
@settings(max_examples=150)
def test_any_bytes_are_kept_as_something_safe_or_refused(start, rest):
    try:
        found = cleaned(start + rest)
    except Refused:
        return
    assert cleaned(found.data).media is found.media


@given(st.integers(0, 400), st.integers(0, 255))
@settings(max_examples=100)
def test_a_word_file_with_one_wrong_byte_is_kept_or_refused(at, byte):
    data = bytearray(word_file(paragraph("Words")))
    data[at % len(data)] = byte
    try:
        found = cleaned(bytes(data))
    except Refused:
        return
    assert found.media in {Media.WORD, Media.TEXT}
