"""Where this room's pages live."""

from django.urls import URLPattern

app_name = "documents"
urlpatterns: list[URLPattern] = []
