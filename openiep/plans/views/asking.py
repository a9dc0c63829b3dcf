"""How every page of writing answers: lists grow, two people meet, and typing is never lost."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _

from openiep.access import drafts
from openiep.access.signed_in import user_of
from openiep.plans.forms.targets import with_measure
from openiep.plans.forms.typed import Typed
from openiep.plans.forms.writing import (
    WritingForm,
    sealed,
    typed_in,
    with_line_back,
    with_new_line,
    without_line,
)
from openiep.plans.presenters.conflict import conflict_page
from openiep.plans.presenters.keeping import (
    DRAWN_AGAIN,
    NOBODY,
    Keeping,
    Writer,
    last_writer,
    meanwhile,
)
from openiep.plans.presenters.reasons import say
from openiep.plans.rules.conflict import reads_the_same, was_saved_meanwhile
from openiep.rules import Refused
from openiep.web.jinja import clock
from openiep.web.pages import add_reasons, page

Again = Callable[[WritingForm, Typed, str], Typed]


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands stored now, as it would be typed, at which version, and who wrote it."""

    typed: Typed
    version: int
    who: str = ""
    writer: Writer = NOBODY


@dataclass(frozen=True, slots=True)
class Page:
    """One page of writing: what it asks, how it is saved, where it leads.

    `standing` is asked when the form is opened, and when somebody else has saved meanwhile.
    `again` are buttons of this page that draw it anew, `settle` puts what was sent into the shape
    in which it is saved.
    """

    form: Callable[..., WritingForm]
    template: str
    standing: Callable[[], Standing]
    act: Callable[[Any], object]
    back: str
    context: Callable[[], Mapping[str, object]]
    another: str = ""
    beside: Callable[[WritingForm], Mapping[str, object]] = lambda _form: {}
    again: Mapping[str, Again] = field(default_factory=dict)
    settle: Callable[[QueryDict], QueryDict] = lambda data: data

    def shown(self, form: WritingForm) -> dict[str, object]:
        """What the page prints around the form, and what it says of what stands in it."""
        return {**self.context(), "back": self.back, "form": form, **self.beside(form)}


def answer(request: HttpRequest, asked: Page) -> HttpResponse:
    """Open the form, draw it again with what was typed, or save it."""
    if request.method != "POST":
        return _open(request, asked)
    if drafts.is_keeping(request):
        return _keep(request, asked)
    typed, then = typed_in(request.POST), request.POST.get("then", "save")
    if then == "let_go":
        drafts.let_go(user_of(request), request.path)
        messages.success(request, _("Let go. This is what is saved."))
        return HttpResponseRedirect(request.get_full_path())
    if then == "theirs":
        messages.success(request, _("Kept as your colleague saved it."))
        return HttpResponseRedirect(asked.back)
    act, _colon, about = then.partition(":")
    again = {**AGAIN, **asked.again}
    if act in again:
        asking = asked.form(typed=typed)
        return _draw(request, asked, again[act](asking, typed, about), fresh=about)
    return _save(request, asked, then)


def _open(request: HttpRequest, asked: Page) -> HttpResponse:
    """The form as it is saved, or with what its reader typed and did not save."""
    now, kept = asked.standing(), drafts.kept_before(request)
    typed = typed_in(kept.typing) if kept else {}
    form = asked.form(typed=typed)
    if kept is None or reads_the_same(typed, now.typed, lists={one.name for one in form.lists}):
        if kept:
            drafts.let_go(user_of(request), request.path)
        keeping = Keeping(last=last_writer(now.writer))
        return _draw(request, asked, sealed(now.typed, now.version), keeping=keeping)
    keeping = Keeping(
        typed_at=kept.at, meanwhile=meanwhile(form.read_version, now.version, now.writer)
    )
    return _draw(request, asked, typed, keeping=keeping)


def _keep(request: HttpRequest, asked: Page) -> HttpResponse:
    """Keep what is being typed, and say who has saved since the page was opened."""
    form, now = asked.form(typed=typed_in(request.POST)), asked.standing()
    return JsonResponse(
        {
            "kept": drafts.keep_posted(request),
            "said": _("Kept %(time)s") % {"time": clock(timezone.now())},
            "meanwhile": meanwhile(form.read_version, now.version, now.writer),
        }
    )


AGAIN: dict[str, Again] = {
    "add": with_new_line,
    "out": without_line,
    "back": with_line_back,
    "measure": lambda _form, typed, _about: with_measure(typed),
}


def _draw(
    request: HttpRequest,
    asked: Page,
    typed: Typed,
    fresh: str = "",
    keeping: Keeping = DRAWN_AGAIN,
) -> HttpResponse:
    form = asked.form(typed=typed)
    form.point_to(fresh)
    return page(request, asked.template, {**asked.shown(form), "keeping": keeping})


def _save(request: HttpRequest, asked: Page, then: str) -> HttpResponse:
    data = asked.settle(request.POST)
    form = asked.form(data)
    if form.is_valid():
        try:
            asked.act(form)
        except Refused as refused:
            drafts.keep_posted(request)
            if was_saved_meanwhile(refused):
                return _meet(request, asked, form, data)
            add_reasons(form, refused.reasons, say)
        else:
            messages.success(request, _("Saved at %(time)s.") % {"time": clock(timezone.now())})
            return HttpResponseRedirect(asked.another if then == "another" else asked.back)
    shown = {**asked.shown(form), "keeping": DRAWN_AGAIN}
    return page(request, asked.template, shown, status=422)


def _meet(request: HttpRequest, asked: Page, form: WritingForm, data: QueryDict) -> HttpResponse:
    """Show what both wrote, side by side: mine, theirs, or both, with one click each."""
    mine = {k: v for k, v in typed_in(data).items() if k not in {"version", "before"}}
    now = asked.standing()
    shown = conflict_page(form, mine, now.typed, now.version, who=now.who)
    context = {**asked.context(), "back": asked.back, "conflict": shown}
    return page(request, "plans/saved_meanwhile.html", context, status=409)
