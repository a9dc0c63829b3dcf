"""Tells Django about this room."""

from django.apps import AppConfig


class ReviewsRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.reviews"
    label = "reviews"
