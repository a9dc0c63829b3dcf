"""What the clock does about records whose time is over, and what a restore does again."""

from collections.abc import Collection
from uuid import UUID

from openiep.access.models import Installation, User
from openiep.home.actions.disposing import dispose, dispose_again
from openiep.home.models import Disposal
from openiep.rules import Refused


def dispose_due() -> tuple[int, dict[UUID, list[str]]]:
    """Do every disposal that is due. How many were done; the codes for which others were not, by id."""
    done, refused = 0, {}
    for disposal in Disposal.objects.due():
        try:
            dispose(disposal=disposal, by=User.objects.system())
            done += 1
        except Refused as refusal:
            refused[disposal.pk] = [reason.code for reason in refusal.reasons]
    return done, refused


def disposed_children() -> set[UUID]:
    """The ids of the children whose record was deleted."""
    return set(Disposal.objects.done().values_list("child_id", flat=True))


def delete_again(child_ids: Collection[UUID]) -> int:
    """Delete those of them who are here again, because a backup from before was restored."""
    installation = Installation.objects.first()
    if installation is None or not child_ids:
        return 0
    return dispose_again(installation=installation, child_ids=child_ids, by=User.objects.system())
