"""PDF files: written afresh without metadata, scripts, things to start and files inside."""

from io import BytesIO
from typing import Any

from openiep.letters.rules.pictures import without_what_is_said
from openiep.rules import refuse

MOST_PAGES = 500
_OF_DOCUMENT = (
    "/Metadata",
    "/OpenAction",
    "/AA",
    "/PieceInfo",
    "/AF",
    "/Collection",
    "/SpiderInfo",
)
_OF_NAMES = ("/JavaScript", "/EmbeddedFiles")
_DOES = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE", "/Rendition",
     "/Movie", "/Sound"}
)  # fmt: skip
_NOT_WORDS = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})


def clean_pdf(data: bytes) -> bytes:
    """The pages alone. Raises `Refused`: `locked`, `too_many_pages` (most), `damaged`."""
    import pikepdf

    out = BytesIO()
    try:
        with pikepdf.open(BytesIO(data)) as pdf:
            if not 0 < len(pdf.pages) <= MOST_PAGES:
                raise refuse("too_many_pages", field="file", most=MOST_PAGES)
            _strip(pdf)
            pdf.save(out, deterministic_id=True)
    except pikepdf.PasswordError:
        raise refuse("locked", field="file") from None
    except (pikepdf.PdfError, ValueError, RuntimeError, MemoryError):
        raise refuse("damaged", field="file") from None
    return out.getvalue()


def _strip(pdf: Any) -> None:
    if "/Info" in pdf.trailer:
        del pdf.trailer["/Info"]
    _without(pdf.Root, _OF_DOCUMENT)
    if "/Names" in pdf.Root:
        _without(pdf.Root.Names, _OF_NAMES)
    if "/AcroForm" in pdf.Root:
        _without(pdf.Root.AcroForm, ("/XFA",))
    for page in pdf.pages:
        _strip_notes(page.obj)
    for found in pdf.objects:
        _strip_object(found)


def _strip_notes(page: Any) -> None:
    """Without attached files and without links that start something."""
    import pikepdf

    notes = page.get("/Annots")
    if notes is None:
        return
    kept = [note for note in notes if str(note.get("/Subtype", "")) not in _NOT_WORDS]
    if len(kept) != len(notes):
        page["/Annots"] = pikepdf.Array(kept)


def _strip_object(found: Any) -> None:
    import pikepdf

    if not isinstance(found, pikepdf.Dictionary | pikepdf.Stream):
        return
    _without(found, ("/Metadata", "/AA", "/PieceInfo", "/LastModified"))
    for name in ("/A", "/Next"):
        act = found.get(name)
        if isinstance(act, pikepdf.Dictionary) and str(act.get("/S", "")) in _DOES:
            del found[name]
    if str(found.get("/S", "")) in {"/JavaScript", "/Launch"}:
        _without(found, ("/JS", "/F", "/Win", "/Unix", "/Mac"))
    if isinstance(found, pikepdf.Stream) and found.get("/Filter") == "/DCTDecode":
        picture = found.read_raw_bytes()
        bare = without_what_is_said(picture)
        if bare != picture:
            found.write(bare, filter=pikepdf.Name("/DCTDecode"))


def _without(found: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if name in found:
            del found[name]
