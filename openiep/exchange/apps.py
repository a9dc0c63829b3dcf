"""Tells Django about this room."""

from django.apps import AppConfig


class ExchangeRoom(AppConfig):
    """The room as Django knows it."""

    name = "openiep.exchange"
    label = "exchange"
