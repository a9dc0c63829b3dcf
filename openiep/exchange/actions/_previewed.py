"""What every act upon a list that was read begins with."""

from openiep.exchange.models import ImportBatch
from openiep.rules import refuse


def check_previewed(batch: ImportBatch) -> None:
    """Raise `Refused("not_previewed")` for a list that was taken in or put away already."""
    if batch.status != ImportBatch.Status.PREVIEWED:
        raise refuse("not_previewed")
