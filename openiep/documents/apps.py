"""Tells Django about this room."""

from django.apps import AppConfig


class DocumentsRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.documents"
    label = "documents"
