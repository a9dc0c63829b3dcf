"""Where this room's papers are made."""

from django.urls import path

from openiep.documents import views

app_name = "documents"
urlpatterns = [
    path("plans/<uuid:plan_id>/print/", views.print_plan, name="print_plan"),
    path("schools/<uuid:school_id>/week/print/", views.print_week, name="print_week"),
    path("welcomes/<uuid:welcome_id>/print/", views.print_welcome, name="print_welcome"),
    path("children/<uuid:pupil_id>/bundle/", views.print_bundle, name="print_bundle"),
    path("reviews/<uuid:review_id>/print/", views.print_review, name="print_review"),
]
