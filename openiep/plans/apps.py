"""Tells Django about this room."""

from django.apps import AppConfig


class PlansRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.plans"
    label = "plans"
