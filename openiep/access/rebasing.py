"""A form about a row that somebody else may be saving at the same time."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, QueryDict

from openiep.access import drafts
from openiep.web.forms import Form

Rebased = tuple[Form, list[tuple[str, str]]]


def rebased(request: HttpRequest, make: Callable[..., Form], now: Mapping[str, Any]) -> Rebased:
    """The form, and where somebody saved in the meantime, what they wrote, field by field.

    A form that was drawn from an older version comes back with everything that was typed and the
    new version in its hidden field: saving it again is a decision, not an accident.
    """
    if request.method != "POST":
        return make(initial={**now, **drafts.typed_before(request)}), []
    posted: QueryDict = request.POST
    if posted.get("version", "") == str(now["version"]):
        return make(posted), []
    fresh = posted.copy()
    fresh["version"] = str(now["version"])
    form = make(fresh)
    theirs = [
        (str(field.label), str(now.get(name) or ""))
        for name, field in form.fields.items()
        if name != "version" and str(now.get(name) or "") != (posted.get(name) or "")
    ]
    return form, theirs
