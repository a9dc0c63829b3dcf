"""Prints how quick the pages are, as medians in the server process: `make bench`.

Each page is asked through Django's whole stack (middleware, session, audit, templates) without a
network between. The goals are for two ordinary cores; a benchmark, never a timed test.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable

RUNS, WARM_UP = 31, 5


def main() -> None:
    """Make a school in a temporary folder, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["OPENIEP_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
        from openiep.config.start import ready, settle

        ready()
        settle()
        measure()


def measure() -> None:
    """Build the school step by step and measure each page where it belongs."""
    from benchmarks.world import World

    world = World()
    print(f"{'':34}{'median':>9}{'fastest':>9}{'goal':>7}   (ms, {RUNS} runs)")
    world.add_children(50, with_plans=20)
    show("list of 50 children", world.get(world.list_address), 15)
    world.add_children(70, with_plans=30)
    show("list of 120 children", world.get(world.list_address), 30)
    world.add_children(70, with_plans=70)
    world.read_every_target()
    show("list of 190, 120 plans x 4 read", world.get(world.list_address), None)
    show("a target's page, 12 readings", world.get(world.target_address), None)
    show("plan page, in force, 4 targets", world.get(world.plan_address), 12)
    show("plan page, draft, 4 targets", world.get(world.draft_address), 12)
    show("saving a part", world.save_a_part, 8)
    show("recording a measurement", world.record, 5)
    show("plan as PDF", world.get(world.pdf_address), 40)
    show("today", world.get(world.today_address), None)
    show("a child's record", world.get(world.child_address), None)


def show(name: str, act: Callable[[], None], goal: int | None) -> None:
    """One line: what, median, fastest, goal."""
    times = []
    for run in range(WARM_UP + RUNS):
        began = time.perf_counter()
        act()
        if run >= WARM_UP:
            times.append(1000 * (time.perf_counter() - began))
    wanted = f"{goal:>7}" if goal else f"{'–':>7}"
    print(f"{name:34}{statistics.median(times):9.1f}{min(times):9.1f}{wanted}")


if __name__ == "__main__":
    main()
