"""Where this room's pages live."""

from django.urls import path

from openiep.letters import views

app_name = "letters"
_LETTER = "letters/<uuid:letter_id>/"
urlpatterns = [
    path("children/<uuid:pupil_id>/letters/", views.letters, name="letters"),
    path("children/<uuid:pupil_id>/letters/keep/", views.keep_letter, name="keep_letter"),
    path(_LETTER, views.letter, name="letter"),
    path(f"{_LETTER}change/", views.change_letter, name="change_letter"),
    path(f"{_LETTER}file/", views.open_letter, name="open_letter"),
    path(f"{_LETTER}take-out/", views.take_out_letter, name="take_out_letter"),
    path(f"{_LETTER}put-back/", views.put_back_letter, name="put_back_letter"),
]
