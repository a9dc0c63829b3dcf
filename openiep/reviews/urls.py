"""Where this room's pages live."""

from django.urls import path

from openiep.reviews.views import closing, hearing, looking, meeting, preparing

app_name = "reviews"
urlpatterns = [
    path("plans/<uuid:plan_id>/prepare-review/", preparing.prepare_review, name="prepare_review"),
    path("reviews/<uuid:review_id>/", looking.review, name="review"),
    path("reviews/<uuid:review_id>/change/", preparing.change_review, name="change_review"),
    path("reviews/<uuid:review_id>/call-off/", preparing.call_off_review, name="call_off_review"),
    path("reviews/<uuid:review_id>/invite/", preparing.invite_to_review, name="invite_to_review"),
    path(
        "reviews/<uuid:review_id>/attendance/",
        preparing.record_attendance,
        name="record_attendance",
    ),
    path(
        "invitations/<uuid:invitation_id>/contribute/",
        hearing.record_contribution,
        name="record_contribution",
    ),
    path(
        "contributions/<uuid:contribution_id>/say-anew/",
        hearing.say_contribution_anew,
        name="say_contribution_anew",
    ),
    path(
        "contributions/<uuid:contribution_id>/take-back/",
        hearing.take_back_contribution,
        name="take_back_contribution",
    ),
    path("reviews/<uuid:review_id>/meeting/", meeting.meeting, name="meeting"),
    path(
        "reviews/<uuid:review_id>/targets/<uuid:target_id>/",
        meeting.record_result,
        name="record_result",
    ),
    path(
        "reviews/<uuid:review_id>/questions/<slug:question>/",
        meeting.answer_question,
        name="answer_question",
    ),
    path("reviews/<uuid:review_id>/close/", closing.close_review, name="close_review"),
]
