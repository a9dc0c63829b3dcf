"""Nobody loses typing: what could not be saved is kept encrypted, for its author alone, for a day.

Each form carries a signed token that names who it was shown to. When the session has ended in the
meantime, the typing is kept under that name before anybody is asked to sign in, and only the same
person finds it on the page again.
"""

import json
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, QueryDict
from django.utils import timezone

from openiep.access.models import Draft, User
from openiep.access.sealing import seal, unseal

AUTHOR = "author"
KEPT = "openiep.typing_kept"
NOT_TYPING = frozenset({AUTHOR, "csrfmiddlewaretoken", "password"})
Typing = dict[str, list[str]]


def author_token(user: User) -> str:
    """Names the person to whom a form is shown, signed."""
    return signing.dumps(str(user.pk), salt="openiep.author")


def author_of(posted: QueryDict) -> UUID | None:
    """To whom the posted form was shown, within the life of a draft; None when that is not sure."""
    try:
        name = signing.loads(
            posted.get(AUTHOR, ""),
            salt="openiep.author",
            max_age=timedelta(hours=settings.DRAFT_HOURS),
        )
        return UUID(name)
    except (signing.BadSignature, ValueError, TypeError):
        return None


def keep(form: str, typing: Typing, *, author: UUID) -> bool:
    """Keep what somebody typed into the form at this address. False when there is nobody to keep it for."""
    if not User.objects.filter(pk=author, is_active=True).exists():
        return False
    sealed = seal(json.dumps(typing).encode())
    Draft.objects.update_or_create(user_id=author, form=form[:200], defaults={"sealed": sealed})
    return True


def keep_posted(request: HttpRequest) -> bool:
    """Keep the typing of a posted form that cannot be saved now. True when it was kept.

    The request remembers it: an answer that moves on is then no sign that the form was saved.
    """
    author = author_of(request.POST)
    if request.method != "POST" or author is None:
        return False
    typing = {
        name: [str(value) for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_TYPING
    }
    request.META[KEPT] = bool(typing) and keep(request.path, typing, author=author)
    return bool(request.META[KEPT])


def typed_before(request: HttpRequest) -> dict[str, str | list[str]]:
    """What this person typed into the form at this address and could not save; {} if nothing.

    Single values come as text, several as a list, ready to be laid over a form's initial values.
    A form that comes back filled in needs none of it.
    """
    if not isinstance(request.user, User) or request.method == "POST":
        return {}
    since = timezone.now() - timedelta(hours=settings.DRAFT_HOURS)
    draft = (
        Draft.objects.visible_to(request.user).filter(form=request.path, kept_at__gt=since).first()
    )
    if draft is None:
        return {}
    plain = unseal(bytes(draft.sealed))
    if plain is None:  # the key was changed since: unreadable, so worthless
        draft.delete()
        return {}
    typing: Typing = json.loads(plain)
    return {name: values[0] if len(values) == 1 else values for name, values in typing.items()}


def let_go(user: User, form: str) -> None:
    """Forget what was kept for this form: it has been saved. Looks first: seldom is there any."""
    kept = Draft.objects.visible_to(user).filter(form=form)
    if kept.exists():
        kept.delete()


def forget_old() -> None:
    """Delete every draft older than its day."""
    since = timezone.now() - timedelta(hours=settings.DRAFT_HOURS)
    Draft.objects.filter(kept_at__lte=since).delete()
