"""What the pages of writing print around their questions."""

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.people.models import Profile
from openiep.plans.forms.words import word
from openiep.plans.models import OwnMeasure, Plan
from openiep.reference.packs import plan_type


def writing_context(plan: Plan, key: str) -> dict[str, object]:
    """What every page of writing says above its questions."""
    part = plan_type(plan.plan_type).part(key)
    return {
        "plan": plan,
        "key": key,
        "part_title": word(part.label),
        "question": word(part.question),
        "help": word(part.help),
    }


def hopes_of(plan: Plan) -> tuple[tuple[str, str], ...]:
    """The hopes that a target can serve, by id, short enough for a list to choose from."""
    part = plan.parts.filter(key="hopes").first()
    items = part.content.get("items", ()) if part else ()
    return tuple((hope["id"], Truncator(hope["text"]).chars(80)) for hope in items)


def own_of(plan: Plan, user: User) -> tuple[OwnMeasure, ...]:
    """The school's own ways of measuring that its writer can choose. One query."""
    return tuple(OwnMeasure.objects.visible_to(user).offered().filter(school=plan.school_id))


def profile_of(plan: Plan, key: str, user: User) -> list[tuple[str, str]]:
    """What the child's own profile says, beside the strengths, so that nobody writes it twice."""
    if key != "needs":
        return []
    profile = Profile.objects.visible_to(user).filter(pupil=plan.pupil_id).first()
    if profile is None:
        return []
    answers = [
        (_("What people like about me"), profile.liked),
        (_("What matters to me"), profile.matters),
        (_("How best to help me"), profile.helps),
    ]
    return [(question, answer) for question, answer in answers if answer]


def has_ehc_plan_now(plan: Plan) -> bool:
    """True when the child has an EHC plan, so that its outcomes can be served."""
    return plan.pupil.sen_statuses.filter(ends_on__isnull=True, code="E").exists()
