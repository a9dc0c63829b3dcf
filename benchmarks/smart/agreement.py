"""Agreement with a labelled set: precision, recall, F1 and kappa, each with its range."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

from openiep.plans.rules.smart import check

CRITERIA = ("specific", "measurable", "time_related", "conditions", "baseline", "placeholder")
LABELLED = Path(__file__).with_name("labelled.jsonl")
Z = 1.96
DRAWS = 1_000


@dataclass(frozen=True)
class Agreement:
    """What the checker and the labels say about one criterion."""

    criterion: str
    pairs: tuple[tuple[bool, bool], ...]

    @property
    def counts(self) -> tuple[int, int, int, int]:
        """Both yes, only the checker, only the label, both no."""
        return counts(self.pairs)


def counts(pairs: Sequence[tuple[bool, bool]]) -> tuple[int, int, int, int]:
    """Both yes, only the checker (second), only the label (first), both no."""
    both = sum(a and b for a, b in pairs)
    checker = sum(b and not a for a, b in pairs)
    label = sum(a and not b for a, b in pairs)
    return both, checker, label, len(pairs) - both - checker - label


def f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """The harmonic mean of precision and recall; 1 where nothing is labelled or found."""
    both, checker, label, _ = counts(pairs)
    return 2 * both / (2 * both + checker + label) if both + checker + label else 1.0


def kappa(pairs: Sequence[tuple[bool, bool]]) -> float:
    """Cohen's kappa (1960): agreement beyond chance."""
    both, checker, label, neither = counts(pairs)
    total = len(pairs)
    seen = (both + neither) / total
    chance = (
        (both + label) * (both + checker) + (neither + label) * (neither + checker)
    ) / total**2
    return 1.0 if chance == 1 else (seen - chance) / (1 - chance)


def wilson(good: int, total: int) -> tuple[float, float]:
    """The 95 % range of a share (Wilson 1927)."""
    if not total:
        return 0.0, 1.0
    share = good / total
    middle = (share + Z * Z / (2 * total)) / (1 + Z * Z / total)
    half = Z / (1 + Z * Z / total) * sqrt(share * (1 - share) / total + Z * Z / (4 * total * total))
    return max(0.0, middle - half), min(1.0, middle + half)


def bootstrap(pairs: Sequence[tuple[bool, bool]], measure: object) -> tuple[float, float]:
    """The 95 % range of a measure by drawing the pairs again, the same draws every time."""
    assert callable(measure)
    draw = random.Random(20260901)
    values = sorted(measure(draw.choices(pairs, k=len(pairs))) for _ in range(DRAWS))
    return values[int(DRAWS * 0.025)], values[int(DRAWS * 0.975)]


def read_labelled(part: str = "", file: Path = LABELLED) -> list[dict[str, object]]:
    """The labelled targets, all or of one part ("develop", "test")."""
    lines = file.read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    return [row for row in rows if not part or row["part"] == part]


def agreements(rows: Sequence[dict[str, object]]) -> list[Agreement]:
    """The checker's answers beside the labels, criterion by criterion."""
    said = [check(str(row["text"])) for row in rows]
    return [
        Agreement(
            name,
            tuple(
                (bool(row[name]), bool(getattr(one, name)))
                for row, one in zip(rows, said, strict=True)
            ),
        )
        for name in CRITERIA
    ]
