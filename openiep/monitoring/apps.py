"""Tells Django about this room."""

from django.apps import AppConfig


class MonitoringRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        """Tell the room below how growth is read."""
        from openiep.monitoring.growth import growth_so_far
        from openiep.plans.growth import read_with

        read_with(growth_so_far)
