"""Keeps the forecasts that are due, compares those whose day has come, and says how they did."""

import argparse
from collections.abc import Iterator

from openiep.monitoring.rules.kept_forecasts import SchoolRecord


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Whether only to work, and say nothing of the record."""
    parser.add_argument(
        "--if-due", action="store_true", help="as the clock does: without the table of the record"
    )


def run(arguments: argparse.Namespace) -> int:
    """Look ahead in every school; each keeps its own record."""
    from openiep.config.start import ready

    ready(migrate=False)
    from openiep.monitoring.forecasting import look_ahead
    from openiep.monitoring.models.forecasts import record_of_school
    from openiep.people.models import School

    for school in School.objects.order_by("name", "pk"):
        looked = look_ahead(school)
        if looked.kept or looked.compared:
            print(f"{school}: forecasts kept: {looked.kept}, compared: {looked.compared}.")
        if not arguments.if_due:
            print("\n".join(table(str(school), record_of_school(school.pk))))
    return 0


def table(school: str, record: SchoolRecord) -> Iterator[str]:
    """The school's record: what was said and what came, band by band, and the Brier scores."""
    found = record.calibration
    if not found.targets or found.brier is None or found.base_rate_brier is None:
        yield f"{school}: no forecast has been compared yet."
        return
    yield f"{school}: {found.targets} targets compared, each with its first forecast."
    for row in found.bands:
        if row.said is not None and row.happened is not None:
            said = f"said {row.said:.2f}, happened {row.happened:.2f}"
            yield f"  {row.band.value:<20}{row.targets:>5}  {said}"
    yield f"  Brier score {found.brier:.3f}; the constant guess {found.base_rate_brier:.3f}"
    shown = "shown" if record.may_be_shown else "not shown"
    yield f"  Forecasts are {shown} on pages; the line expects {record.share:.2f} of the pace asked."
