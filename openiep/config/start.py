"""Makes everything ready before a command touches the database."""

import os


def ready(*, migrate: bool = True) -> None:
    """Set Django up and bring the database to the newest form. Safe to call at every start."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openiep.config.settings")
    import django

    django.setup()
    if migrate:
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
