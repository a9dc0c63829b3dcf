"""Makes everything ready before a command touches the database."""

import gc
import os


def ready(*, migrate: bool = True) -> None:
    """Set Django up and bring the database to the newest form. Safe to call at every start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
    import django

    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)


def is_older() -> bool:
    """True when the database holds something, in the form of an earlier version of OpenIEP."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return bool(plan and executor.loader.applied_migrations)


def settle() -> None:
    """Let the garbage collector leave alone what was loaded at start, and look less often.

    A page makes some 50,000 short-lived objects, nearly all freed without the collector. Looking
    through everything each 700 of them cost up to a tenth of a long page.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)
