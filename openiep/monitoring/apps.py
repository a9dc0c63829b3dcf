"""Tells Django about this room."""

from django.apps import AppConfig


class MonitoringRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        """Hand down what the room of plans shows and must not know: how it is going, how fast."""
        from openiep.monitoring.growth import growth_so_far
        from openiep.monitoring.presenters.beside import beside_plan
        from openiep.plans.growth import read_with
        from openiep.plans.presenters.beside import lay_beside_targets

        lay_beside_targets(beside_plan)
        read_with(growth_so_far)
