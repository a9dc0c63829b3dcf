"""What this room remembers: lists that were read, what each row did, how columns were named."""

from openiep.exchange.models.batch import ColumnProfile, ImportBatch, ImportRow
from openiep.exchange.models.merge import ChildMerge
from openiep.exchange.models.old_plan import OldPlan

__all__ = ["ChildMerge", "ColumnProfile", "ImportBatch", "ImportRow", "OldPlan"]
