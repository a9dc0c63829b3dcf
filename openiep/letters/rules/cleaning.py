"""One file made safe to keep, whatever it is."""

from openiep.letters.rules.kinds import Cleaned, Media, check_size, media_of, text_of
from openiep.letters.rules.pdfs import clean_pdf
from openiep.letters.rules.pictures import clean_picture
from openiep.letters.rules.word import clean_word


def cleaned(data: bytes) -> Cleaned:
    """What the file is, and the file without metadata and without anything that acts by itself.

    Raises `Refused` with the one reason why it is not kept: `nothing_in_it`, `too_large`, `heic`,
    `old_word`, `not_a_letter`, `locked`, `damaged`, `too_many_pixels`, `too_many_pages`,
    `has_macros`, `unsafe_archive`.
    """
    check_size(len(data))
    media = media_of(data)
    match media:
        case Media.PDF:
            return Cleaned(media, clean_pdf(data))
        case Media.JPEG | Media.PNG:
            return Cleaned(media, clean_picture(data, media))
        case Media.WORD:
            return Cleaned(media, clean_word(data))
        case Media.TEXT:
            return Cleaned(media, text_of(data).encode())
