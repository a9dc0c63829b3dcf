"""Where this room's pages live."""

from django.urls import path

from openiep.people.views import around, children, joining, schools, staff, years

app_name = "people"
SCHOOL = "schools/<uuid:school_id>/"
urlpatterns = [
    path(f"{SCHOOL}children/add/", children.add_child, name="add_child"),
    path("children/<uuid:pupil_id>/change/", children.change_child, name="change_child"),
    path("children/<uuid:pupil_id>/profile/", children.change_profile, name="change_profile"),
    path(
        "children/<uuid:pupil_id>/people/add/", around.add_person_around, name="add_person_around"
    ),
    path(
        "people-around/<uuid:involvement_id>/change/",
        around.change_person_around,
        name="change_person_around",
    ),
    path(
        "people-around/<uuid:involvement_id>/end/", around.end_involvement, name="end_involvement"
    ),
    path(
        "children/<uuid:pupil_id>/other-schools/add/",
        schools.add_other_school,
        name="add_other_school",
    ),
    path(
        "other-schools/<uuid:other_school_id>/end/",
        schools.end_other_school,
        name="end_other_school",
    ),
    path(
        "people-around/<uuid:involvement_id>/invite/", joining.invite_family, name="invite_family"
    ),
    path(
        "people-around/<uuid:involvement_id>/end-invitation/",
        joining.end_invitation,
        name="end_invitation",
    ),
    path(f"{SCHOOL}families/", joining.invitations, name="invitations"),
    path("join/", joining.join, name="join"),
    path("join/how/", joining.join_how, name="join_how"),
    path("join/with/<str:code>/", joining.join, name="join_with"),
    path(f"{SCHOOL}staff/", staff.staff, name="staff"),
    path(f"{SCHOOL}staff/add/", staff.add_colleague, name="add_colleague"),
    path(f"{SCHOOL}staff/<uuid:user_id>/", staff.colleague, name="colleague"),
    path(f"{SCHOOL}staff/<uuid:user_id>/end/", staff.end_post, name="end_post"),
    path(
        f"{SCHOOL}staff/<uuid:user_id>/remove-factor/",
        staff.remove_second_factor,
        name="remove_second_factor",
    ),
    path(f"{SCHOOL}staff/<uuid:user_id>/invite/", staff.invite_colleague, name="invite_colleague"),
    path(f"{SCHOOL}next-year/", years.next_year, name="next_year"),
    path(f"{SCHOOL}next-year/prepare/", years.prepare_year, name="prepare_year"),
    path("next-years/<uuid:year_id>/begin/", years.begin_year, name="begin_year"),
    path("next-years/<uuid:year_id>/give-up/", years.give_up_year, name="give_up_year"),
    path("children/<uuid:pupil_id>/next-year/", years.move_next_year, name="move_next_year"),
    path(f"{SCHOOL}classes/add/", staff.add_class, name="add_class"),
    path(f"{SCHOOL}change/", staff.change_school, name="change_school"),
]
