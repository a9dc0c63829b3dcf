"""The root of all addresses, and what is answered when something goes wrong."""

from django.urls import include, path

ROOMS = (
    "access", "people", "plans", "monitoring", "classroom", "reviews", "documents", "exchange",
    "home",
)  # fmt: skip
urlpatterns = [path("", include(f"openiep.{room}.urls")) for room in ROOMS]

handler400 = "openiep.web.errors.bad_request"
handler403 = "openiep.web.errors.forbidden"
handler404 = "openiep.web.errors.not_found"
handler500 = "openiep.web.errors.failed"
