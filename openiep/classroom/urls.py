"""Where this room's pages live."""

from django.urls import path

from openiep.classroom.views import away, now, sessions

app_name = "classroom"
NOW = "schools/<uuid:school_id>/now/"
urlpatterns = [
    path(NOW, now.now, name="now"),
    path(f"{NOW}sessions/", now.record_sessions, name="record_sessions"),
    path(f"{NOW}shell/", away.shell, name="shell"),
    path(f"{NOW}worker.js", away.worker, name="worker"),
    path(f"{NOW}standing/", away.standing, name="standing"),
    path(f"{NOW}send/", away.send, name="send"),
    path("arrangements/<uuid:provision_id>/sessions/", sessions.sessions, name="sessions"),
    path(
        "sessions/<uuid:session_id>/take-back/",
        sessions.take_back_session,
        name="take_back_session",
    ),
]
