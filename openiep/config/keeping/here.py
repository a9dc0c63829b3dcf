"""Where this installation keeps its things, from the settings."""

from django.conf import settings

from openiep.config.keeping.backups import Place


def here() -> Place:
    """The place of this installation."""
    return Place(settings.DATA, settings.BACKUPS, settings.DATABASES["default"])
