"""The colours of the look, measured as WCAG 2.2 does."""

import re
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[1] / "scss" / "_tokens.scss").read_text()
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", TOKENS))
TEXT, SHAPE = 4.5, 3.0
GROUNDS = ["paper", "surface", "teal-soft", "plum-soft", "marigold-soft", "good-soft"]
INKS = ["ink", "quiet", "teal", "teal-deep", "plum", "marigold-deep", "good"]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of relative luminance)."""
    digits = colour.lstrip("#")
    full = digits if len(digits) == 6 else "".join(2 * digit for digit in digits)
    parts = [int(full[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    low, high = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_itself_is_right() -> None:
    assert luminance("#fff") == pytest.approx(1)
    assert luminance("#000") == 0


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_text_is_readable_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(ink, ground) >= TEXT


@pytest.mark.parametrize("ground", ["marigold", "focus"])
def test_ink_is_readable_on_bright_grounds(ground: str) -> None:
    assert contrast("ink", ground) >= 7


@pytest.mark.parametrize("ground", ["paper", "surface"])
def test_borders_of_controls_and_errors_are_seen(ground: str) -> None:
    assert contrast("line", ground) >= SHAPE
    assert contrast("error", ground) >= TEXT


@pytest.mark.parametrize("voice", ["teal", "plum"])
def test_white_is_readable_on_the_voices_of_grown_ups(voice: str) -> None:
    assert contrast("surface", voice) >= TEXT
