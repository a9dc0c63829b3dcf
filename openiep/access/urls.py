"""Where signing in lives."""

from django.urls import path

from openiep.access import views

app_name = "access"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("welcome/<uuid:user_id>/<str:token>/", views.choose_password, name="choose_password"),
]
