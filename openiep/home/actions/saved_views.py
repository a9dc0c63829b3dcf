"""Keeping a view of the list, and taking it away."""

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.home.models import SavedView
from openiep.people.models import School
from openiep.rules import refuse

MOST_VIEWS = 12


@guarded(Permission.LIST_CHILDREN, on="school")
def keep_view(*, school: School, name: str, query: str, is_default: bool, by: User) -> SavedView:
    """Keep filters and order under a name; the same name is written anew.

    `is_default`: the list begins with it. Refused: `many_views` beyond twelve.
    """
    mine = SavedView.objects.filter(school=school, user=by)
    if not mine.filter(name=name).exists() and mine.count() >= MOST_VIEWS:
        raise refuse("many_views", field="name", most=MOST_VIEWS)
    if is_default:
        mine.update(is_default=False)
    view, _made = SavedView.objects.update_or_create(
        school=school, user=by, name=name, defaults={"query": query, "is_default": is_default}
    )
    return view


@guarded(Permission.LIST_CHILDREN, on="view")
def take_away_view(*, view: SavedView, by: User) -> None:
    """Forget a view of one's own."""
    view.delete()
