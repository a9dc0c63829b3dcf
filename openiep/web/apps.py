"""Tells Django about this room."""

from django.apps import AppConfig


class WebRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.web"
    label = "web"
