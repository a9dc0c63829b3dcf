"""Tells Django about this room."""

from django.apps import AppConfig


class ClassroomRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.classroom"
    label = "classroom"

    def ready(self) -> None:
        """Put what happened of each arrangement beside it on the plan's page."""
        from openiep.classroom.presenters.delivered import beside_plan
        from openiep.plans.presenters.beside import lay_beside_arrangements

        lay_beside_arrangements(beside_plan)
