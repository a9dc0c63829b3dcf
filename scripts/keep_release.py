"""Keeps some children's records as a version writes them, so that every later one shows it can read them.

    OPENIEP_DATA=FOLDER python -m openiep demo --make-only
    OPENIEP_DATA=FOLDER python scripts/keep_release.py VERSION

Run it with the code of the version that is given out. It writes tests/upgrade/VERSION.json.gz.
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "upgrade"
CHILDREN = 8


def kept() -> dict[str, Any]:
    """The newest migrations, and every row of the school and of a few children."""
    from django.apps import apps
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    leaves = MigrationLoader(connection).graph.leaf_nodes()
    pupil_model: Any = apps.get_model("people", "Pupil")
    with_most = pupil_model._base_manager.order_by("known_as")
    plans: Any = apps.get_model("plans", "Plan")
    planned = set(plans._base_manager.exclude(previous=None).values_list("pupil_id", flat=True))
    pupils = set([one.pk for one in with_most if one.pk in planned][:CHILDREN])
    rows = {}
    for model in apps.get_models():
        if model.__module__.startswith("openiep.") and model._meta.managed:
            rows[model._meta.label] = _rows(model, pupils, pupil_model)
    return {"migrations": [list(leaf) for leaf in leaves], "rows": rows}


def _rows(model: Any, pupils: set[Any], pupil_model: Any) -> list[dict[str, Any]]:
    mine = "pk" if model is pupil_model else None
    for field in model._meta.concrete_fields:
        if field.related_model is pupil_model or field.name == "pupil_id":
            mine = field.attname
    found = model._base_manager.order_by("pk")
    return [
        {field.attname: _value(field, row) for field in model._meta.concrete_fields}
        for row in found
        if mine is None or getattr(row, mine) in pupils or getattr(row, mine) is None
    ]


def _value(field: Any, row: Any) -> Any:
    if field.name == "password":
        return "!"  # nobody signs in with it again
    is_bytes = field.get_internal_type() == "BinaryField"
    return field.value_to_string(row) if is_bytes else field.value_from_object(row)


def main() -> int:
    """Write the file and say how much is in it."""
    sys.path.insert(0, str(Path.cwd()))
    from openiep.config.start import ready

    ready()
    from django.core.serializers.json import DjangoJSONEncoder

    made = kept()
    path = FOLDER / f"{sys.argv[1]}.json.gz"
    text = json.dumps(made, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True)
    path.write_bytes(gzip.compress(text.encode(), mtime=0))
    count = sum(len(rows) for rows in made["rows"].values())
    print(f"{path.name}: {count} rows, {path.stat().st_size // 1024} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
