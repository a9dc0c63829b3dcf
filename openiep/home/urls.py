"""Where the roof's pages live."""

from django.urls import path

from openiep.home.views import acting, child, children, day, demo, leaving, story, targets, words

app_name = "home"
urlpatterns = [
    path("", day.start, name="start"),
    path("schools/<uuid:school_id>/", day.today, name="today"),
    path("schools/<uuid:school_id>/children/", children.children, name="children"),
    path("schools/<uuid:school_id>/children.csv", children.children_csv, name="children_csv"),
    path("schools/<uuid:school_id>/children/views/keep/", acting.keep_view, name="keep_view"),
    path("list-views/<uuid:view_id>/take-away/", acting.take_away_view, name="take_away_view"),
    path("schools/<uuid:school_id>/plans/start/", acting.start_plans, name="start_plans"),
    path("schools/<uuid:school_id>/targets/", targets.targets, name="targets"),
    path("schools/<uuid:school_id>/targets.csv", targets.targets_csv, name="targets_csv"),
    path("children/<uuid:pupil_id>/", child.child, name="child"),
    path("children/<uuid:pupil_id>/open/", child.open_with_reason, name="open_with_reason"),
    path("children/<uuid:pupil_id>/story/", story.story, name="story"),
    path("schools/<uuid:school_id>/reasons/", story.reasons, name="reasons"),
    path("schools/<uuid:school_id>/left/", leaving.left, name="left"),
    path("children/<uuid:pupil_id>/leave/", leaving.record_leaving, name="record_leaving"),
    path("leavings/<uuid:leaving_id>/", leaving.note_hand_over, name="note_hand_over"),
    path(
        "leavings/<uuid:leaving_id>/take-back/", leaving.take_back_leaving, name="take_back_leaving"
    ),
    path("demo/", demo.door, name="demo"),
    path("demo/<str:role>/", demo.enter, name="enter_demo"),
    path("about/what-is-an-iep/", words.what_is_an_iep, name="what_is_an_iep"),
    path("about/your-data/", words.your_data, name="your_data"),
    path("about/own-school/", words.own_school, name="own_school"),
]
