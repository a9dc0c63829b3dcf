"""Tells Django about this room."""

from django.apps import AppConfig


class AccessRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.access"
    label = "access"
