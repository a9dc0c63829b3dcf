"""What the roof remembers: how somebody likes to look at a list."""

from openiep.home.models.saved_views import SavedView

__all__ = ["SavedView"]
