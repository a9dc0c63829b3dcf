"""Starting a plan and writing its parts, while it can be written."""

from openiep.plans.actions.writing.arrangements import (
    add_arrangement,
    put_back_arrangement,
    save_arrangement,
    take_out_arrangement,
)
from openiep.plans.actions.writing.home_help import (
    add_home_help,
    put_back_home_help,
    save_home_help,
    take_out_home_help,
)
from openiep.plans.actions.writing.parts import save_part
from openiep.plans.actions.writing.rows import move_row
from openiep.plans.actions.writing.starting import start_plan, start_plans
from openiep.plans.actions.writing.targets import (
    add_target,
    put_back_target,
    save_target,
    take_out_target,
)

__all__ = [
    "add_arrangement", "add_home_help", "add_target", "move_row", "put_back_arrangement",
    "put_back_home_help", "put_back_target", "save_arrangement", "save_home_help", "save_part",
    "save_target", "start_plan", "start_plans", "take_out_arrangement", "take_out_home_help",
    "take_out_target",
]  # fmt: skip
