"""How long a plan takes to print: `python benchmarks/print_plans.py`, after `make assets`.

Every plan differs, as the plans of a school do. The first one of a process also loads the fonts.
"""

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
PLANS = 60


def milliseconds(number: int, targets: int) -> float:
    """The time for one plan with its own name and words."""
    from openiep.documents.presenters import print_plan
    from openiep.documents.tests.content import (
        ANSWERS,
        IN_FORCE,
        TODAY,
        WHOM_TO_ASK,
        plan_content,
    )

    content = plan_content(targets)
    content["child"]["known_as"] = f"Sam {number}"
    content["parts"]["needs"]["content"]["strengths"] += f" Sam is child number {number}."
    began = time.perf_counter()
    print_plan(
        content,
        status=IN_FORCE,
        answers=ANSWERS,
        ask=WHOM_TO_ASK,
        audience="family_and_staff",
        today=TODAY,
    )
    return (time.perf_counter() - began) * 1000


def main() -> None:
    """Print first, median and slowest tenth for two sizes of plan."""
    import django

    django.setup()
    for targets in (3, 4):
        first, *warm = [milliseconds(number, targets) for number in range(PLANS)]
        tenth = statistics.quantiles(warm, n=10)[-1]
        print(
            f"{targets} targets: first {first:.0f} ms, then median "
            f"{statistics.median(warm):.1f} ms, nine of ten under {tenth:.1f} ms"
        )


if __name__ == "__main__":
    main()
