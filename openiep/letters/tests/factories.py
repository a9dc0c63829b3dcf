"""Letters to try things with, and files as people send them."""

from datetime import timedelta
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openiep.letters.actions import keep_letter
from openiep.letters.rules.kinds import Cleaned, Media

DOCUMENT = (
    '<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w='
    '"http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
)
TYPES = (
    '<?xml version="1.0"?><Types xmlns='
    '"http://schemas.openxmlformats.org/package/2006/content-types"/>'
)


def kept_letter(pupil, *, by, data=b"Dear Ms Okafor", media=Media.TEXT, **said):
    """A letter of yesterday that was kept."""
    values = {
        "kind": "report", "title": "Speech and language report", "sender": "Ms Adeyemi",
        "dated_on": pupil.school.today() - timedelta(days=1), "audience": "staff", **said,
    }  # fmt: skip
    return keep_letter(pupil=pupil, file=Cleaned(media, data), values=values, by=by)


def word_file(body: str = "", **more: bytes | str) -> bytes:
    """A Word file whose body is this XML; `more` are further entries by name."""
    entries = {"[Content_Types].xml": TYPES, "word/document.xml": DOCUMENT.format(body), **more}
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return out.getvalue()


def paragraph(text: str, style: str = "") -> str:
    """One paragraph of a Word file."""
    styled = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{styled}<w:r><w:t>{text}</w:t></w:r></w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """A table of a Word file."""
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return "<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in cells) + "</w:tbl>"


def photograph(size=(60, 40)) -> bytes:
    """A JPEG that says where and with what it was taken, turned on its side."""
    from PIL import Image

    picture = Image.new("RGB", size, "white")
    exif = Image.Exif()
    exif[0x010F] = "Camera of Mr Secret"
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (51.0, 30.0, 0.0)
    out = BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=b"taken at home")
    return out.getvalue()


def pdf(*, password: str = "", script: bool = False) -> bytes:
    """A PDF of one page with an author, and perhaps a script or a password."""
    import pikepdf

    out = BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = "Mr Secret"
        with made.open_metadata() as told:
            told["dc:creator"] = ["Mr Secret"]
        if script:
            made.Root.OpenAction = pikepdf.Dictionary(
                S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('hello')")
            )
            made.attachments["inside.txt"] = b"hidden inside"
        lock = pikepdf.Encryption(owner=password, user=password) if password else False
        made.save(out, encryption=lock)
    return out.getvalue()
