"""What the layout of every page needs from the rooms."""

from django.http import HttpRequest


def site(request: HttpRequest) -> dict[str, object]:
    """School, person and navigation for the layout."""
    return {"site": {}}
