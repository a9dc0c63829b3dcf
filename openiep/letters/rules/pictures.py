"""Photographs and scans: upright, drawn afresh, without place, time, camera or owner."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from openiep.letters.rules.kinds import Media
from openiep.rules import refuse

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_PIXELS = 40_000_000
QUALITY = 88  # JPEG: small print on a photographed letter stays readable


def clean_picture(data: bytes, media: Media) -> bytes:
    """The picture alone. Raises `Refused`: `too_many_pixels` (most, in millions), `damaged`."""
    from PIL import Image as Pictures
    from PIL import ImageOps, UnidentifiedImageError

    Pictures.MAX_IMAGE_PIXELS = MOST_PIXELS
    out = BytesIO()
    try:
        with Pictures.open(BytesIO(data), formats=("JPEG", "PNG")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise refuse("too_many_pixels", field="file", most=MOST_PIXELS // 1_000_000)
            plain = ImageOps.exif_transpose(picture)
            if media is Media.JPEG:
                _bare(plain.convert("RGB")).save(out, "JPEG", quality=QUALITY)
            else:
                with_colours = plain.mode if plain.mode in {"L", "RGB", "RGBA", "1"} else "RGBA"
                _bare(plain.convert(with_colours)).save(out, "PNG")
    except (Pictures.DecompressionBombError, Pictures.DecompressionBombWarning):
        raise refuse("too_many_pixels", field="file", most=MOST_PIXELS // 1_000_000) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, MemoryError):
        raise refuse("damaged", field="file") from None
    return out.getvalue()


def _bare(picture: Image) -> Image:
    """The same points, and nothing that the file said beside them."""
    picture.info = {}
    return picture


def without_what_is_said(jpeg: bytes) -> bytes:
    """A JPEG inside another file, without its EXIF, XMP, IPTC and comments; its points untouched.

    What does not read as a JPEG comes back as it is.
    """
    if not jpeg.startswith(b"\xff\xd8"):
        return jpeg
    kept, at = bytearray(jpeg[:2]), 2
    while at + 4 <= len(jpeg) and jpeg[at] == 0xFF:
        mark = jpeg[at + 1]
        if mark == 0xDA:  # the points themselves begin
            return bytes(kept) + jpeg[at:]
        length = int.from_bytes(jpeg[at + 2 : at + 4], "big")
        segment = jpeg[at : at + 2 + length]
        says = mark == 0xFE or (0xE0 <= mark <= 0xEF and mark not in {0xE0, 0xEE})
        if not says or segment[4:15] == b"ICC_PROFILE":
            kept += segment
        at += 2 + length
    return jpeg
