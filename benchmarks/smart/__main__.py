"""Prints the figures that docs/reference/smart.md publishes."""

import time

from benchmarks.smart.agreement import agreements, bootstrap, f1, kappa, read_labelled, wilson
from openiep.plans.rules.smart import check

ROUNDS = 5


def main() -> None:
    """The agreement of both parts, and the speed on one core."""
    for part in ("develop", "test"):
        rows = read_labelled(part)
        print(f"\n{part}: {len(rows)} targets")
        print(f"{'criterion':14}{'precision':>18}{'recall':>18}{'F1':>20}{'kappa':>20}")
        for one in agreements(rows):
            both, checker, label, _ = one.counts
            print(
                f"{one.criterion:14}"
                f"{_share(both, both + checker):>18}{_share(both, both + label):>18}"
                f"{_ranged(f1(one.pairs), bootstrap(one.pairs, f1)):>20}"
                f"{_ranged(kappa(one.pairs), bootstrap(one.pairs, kappa)):>20}"
            )
    _speed()


def _share(good: int, total: int) -> str:
    low, high = wilson(good, total)
    return f"{good / total if total else 1:.2f} ({low:.2f}-{high:.2f})"


def _ranged(value: float, ends: tuple[float, float]) -> str:
    return f"{value:.2f} ({ends[0]:.2f}-{ends[1]:.2f})"


def _speed() -> None:
    texts = [str(row["text"]) for row in read_labelled()]
    best = float("inf")
    longest = 0.0
    for _ in range(ROUNDS):
        begin = time.process_time()
        for text in texts:
            once = time.process_time()
            check(text)
            longest = max(longest, time.process_time() - once) if best < float("inf") else 0.0
        best = min(best, time.process_time() - begin)
    print(
        f"\nspeed: {len(texts) / best:,.0f} targets a second on one core; longest one {longest * 1000:.1f} ms"
    )


if __name__ == "__main__":
    main()
