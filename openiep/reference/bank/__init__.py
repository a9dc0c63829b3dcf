"""The bank: targets in small steps, strategies, interventions and measures, with a search."""

from openiep.reference.bank.provision import (
    BankMeasure,
    Intervention,
    Strategy,
    bank_measures,
    interventions,
    strategies,
)
from openiep.reference.bank.search import Hit, find_strategies, find_targets
from openiep.reference.bank.targets import BankTarget, Strand, bank_target, strands, targets

__all__ = [
    "BankMeasure",
    "BankTarget",
    "Hit",
    "Intervention",
    "Strand",
    "Strategy",
    "bank_measures",
    "bank_target",
    "find_strategies",
    "find_targets",
    "interventions",
    "strands",
    "strategies",
    "targets",
]
