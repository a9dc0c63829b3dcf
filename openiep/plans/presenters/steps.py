"""What may be done with a plan now, where it stands in its life, and what happened to it last."""

from collections.abc import Set
from dataclasses import dataclass

from django.utils.translation import gettext as _

from openiep.access.rules import Permission, Role, permits
from openiep.plans.models import Plan, PlanVersion
from openiep.plans.models.agreement import Agreement
from openiep.plans.presenters.answers import sentences
from openiep.plans.rules.agreement import NEEDS_A_REASON
from openiep.plans.rules.status import ChangeKind, Status, VersionKind
from openiep.web.days import day_text


@dataclass(frozen=True, slots=True)
class Steps:
    """The acts that lead a plan on, each only where the person may and the status allows it."""

    plan: Plan
    number: int
    facts: list[str]
    is_waived: bool
    changing: str
    may_propose: bool
    may_take_back: bool
    may_withdraw: bool
    may_agree: bool
    may_force: bool
    may_change: bool
    may_review: bool
    may_see_versions: bool


def steps_of(plan: Plan, roles: Set[Role], agreement: Agreement | None) -> Steps:
    """What somebody with these roles may do now."""
    now, version = Status(plan.status), agreement.version if agreement else None

    def may(permission: Permission, *statuses: Status) -> bool:
        return now in statuses and permits(roles, permission)

    return Steps(
        plan=plan,
        number=version.number if version else 0,
        facts=facts(plan, agreement),
        is_waived=now is Status.IN_FORCE and agreement is not None
        and agreement.overall in NEEDS_A_REASON,
        changing=kind_name(plan.changing) if plan.changing else "",
        may_propose=may(Permission.PROPOSE_PLAN, Status.DRAFT),
        may_take_back=may(Permission.PROPOSE_PLAN, Status.PROPOSED),
        may_withdraw=may(Permission.WITHDRAW_PLAN, Status.DRAFT, Status.PROPOSED),
        may_agree=may(Permission.AGREE_PLAN, Status.PROPOSED, Status.IN_FORCE),
        may_force=may(Permission.PUT_IN_FORCE, Status.PROPOSED),
        may_change=may(Permission.CHANGE_PLAN, Status.IN_FORCE),
        may_review=may(Permission.PREPARE_REVIEW, Status.IN_FORCE),
        may_see_versions=permits(roles, Permission.VIEW_WHOLE_PLAN),
    )  # fmt: skip


def facts(plan: Plan, agreement: Agreement | None) -> list[str]:
    """What happened to the plan last, in sentences."""
    version = agreement.version if agreement else None
    match Status(plan.status):
        case Status.DRAFT if plan.changing_why:
            return [_("Taken back to write on: “%(why)s”") % {"why": plan.changing_why}]
        case Status.PROPOSED if version and agreement:
            day = _("Put before everybody on %(day)s.") % {"day": day_text(version.made_on())}
            return [f"{day} {' '.join(sentences(agreement))}"]
        case Status.IN_FORCE:
            return [*_in_force(plan), *_last_change(version)]
        case Status.CLOSED if plan.closed_on:
            return _closed(plan)
        case Status.WITHDRAWN:
            return [_("Given up: “%(why)s”") % {"why": plan.closing_words}]
    return []


def _in_force(plan: Plan) -> list[str]:
    if not plan.in_force_why:
        return []
    return [
        _("The school began without every answer, because: “%(why)s”") % {"why": plan.in_force_why}
    ]


def _last_change(version: PlanVersion | None) -> list[str]:
    if version is None or version.kind == VersionKind.PROPOSAL:
        return []
    about = {"number": version.number, "day": day_text(version.made_on())}
    return [
        {
            VersionKind.CORRECTION: _("Version %(number)d of %(day)s corrects a spelling."),
            VersionKind.WHO_OR_WHEN: _("Version %(number)d of %(day)s changes who or when."),
            VersionKind.WHAT_WAS_AGREED: _(
                "Version %(number)d of %(day)s changes what was agreed."
            ),
        }[VersionKind(version.kind)]
        % about
    ]


def _closed(plan: Plan) -> list[str]:
    ended = (
        _("Ended well on %(day)s: the help is no longer needed.")
        if plan.ended_well
        else _("Closed on %(day)s.")
    ) % {"day": day_text(plan.closed_on)}  # type: ignore[arg-type]
    return (
        [ended, _("“%(words)s”") % {"words": plan.closing_words}] if plan.closing_words else [ended]
    )


def kind_name(kind: str) -> str:
    """What a kind of change or version is called."""
    return {
        VersionKind.PROPOSAL.value: _("Proposed"),
        ChangeKind.CORRECTION.value: _("Correct a spelling"),
        ChangeKind.WHO_OR_WHEN.value: _("Change who or when"),
        ChangeKind.WHAT_WAS_AGREED.value: _("Change what was agreed"),
    }[kind]
