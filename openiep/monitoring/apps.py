"""Tells Django about this room."""

from django.apps import AppConfig


class MonitoringRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.monitoring"
    label = "monitoring"
