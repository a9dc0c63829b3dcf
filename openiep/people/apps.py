"""Tells Django about this room."""

from django.apps import AppConfig


class PeopleRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.people"
    label = "people"
