"""The root of all addresses, and what is answered when something goes wrong."""

from django.urls import include, path

from openiep.config import views

ROOMS = (
    "access", "people", "letters", "plans", "monitoring", "classroom", "reviews", "documents", "exchange",
    "home",
)  # fmt: skip
OWN = ([path("schools/<uuid:school_id>/backups/", views.backups, name="backups")], "config")
urlpatterns = [
    *(path("", include(f"openiep.{room}.urls")) for room in ROOMS),
    path("", include(OWN)),
    path("", include("openiep.config.doors.urls")),
    path("sign-in/ways/", views.ways, name="mfa_index"),
    path("sign-in/ways/all/", views.ways, name="mfa_list_webauthn"),
]

handler400 = "openiep.web.errors.bad_request"
handler403 = "openiep.web.errors.forbidden"
handler404 = "openiep.web.errors.not_found"
handler500 = "openiep.web.errors.failed"
