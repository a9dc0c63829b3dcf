"""Where this room's pages live."""

from django.urls import path

from openiep.exchange.views import imports

app_name = "exchange"
BATCH = "imports/<uuid:batch_id>/"
urlpatterns = [
    path("schools/<uuid:school_id>/imports/", imports.imports, name="imports"),
    path(BATCH, imports.import_children, name="import_children"),
    path(f"{BATCH}columns/", imports.choose_columns, name="choose_columns"),
    path(f"{BATCH}put-away/", imports.put_away, name="put_away"),
    path(f"{BATCH}undo/", imports.undo_import, name="undo_import"),
]
