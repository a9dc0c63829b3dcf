"""What the roof remembers: how somebody likes to look at a list, and which records come to an end."""

from openiep.home.models.disposal import Disposal
from openiep.home.models.saved_views import SavedView

__all__ = ["Disposal", "SavedView"]
