"""Tells Django about this room."""

from django.apps import AppConfig


class LettersRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.letters"
    label = "letters"
