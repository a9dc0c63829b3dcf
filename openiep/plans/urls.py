"""Where this room's pages live."""

from django.urls import URLPattern, path

from openiep.plans.views import (
    agreeing,
    bank,
    before,
    changing,
    checking,
    force,
    measures,
    proposing,
    reading,
    rows,
    slips,
    suggestions,
    versions,
    writing,
)

app_name = "plans"

_PLAN = "plans/<uuid:plan_id>/"
READING = [
    path("children/<uuid:pupil_id>/plans/start/", reading.start_plan, name="start_plan"),
    path(_PLAN, reading.plan, name="plan"),
    path(f"{_PLAN}family-words/", suggestions.suggestions, name="suggestions"),
    path(
        "family-words/<uuid:suggestion_id>/answer/",
        suggestions.answer_suggestion,
        name="answer_suggestion",
    ),
]
_BEFORE = "help-before/<uuid:help_id>/"
BEFORE = [
    path(
        "children/<uuid:pupil_id>/help-before/add/", before.add_help_before, name="add_help_before"
    ),
    path(f"{_BEFORE}change/", before.change_help_before, name="change_help_before"),
    path(f"{_BEFORE}end/", before.end_help_before, name="end_help_before"),
    path(f"{_BEFORE}plan/", before.begin_plan_from_help, name="begin_plan_from_help"),
]
_TARGET = f"{_PLAN}targets/<uuid:row_id>/"
_ARRANGEMENT = f"{_PLAN}arrangements/<uuid:row_id>/"
_HOME = f"{_PLAN}home/<uuid:row_id>/"
WRITING = [
    path(f"{_PLAN}parts/<slug:key>/", writing.save_part, name="save_part"),
    path(f"{_PLAN}parts/<slug:key>/<uuid:row_id>/move/", rows.move_row, name="move_row"),
    path(f"{_PLAN}targets/add/", rows.add_target, name="add_target"),
    path(f"{_PLAN}targets/bank/", bank.bank, name="bank"),
    path(f"{_PLAN}targets/check/", checking.check_new_target, name="check_new_target"),
    path(f"{_TARGET}check/", checking.check_target, name="check_target"),
    path(f"{_TARGET}save/", rows.save_target, name="save_target"),
    path(f"{_TARGET}take-out/", rows.take_out_target, name="take_out_target"),
    path(f"{_TARGET}put-back/", rows.put_back_target, name="put_back_target"),
    path(f"{_PLAN}arrangements/add/", rows.add_arrangement, name="add_arrangement"),
    path(f"{_ARRANGEMENT}save/", rows.save_arrangement, name="save_arrangement"),
    path(f"{_ARRANGEMENT}take-out/", rows.take_out_arrangement, name="take_out_arrangement"),
    path(f"{_ARRANGEMENT}put-back/", rows.put_back_arrangement, name="put_back_arrangement"),
    path(f"{_PLAN}home/add/", rows.add_home_help, name="add_home_help"),
    path(f"{_HOME}save/", rows.save_home_help, name="save_home_help"),
    path(f"{_HOME}take-out/", rows.take_out_home_help, name="take_out_home_help"),
    path(f"{_HOME}put-back/", rows.put_back_home_help, name="put_back_home_help"),
]
AGREEING = [
    path(f"{_PLAN}propose/", proposing.propose_plan, name="propose_plan"),
    path(f"{_PLAN}take-back/", proposing.take_back_proposal, name="take_back_proposal"),
    path(f"{_PLAN}withdraw/", proposing.withdraw_plan, name="withdraw_plan"),
    path(f"{_PLAN}agree/", agreeing.agree_plan, name="agree_plan"),
    path("answers/<uuid:answer_id>/withdraw/", agreeing.withdraw_answer, name="withdraw_answer"),
    path(f"{_PLAN}slips/", slips.slips, name="slips"),
    path("schools/<uuid:school_id>/slips/", slips.school_slips, name="school_slips"),
    path(f"{_PLAN}put-in-force/", force.put_in_force, name="put_in_force"),
    path(f"{_PLAN}change/", changing.change_plan, name="change_plan"),
    path(f"{_PLAN}versions/", versions.versions, name="versions"),
    path(f"{_PLAN}versions/<int:number>/", versions.version, name="version"),
]
_ENTRY = "bank/<uuid:entry_id>/"
BANK = [
    path("schools/<uuid:school_id>/bank/", bank.school_bank, name="school_bank"),
    path("schools/<uuid:school_id>/bank/add/", bank.add_to_bank, name="add_to_bank"),
    path(f"{_ENTRY}change/", bank.change_in_bank, name="change_in_bank"),
    path(f"{_ENTRY}take-out/", bank.take_out_of_bank, name="take_out_of_bank"),
    path(f"{_ENTRY}put-back/", bank.put_back_in_bank, name="put_back_in_bank"),
]
_OWN = "measures/<uuid:own_measure_id>/"
MEASURES = [
    path("schools/<uuid:school_id>/measures/", measures.own_measures, name="own_measures"),
    path(
        "schools/<uuid:school_id>/measures/add/", measures.add_own_measure, name="add_own_measure"
    ),
    path(f"{_OWN}change/", measures.change_own_measure, name="change_own_measure"),
    path(f"{_OWN}take-out/", measures.take_out_own_measure, name="take_out_own_measure"),
    path(f"{_OWN}put-back/", measures.put_back_own_measure, name="put_back_own_measure"),
]
urlpatterns: list[URLPattern] = [*READING, *BEFORE, *WRITING, *AGREEING, *BANK, *MEASURES]
