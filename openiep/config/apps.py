"""Tells Django about this room."""

from django.apps import AppConfig


class ConfigRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.config"
    label = "config"
