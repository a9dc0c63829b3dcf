"""What the build of styles, fonts and icons promises."""

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
BUILT = ROOT / "openiep/web/static/web/built"
PAPER = ROOT / "openiep/documents/fonts"
ICONS = (ROOT / "openiep/web/icons.txt").read_text().split()
USED = re.compile(r"""\bicon(?:\(|=)["']([a-z0-9-]+)["']""")


def test_every_icon_that_a_page_names_is_in_the_sprite() -> None:
    pages = [*ROOT.glob("openiep/*/jinja2/**/*.html"), *ROOT.glob("openiep/*/**/*.py")]
    used = {name for page in pages for name in USED.findall(page.read_text())}
    assert used - set(ICONS) == set()
    sprite = (BUILT / "icons.svg").read_text()
    assert [name for name in ICONS if f'id="{name}"' not in sprite] == []


def test_icons_are_listed_once_and_in_order() -> None:
    assert sorted(set(ICONS)) == ICONS


def test_the_lock_names_no_address() -> None:
    lock = (ROOT / "package-lock.json").read_text()
    assert "://" not in lock
    packages = json.loads(lock)["packages"]
    assert all("integrity" in one for name, one in packages.items() if name)


def test_the_styles_are_light_and_our_own() -> None:
    css = (BUILT / "openiep.css").read_text()
    assert len(css) < 160_000
    assert not re.search(r"gds transport|crown|https?://", css, re.IGNORECASE)


def test_a_page_loads_few_and_small_fonts() -> None:
    fonts = list(BUILT.glob("*.woff2"))
    assert len(fonts) == 8
    assert sum(font.stat().st_size for font in fonts) < 120_000


@pytest.mark.parametrize(
    ("font", "text"),
    [
        ("atkinson-hyperlegible-next-400.ttf", "Zażółć łódź ő ş é"),
        ("lexend-600.ttf", "Zażółć łódź"),
        ("noto-sans-400.ttf", "Дарина Ελένη Nguyễn Ṣọlá"),
        ("noto-sans-arabic-400.ttf", "محمد پاکستان ٹ"),
        ("noto-sans-hebrew-400.ttf", "שרה"),
        ("noto-sans-bengali-400.ttf", "আমিনা"),
        ("noto-sans-devanagari-400.ttf", "अमीना"),
        ("noto-sans-gujarati-400.ttf", "પ્રિયા"),
        ("noto-sans-gurmukhi-400.ttf", "ਸਿਮਰਨ"),
        ("noto-sans-tamil-400.ttf", "தமிழ்"),
        ("noto-sans-thai-400.ttf", "สมชาย"),
        ("noto-sans-ethiopic-400.ttf", "ሳራ"),
    ],
)
def test_paper_can_write_names_of_many_scripts(font: str, text: str) -> None:
    from fontTools.ttLib import TTFont

    known = TTFont(PAPER / font).getBestCmap()
    assert [letter for letter in text if letter != " " and ord(letter) not in known] == []


def test_licence_texts_travel_with_what_they_cover() -> None:
    for folder, names in ((BUILT, ("govuk-frontend", "tabler-icons", "fontsource-lexend")),
                          (PAPER, ("fontsource-noto-sans",))):  # fmt: skip
        for name in names:
            assert (folder / "licences" / f"{name}.txt").stat().st_size > 500
