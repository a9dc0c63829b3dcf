"""The living style page, for tests and for looking at."""

from datetime import UTC, date, datetime
from pathlib import Path

from django import forms as django_forms
from django.core.paginator import Paginator
from django.test import RequestFactory
from jinja2 import FileSystemLoader

from openiep.web import forms
from openiep.web.jinja import environment

WEB = Path(__file__).parents[1]
TODAY = date(2026, 12, 1)
AGREED = [("agree", "Agreed"), ("agree_with_comment", "Agreed, but"), ("leave_to_you", "As school")]
MOODS = [("yes", "Yes"), ("change", "Change it"), ("unsure", "Not sure")]


class StyleForm(forms.Form):
    search = forms.TextField(label="Name or UPN", required=False)
    class_name = forms.ChoiceField(
        label="Class",
        look="select",
        required=False,
        choices=[("", "All"), ("3K", "3K"), ("4M", "4M")],
    )
    day = forms.DayField(label="Day of the review")
    email = forms.EmailField(label="E-mail address")
    password = forms.PasswordField(label="Password", hint="At least 15 characters")
    value = forms.NumberField(label="Words read right", suffix="of 50")
    times = forms.WholeNumberField(label="Times a week", required=False)
    text = forms.LongTextField(label="What is Sam good at?", hint="For example drawing, or dogs")
    answer = forms.ChoiceField(
        label="Answer of the family",
        choices=AGREED,
        hints={"leave_to_you": "The family trusts the school with this."},
    )
    mood = forms.ChoiceField(label="Is this right for you?", look="segmented", choices=MOODS)
    shown_to = forms.ManyChoicesField(label="Who may see this", choices=MOODS[:2])
    told = forms.TickField(label="Sam knows about it", hint="Somebody has read it to Sam.")
    letter = forms.FileField(label="Letter", required=False, accept=".pdf")
    version = forms.HiddenField(initial="3")


ANSWERS = [
    {"voice": "school", "state": "agree", "about": "Tue"},
    {"voice": "family", "state": ""},
    {"voice": "child", "state": "agree_with_comment"},
]
LONG = "Wolfeschlegelsteinhausenbergerdorff-Oyelaran-Featherstonehaugh"
ROWS = [
    {"child": child, "need": need, "kind": kind, "plan": plan, "times": times, "review": review}
    for child, need, kind, plan, times, review in (
        ("Amina B", "SLCN", "good", "in force", 12, "2026-12-10"),
        ("Sam T", "SPLD", "waiting", "waiting for an answer", 7, None),
        (LONG, "SEMH", "look", "review is due", 103, "2027-01-08"),
    )
]
SITE = {
    "demo": True,
    "school_name": "Hill Lane Primary School",
    "person_name": "Imran Khan",
    "sign_out_url": "/out/",
    "demo_help_url": "/help/",
    "navigation": [
        {"href": "/", "text": "Today"},
        {"href": "/children/", "text": "Children with plans", "current": True},
        {"href": "/reviews/", "text": "Reviews"},
        {"href": "/school/", "text": "School"},
    ],
    "footer": [{"href": "/iep/", "text": "What is an IEP?"}, {"href": "/l/", "text": "Licence"}],
}


def draw(form: django_forms.BaseForm | None = None) -> str:
    """The style page as HTML, with errors if `form` has some."""
    source = (WEB / "tests" / "style.html").read_text()
    request = RequestFactory().get("/")
    request._messages = []
    context = {
        "request": request,
        "form": form if form is not None else StyleForm(),
        "answers": ANSWERS,
        "rows": ROWS,
        "listed": Paginator(range(128), 25).page(2),
        "today": TODAY,
        "now": datetime(2026, 12, 1, 14, 2, tzinfo=UTC),
        "site": SITE,
    }
    # Straight from the environment: the roof's context processors are not this room's business.
    drawn = environment(loader=FileSystemLoader(WEB / "jinja2"), autoescape=True)
    return drawn.from_string(source).render(context)
