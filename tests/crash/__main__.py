"""`make crash`: as many rounds as you like, with a line for each hundred.

python -m tests.crash --rounds 1000
"""

import argparse
import os
import tempfile
from pathlib import Path

from tests.crash.rounds import go


def main() -> int:
    """Kill in so many rounds, and say what was lost."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--rounds", type=int, default=1_000, help="how often to kill the server")
    asked.add_argument("--writes", type=int, default=100_000, help="acknowledged writes at least")
    asked.add_argument("--seed", type=int, default=0, help="for the moments of killing")
    given = asked.parse_args()
    database = os.environ.get("OPENIEP_DATABASE", "")
    with tempfile.TemporaryDirectory() as folder:
        outcome = go(
            Path(folder),
            rounds=given.rounds,
            writes=given.writes,
            database=database,
            seed=given.seed,
        )
    print(
        f"Killed {outcome.rounds} times; {outcome.acknowledged} writes were acknowledged, "
        f"{len(outcome.lost)} of them lost."
    )
    for line in [*outcome.lost, *outcome.faults]:
        print(line)
    return 1 if outcome.lost or outcome.faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
