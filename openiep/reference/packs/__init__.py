"""What differs by country or law, as data: plan types, their parts, levels, reviews and words."""

from openiep.reference.packs.loading import pack, plan_type
from openiep.reference.packs.shape import Choice, Pack, Part, PlanType, Retention, ReviewRule

__all__ = ["Choice", "Pack", "Part", "PlanType", "Retention", "ReviewRule", "pack", "plan_type"]
