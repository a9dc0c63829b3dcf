"""Makes everything ready before a command touches the database."""

import gc
import os
from collections.abc import Callable


def ready(*, migrate: bool = True) -> None:
    """Set Django up and bring the database to the newest form. Safe to call at every start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
    import django

    django.setup()
    if migrate:
        bring_up_to_date()


def bring_up_to_date(*, before: Callable[[], object] | None = None) -> None:
    """Bring the database to the newest form, where it is not in it yet.

    `before` is done first where the database holds something in the form of an earlier version.
    """
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return  # looking is quicker than asking `migrate`, which also looks over everything else
    if before is not None and executor.loader.applied_migrations:
        before()
    call_command("migrate", interactive=False, verbosity=0)


def settle() -> None:
    """Let the garbage collector leave alone what was loaded at start, and look less often.

    A page makes some 50,000 short-lived objects, nearly all freed without the collector. Looking
    through everything each 700 of them cost up to a tenth of a long page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
