"""Lays down what an earlier version wrote, and compares it with what stands there later.

OPENIEP_DATA=FOLDER python -m tests.upgrade.older lay VERSION
OPENIEP_DATA=FOLDER python -m tests.upgrade.older compare VERSION
"""

import gzip
import json
import sys
from pathlib import Path
from typing import Any

from openiep.config.start import ready

FOLDER = Path(__file__).parent
# Columns of an earlier version that are no longer there, and why: "app.Model.column": "why".
EXPLAINED: dict[str, str] = {}


def read(version: str) -> dict[str, Any]:
    """What was kept of this version: its newest migrations, and rows by kind."""
    kept: dict[str, Any] = json.loads(gzip.decompress((FOLDER / f"{version}.json.gz").read_bytes()))
    return kept


def lay(version: str) -> int:
    """Make the database as that version had it, with its rows. How many there are."""
    from django.db import connection, transaction
    from django.db.migrations.executor import MigrationExecutor

    kept = read(version)
    leaves = [(app, name) for app, name in kept["migrations"]]
    executor = MigrationExecutor(connection)
    past = executor.migrate(leaves).apps
    count = 0
    with transaction.atomic():
        for label, rows in kept["rows"].items():
            model = past.get_model(label)
            fields = {field.attname: field for field in model._meta.concrete_fields}
            for field in fields.values():
                if hasattr(field, "auto_now_add"):
                    field.auto_now_add = field.auto_now = False  # the instants are told
            made = [
                model(**{name: _value(fields[name], value) for name, value in row.items()})
                for row in rows
            ]
            model._base_manager.bulk_create(made)
            count += len(made)
    return count


def _value(field: Any, value: Any) -> Any:
    if value is None or field.get_internal_type() == "JSONField":
        return value
    column = field.target_field if field.is_relation else field
    return column.to_python(value)


def differences(version: str) -> list[str]:
    """Each row or value of that version that is not there now, or reads otherwise."""
    from django.apps import apps
    from django.core.serializers.json import DjangoJSONEncoder

    found = []
    for label, rows in read(version)["rows"].items():
        model = apps.get_model(label)
        fields = {field.attname: field for field in model._meta.concrete_fields}
        now = {str(row.pk): row for row in model._base_manager.all()}
        for row in rows:
            there = now.get(row[model._meta.pk.attname])
            if there is None:
                found.append(f"{label} {row} is gone")
                continue
            for name, value in row.items():
                if name not in fields:
                    if f"{label}.{name}" not in EXPLAINED:
                        found.append(f"{label}.{name} is gone and nothing says why")
                    continue
                as_kept = json.loads(json.dumps(_now(fields[name], there), cls=DjangoJSONEncoder))
                if as_kept != value:
                    found.append(f"{label}.{name}: {value!r} became {as_kept!r}")
    return found


def _now(field: Any, row: Any) -> Any:
    is_bytes = field.get_internal_type() == "BinaryField"
    return field.value_to_string(row) if is_bytes else field.value_from_object(row)


def main() -> int:
    """What the command line asks for."""
    what, version = sys.argv[1:]
    ready(migrate=False)
    if what == "lay":
        print(lay(version))
        return 0
    found = differences(version)
    print("\n".join(found[:40]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
