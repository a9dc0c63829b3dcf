"""Where this room's pages live."""

from django.urls import path

from openiep.exchange.views import imports, merging, old_plans

app_name = "exchange"
BATCH = "imports/<uuid:batch_id>/"
OLD_PLAN = "old-plans/<uuid:old_plan_id>/"
PASSAGE = f"{OLD_PLAN}passages/<int:number>/"
urlpatterns = [
    path("schools/<uuid:school_id>/imports/", imports.imports, name="imports"),
    path(BATCH, imports.import_children, name="import_children"),
    path(f"{BATCH}columns/", imports.choose_columns, name="choose_columns"),
    path(f"{BATCH}put-away/", imports.put_away, name="put_away"),
    path(f"{BATCH}undo/", imports.undo_import, name="undo_import"),
    path("children/<uuid:pupil_id>/merge/", merging.merge_children, name="merge_children"),
    path("merges/<uuid:merge_id>/undo/", merging.undo_merge, name="undo_merge"),
    path("children/<uuid:pupil_id>/old-plan/", old_plans.read_old_plan, name="read_old_plan"),
    path(OLD_PLAN, old_plans.old_plan, name="old_plan"),
    path(f"{PASSAGE}take-in/", old_plans.take_in_passage, name="take_in_passage"),
    path(f"{PASSAGE}leave-out/", old_plans.leave_passage_out, name="leave_passage_out"),
    path(f"{PASSAGE}again/", old_plans.look_at_passage_again, name="look_at_passage_again"),
]
