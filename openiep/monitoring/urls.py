"""Where this room's pages live."""

from django.urls import path

from openiep.monitoring.views import correcting, looking, own, recording

app_name = "monitoring"
urlpatterns = [
    path("targets/<uuid:target_id>/", looking.target, name="target"),
    path(
        "targets/<uuid:target_id>/record/",
        recording.record_measurement,
        name="record_measurement",
    ),
    path(
        "targets/<uuid:target_id>/observe/",
        recording.record_observation,
        name="record_observation",
    ),
    path("targets/<uuid:target_id>/says/", own.record_own_rating, name="record_own_rating"),
    path(
        "own-ratings/<uuid:rating_id>/take-back/",
        own.take_back_own_rating,
        name="take_back_own_rating",
    ),
    path(
        "measurements/<uuid:measurement_id>/correct/",
        correcting.correct_measurement,
        name="correct_measurement",
    ),
    path(
        "measurements/<uuid:measurement_id>/take-back/",
        correcting.take_back_measurement,
        name="take_back_measurement",
    ),
    path(
        "observations/<uuid:observation_id>/correct/",
        correcting.correct_observation,
        name="correct_observation",
    ),
    path(
        "observations/<uuid:observation_id>/take-back/",
        correcting.take_back_observation,
        name="take_back_observation",
    ),
]
