"""The door through which every change goes: permission, transaction and audit are the door."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction

from openiep.access.audit import Subject, write_entry
from openiep.access.models import AuditEntry, User
from openiep.access.rules import Permission, Role, permits
from openiep.rules import Refused, refuse

P = ParamSpec("P")
R = TypeVar("R")


def may(user: User, permission: Permission, subject: Subject) -> bool:
    """True when what the user is to the subject permits it."""
    return permits(subject.roles_of(user), permission)


def guarded(permission: Permission, *, on: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Put the door before an action: `@guarded(Permission.AGREE_PLAN, on="plan")`.

    The subject named by `on` is locked and read afresh, the right of `by` is asked, the action
    runs and its audit entry is written, all in one transaction. Raises `PermissionDenied`, and
    whatever the action raises; a refusal is recorded after everything was rolled back. An action
    without keyword-only `by` and subject fails when it is imported.
    """

    def put_door(action: Callable[P, R]) -> Callable[P, R]:
        _check_signature(action, on)

        @wraps(action)
        def door(*args: P.args, **kwargs: P.kwargs) -> R:
            by: User = kwargs["by"]  # type: ignore[assignment]
            subject: Any = kwargs[on]
            try:
                with transaction.atomic():
                    roles = _let_in(by, subject, permission)
                    result = action(*args, **kwargs)
                    done = AuditEntry.Outcome.DONE
                    write_entry(done, action.__name__, by=by, subject=subject, roles=roles)
                    return result
            except (PermissionDenied, Refused) as refusal:
                _note_refusal(action.__name__, by, subject, refusal)
                raise

        door.guarded_by = (permission, on)  # type: ignore[attr-defined]
        return door

    return put_door


def _check_signature(action: Callable[..., object], on: str) -> None:
    parameters = inspect.signature(action).parameters
    for needed in ("by", on):
        found = parameters.get(needed)
        if found is None or found.kind is not inspect.Parameter.KEYWORD_ONLY:
            raise TypeError(f"{action.__name__} needs the keyword-only parameter {needed}.")


def _let_in(by: User, subject: Any, permission: Permission) -> frozenset[Role]:
    """Lock the subject, read it afresh, and ask what `by` is to it. Refused: `gone`.

    What the subject belongs to stays at hand while it belongs to the same.
    """
    kind = type(subject)
    try:
        # Without the key: who only points at the row, such as a reading at its school, need not wait.
        locked = kind._base_manager.select_for_update(of=("self",), no_key=True)
        fresh = locked.get(pk=subject.pk)
    except ObjectDoesNotExist:
        raise refuse("gone") from None
    getattr(subject, "_prefetched_objects_cache", {}).clear()
    for field in kind._meta.concrete_fields:
        setattr(subject, field.attname, getattr(fresh, field.attname))
    by.forget_rights()
    roles: frozenset[Role] = subject.roles_of(by)
    if not permits(roles, permission):
        raise PermissionDenied
    return roles


def _note_refusal(action: str, by: User, subject: Subject, refusal: Exception) -> None:
    codes = [reason.code for reason in getattr(refusal, "reasons", ())] or ["not_permitted"]
    refused = AuditEntry.Outcome.REFUSED
    write_entry(refused, action, by=by, subject=subject, details={"reasons": codes})
