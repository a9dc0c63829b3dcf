"""Who may do what: roles, permissions, and the one table that joins them."""

from collections.abc import Set
from enum import StrEnum


class Role(StrEnum):
    """What somebody is to a child or to a school, worked out from posts, classes and involvements."""

    SENCO = "senco"
    HEAD = "head"
    HEAD_WITH_REASON = "head_with_reason"
    TEACHER = "teacher"
    NEXT_TEACHER = "next_teacher"
    TEACHING_ASSISTANT = "teaching_assistant"
    INSTALLER = "installer"
    CLOCK = "clock"
    FAMILY = "family"
    INVITED = "invited"
    MACHINE = "machine"


class Permission(StrEnum):
    """What may be permitted; each bears the name of its action or page."""

    # The school
    VIEW_SCHOOL = "view_school"
    CHANGE_SCHOOL = "change_school"
    VIEW_BACKUPS = "view_backups"
    CHANGE_STAFF = "change_staff"
    CHANGE_BANK = "change_bank"
    VIEW_REASONS = "view_reasons"
    LOOK_OVER_TARGETS = "look_over_targets"
    IMPORT_CHILDREN = "import_children"
    ADD_CHILD = "add_child"
    PREPARE_YEAR = "prepare_year"
    # What is kept too long
    VIEW_DISPOSALS = "view_disposals"
    PROPOSE_DISPOSAL = "propose_disposal"
    CONFIRM_DISPOSAL = "confirm_disposal"
    TAKE_BACK_DISPOSAL = "take_back_disposal"
    DISPOSE = "dispose"
    # The installation
    START_SCHOOL = "start_school"
    DISPOSE_AGAIN = "dispose_again"
    # The child
    LIST_CHILDREN = "list_children"
    OPEN_WITH_REASON = "open_with_reason"
    VIEW_CHILD = "view_child"
    VIEW_PEOPLE_AROUND = "view_people_around"
    CHANGE_CHILD = "change_child"
    CHANGE_PEOPLE_AROUND = "change_people_around"
    RECORD_LEAVING = "record_leaving"
    ADD_HELP_BEFORE = "add_help_before"
    # Letters about the child
    VIEW_LETTERS = "view_letters"
    KEEP_LETTER = "keep_letter"
    # Everything about the child, to be handed out
    EXPORT_CHILD = "export_child"
    # The plan
    VIEW_PLAN = "view_plan"
    VIEW_WHOLE_PLAN = "view_whole_plan"
    START_PLAN = "start_plan"
    WRITE_PLAN = "write_plan"
    PROPOSE_PLAN = "propose_plan"
    AGREE_PLAN = "agree_plan"
    PUT_IN_FORCE = "put_in_force"
    CHANGE_PLAN = "change_plan"
    WITHDRAW_PLAN = "withdraw_plan"
    # How the child is getting on
    VIEW_PROGRESS = "view_progress"
    RECORD_MEASUREMENT = "record_measurement"
    CORRECT_MEASUREMENT = "correct_measurement"
    RECORD_SESSION = "record_session"
    KEEP_FORECASTS = "keep_forecasts"
    CHANGE_TABLETS = "change_tablets"
    # The review
    VIEW_REVIEW = "view_review"
    PREPARE_REVIEW = "prepare_review"
    HOLD_REVIEW = "hold_review"
    CLOSE_REVIEW = "close_review"
    # The family's door
    INVITE_FAMILY = "invite_family"
    VIEW_OUTBOX = "view_outbox"
    ACCEPT_INVITATION = "accept_invitation"
    VIEW_FAMILY_PAGE = "view_family_page"
    SAY_AS_FAMILY = "say_as_family"
    KEEP_DIARY = "keep_diary"


_READ_A_CHILD = frozenset(
    {
        Permission.VIEW_CHILD,
        Permission.VIEW_PEOPLE_AROUND,
        Permission.VIEW_LETTERS,
        Permission.VIEW_PLAN,
        Permission.VIEW_WHOLE_PLAN,
        Permission.VIEW_PROGRESS,
        Permission.VIEW_REVIEW,
    }
)

# What only the family does for itself, and nobody in its place.
_THE_FAMILYS = frozenset(
    {Permission.VIEW_FAMILY_PAGE, Permission.SAY_AS_FAMILY, Permission.KEEP_DIARY}
)
_NOT_THE_SENCOS = _THE_FAMILYS | {
    Permission.OPEN_WITH_REASON,
    Permission.START_SCHOOL,
    Permission.DISPOSE,
    Permission.DISPOSE_AGAIN,
    Permission.ACCEPT_INVITATION,
    Permission.KEEP_FORECASTS,
}

# By two people together, a SENCo and a head, who see to it that nothing is kept for ever.
_DISPOSAL = frozenset(
    {
        Permission.VIEW_DISPOSALS,
        Permission.PROPOSE_DISPOSAL,
        Permission.CONFIRM_DISPOSAL,
        Permission.TAKE_BACK_DISPOSAL,
    }
)

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.SENCO: frozenset(Permission) - _NOT_THE_SENCOS,
    Role.HEAD: frozenset(
        {
            Permission.VIEW_SCHOOL,
            Permission.VIEW_BACKUPS,
            Permission.LIST_CHILDREN,
            Permission.OPEN_WITH_REASON,
        }
    )
    | _DISPOSAL,
    Role.HEAD_WITH_REASON: _READ_A_CHILD,
    Role.NEXT_TEACHER: _READ_A_CHILD | {Permission.LIST_CHILDREN},
    Role.TEACHER: _READ_A_CHILD
    | {
        Permission.VIEW_SCHOOL,
        Permission.LIST_CHILDREN,
        Permission.CHANGE_CHILD,
        Permission.KEEP_LETTER,
        Permission.ADD_HELP_BEFORE,
        Permission.START_PLAN,
        Permission.WRITE_PLAN,
        Permission.PROPOSE_PLAN,
        Permission.AGREE_PLAN,
        Permission.CHANGE_PLAN,
        Permission.RECORD_MEASUREMENT,
        Permission.CORRECT_MEASUREMENT,
        Permission.RECORD_SESSION,
        Permission.PREPARE_REVIEW,
        Permission.HOLD_REVIEW,
        Permission.CLOSE_REVIEW,
    },
    Role.TEACHING_ASSISTANT: frozenset(
        {
            Permission.VIEW_SCHOOL,
            Permission.LIST_CHILDREN,
            Permission.VIEW_CHILD,
            Permission.VIEW_PLAN,
            Permission.VIEW_PROGRESS,
            Permission.RECORD_MEASUREMENT,
            Permission.CORRECT_MEASUREMENT,
            Permission.RECORD_SESSION,
        }
    ),
    Role.INSTALLER: frozenset({Permission.START_SCHOOL, Permission.DISPOSE_AGAIN}),
    Role.CLOCK: frozenset({Permission.DISPOSE}),
    Role.FAMILY: _THE_FAMILYS,
    Role.INVITED: frozenset({Permission.ACCEPT_INVITATION}),
    Role.MACHINE: frozenset({Permission.KEEP_FORECASTS}),
}


def permits(roles: Set[Role], permission: Permission) -> bool:
    """True when any of the roles carries the permission."""
    return any(permission in ROLE_PERMISSIONS[role] for role in roles)


# Guessing a password: free tries, then a pause that doubles, then none that day.
FREE_TRIES = 5
LONGEST_PAUSE = 15 * 60
MOST_TRIES = 100


def pause_after(failures: int) -> int:
    """Seconds to wait after so many failed tries in a row; grows from 1 s to a quarter of an hour.

    The pause counts per account *and* per address, so that nobody can lock somebody else out of
    a device that has signed in before. Source: OWASP ASVS 5.0, 6.3.1.
    """
    if failures < FREE_TRIES:
        return 0
    return int(min(LONGEST_PAUSE, 2 ** (failures - FREE_TRIES)))
