"""Tells Django about this room."""

from django.apps import AppConfig


class MonitoringRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.monitoring"
    label = "monitoring"

    def ready(self) -> None:
        """Lay how it is going beside the targets on the plan's page."""
        from openiep.monitoring.presenters.beside import beside_plan
        from openiep.plans.presenters.beside import lay_beside_targets

        lay_beside_targets(beside_plan)
