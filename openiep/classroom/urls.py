"""Where this room's pages live."""

from django.urls import path

from openiep.classroom.views import away, moving, now, sessions, tablets, week

app_name = "classroom"
NOW = "schools/<uuid:school_id>/now/"
urlpatterns = [
    path(NOW, now.now, name="now"),
    path(f"{NOW}sessions/", now.record_sessions, name="record_sessions"),
    path(f"{NOW}shell/", away.shell, name="shell"),
    path(f"{NOW}worker.js", away.worker, name="worker"),
    path(f"{NOW}standing/", away.standing, name="standing"),
    path(f"{NOW}send/", away.send, name="send"),
    path("schools/<uuid:school_id>/week/", week.week, name="week"),
    path("schools/<uuid:school_id>/tablets/", tablets.tablets, name="tablets"),
    path("schools/<uuid:school_id>/pin/", tablets.set_pin, name="set_pin"),
    path("tablets/<uuid:tablet_id>/revoke/", tablets.revoke_tablet, name="revoke_tablet"),
    path("tablet/", tablets.tablet, name="tablet"),
    path("tablet/end/", tablets.end_turn, name="end_turn"),
    path("tablet/<uuid:user_id>/", tablets.take_turn, name="take_turn"),
    path("measurements/<uuid:measurement_id>/move/", moving.move_reading, name="move_reading"),
    path("arrangements/<uuid:provision_id>/sessions/", sessions.sessions, name="sessions"),
    path(
        "sessions/<uuid:session_id>/take-back/",
        sessions.take_back_session,
        name="take_back_session",
    ),
]
