"""Reads a target as a skilled colleague would: criterion by criterion, with a repair for each."""

from openiep.plans.rules.smart.checking import LineFinding, TargetChecked, check, check_target
from openiep.plans.rules.smart.lines import Lines, join
from openiep.plans.rules.smart.model import Checked, Criterion, Finding, Repair, Severity, Span
from openiep.plans.rules.smart.realistic import Pace, realistic
from openiep.plans.rules.smart.sentences import message, say
from openiep.plans.rules.smart.taking_apart import split

__all__ = [
    "Checked",
    "Criterion",
    "Finding",
    "LineFinding",
    "Lines",
    "Pace",
    "Repair",
    "Severity",
    "Span",
    "TargetChecked",
    "check",
    "check_target",
    "join",
    "message",
    "realistic",
    "say",
    "split",
]
