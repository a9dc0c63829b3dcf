"""The door through which every change goes: permission, transaction and audit are the door."""

import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import PermissionDenied
from django.db import transaction

from openiep.access.audit import Subject, write_entry
from openiep.access.models import AuditEntry, User
from openiep.access.rules import Permission, permits
from openiep.rules import Refused

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
        parameters = inspect.signature(action).parameters
        for needed in ("by", on):
            if (
                needed not in parameters
                or parameters[needed].kind != inspect.Parameter.KEYWORD_ONLY
            ):
                raise TypeError(f"{action.__name__} needs the keyword-only parameter {needed}.")

        @wraps(action)
        def door(*args: P.args, **kwargs: P.kwargs) -> R:
            by: User = kwargs["by"]  # type: ignore[assignment]
            subject: Any = kwargs[on]
            try:
                with transaction.atomic():
                    kind = type(subject)
                    subject.refresh_from_db(
                        from_queryset=kind._base_manager.select_for_update(of=("self",))
                    )
                    by.forget_rights()
                    roles = subject.roles_of(by)
                    if not permits(roles, permission):
                        raise PermissionDenied  # noqa: TRY301 - the rollback is the point
                    result = action(*args, **kwargs)
                    write_entry(
                        AuditEntry.Outcome.DONE,
                        action.__name__,
                        by=by,
                        subject=subject,
                        roles=roles,
                    )
                    return result
            except (PermissionDenied, Refused) as refusal:
                codes = [reason.code for reason in getattr(refusal, "reasons", ())]
                write_entry(
                    AuditEntry.Outcome.REFUSED,
                    action.__name__,
                    by=by,
                    subject=subject,
                    details={"reasons": codes or ["not_permitted"]},
                )
                raise

        door.guarded_by = (permission, on)  # type: ignore[attr-defined]
        return door

    return put_door
