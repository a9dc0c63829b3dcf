"""Tells Django about this room."""

from django.apps import AppConfig


class HomeRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.home"
    label = "home"
