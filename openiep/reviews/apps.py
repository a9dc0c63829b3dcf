"""Tells Django about this room."""

from django.apps import AppConfig


class ReviewsRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.reviews"
    label = "reviews"

    def ready(self) -> None:
        """Hand down what the room of progress compares its forecasts with: what reviews said."""
        from openiep.monitoring.results import read_with
        from openiep.reviews.models.said import words_of_reviews

        read_with(words_of_reviews)
