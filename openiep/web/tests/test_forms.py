"""Forms: what they take, what they say, how they draw themselves."""

from datetime import date
from decimal import Decimal

import pytest
import time_machine
from django import forms as django_forms
from django.core.files.uploadedfile import SimpleUploadedFile

from openiep.web import bridge, forms
from openiep.web.tests.style import StyleForm


def ask(field: django_forms.Field, answer: object) -> forms.Form:
    """A form with one question `x`, answered."""
    kind = type("AForm", (forms.Form,), {"x": field})
    return kind({"x": answer})


def error(field: django_forms.Field, answer: object) -> str:
    form = ask(field, answer)
    assert not form.is_valid()
    return str(form.errors["x"][0])


@pytest.mark.parametrize(
    ("text", "number"), [("12", "12"), (" 12.5 ", "12.5"), ("12,5", "12.5"), ("-3", "-3")]
)
def test_numbers_are_read_with_comma_or_point(text: str, number: str) -> None:
    form = ask(forms.NumberField(label="Words"), text)
    assert form.is_valid()
    assert form.cleaned_data["x"] == Decimal(number)


@pytest.mark.parametrize("text", ["many", "1,2,3", "nan", "inf", "1e", "--"])
def test_what_is_no_number_is_said_with_an_example(text: str) -> None:
    said = error(forms.NumberField(label="Words"), text)
    assert said == "Write a number, for example 12 or 12.5"


def test_limits_of_a_number_hold() -> None:
    assert not ask(forms.NumberField(label="Words", max_value=10), "11").is_valid()
    assert not ask(forms.WholeNumberField(label="Times"), "2.5").is_valid()
    assert ask(forms.WholeNumberField(label="Times"), "2.0").is_valid()


@time_machine.travel("2026-12-01 09:00:00+00:00", tick=False)
def test_days_are_read_and_kept_between_their_ends() -> None:
    kept = {"earliest": date(2026, 12, 1), "latest": date(2027, 1, 8)}
    form = ask(forms.DayField(label="Day", **kept), "8 January")
    assert form.is_valid()
    assert form.cleaned_data["x"] == date(2027, 1, 8)
    assert error(forms.DayField(label="Day", **kept), "30/11/2026") == (
        "The day must be Tue 1 December or later"
    )
    assert error(forms.DayField(label="Day", **kept), "9/1/2027") == (
        "The day must be Fri 8 January 2027 or earlier"
    )
    assert error(forms.DayField(label="Day"), "soon").startswith("Write a day")


def test_a_stored_day_and_number_stand_in_the_box_as_people_write_them() -> None:
    form = type("AForm", (forms.Form,), {"d": forms.DayField(), "n": forms.NumberField()})(
        initial={"d": date(2026, 12, 11), "n": Decimal("12.50")}
    )
    drawn = str(form)
    assert 'value="11 December 2026"' in drawn
    assert 'value="12.5"' in drawn


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (forms.TextField(label="Day of the review"), "Enter the day of the review"),
        (forms.TextField(label="UPN"), "Enter the UPN"),
        (forms.TextField(label="Your name"), "Enter your name"),
        (forms.TextField(label="Sam’s class"), "Enter Sam’s class"),
        (forms.TextField(label="What is hard?"), "Answer “What is hard?”"),
        (forms.ChoiceField(label="Class", choices=[("a", "A")]), "Choose the class"),
        (forms.TickField(label="I have read it", required=True), "Answer “I have read it”"),
        (forms.TextField(label="Name", missing="Say what to call you"), "Say what to call you"),
    ],
)
def test_what_is_missing_is_said_by_its_name(field: django_forms.Field, said: str) -> None:
    assert error(field, "") == said


def test_a_bad_address_shows_what_a_good_one_looks_like() -> None:
    assert "name@example.org" in error(forms.EmailField(label="E-mail"), "sara")


def test_every_kind_of_field_draws_itself() -> None:
    drawn = str(StyleForm({"version": "3", "answer": "agree", "mood": "yes"}))
    assert 'name="version" value="3"' in drawn
    assert drawn.count('type="radio"') == 6
    assert drawn.count(" checked") == 2
    assert 'aria-describedby="id_text-hint id_text-error"' in drawn
    assert 'class="govuk-radios segmented"' in drawn


def test_a_password_is_never_sent_back() -> None:
    assert "hunter2hunter2x" not in str(StyleForm({"password": "hunter2hunter2x"}))


def test_what_people_wrote_is_not_trusted() -> None:
    drawn = str(StyleForm({"text": "</textarea><script>x</script>", "search": '"><script>'}))
    assert "<script>" not in drawn


def test_the_summary_leads_each_error_to_its_control() -> None:
    form = StyleForm({"version": "3"}, prefix="a")
    form.add_error(None, "Both at once is not possible")
    found = bridge.error_list(form)
    assert found[0] == {"text": "Both at once is not possible"}
    assert {"text": "Enter the day of the review", "href": "#id_a-day"} in found
    drawn = str(form)
    assert all(f'id="{one["href"][1:]}"' in drawn for one in found[1:])


def test_a_file_is_taken() -> None:
    kind = type("AForm", (forms.Form,), {"x": forms.FileField(label="Register")})
    assert kind({}, {"x": SimpleUploadedFile("a.csv", b"a")}).is_valid()
    assert kind({}, {}).errors["x"] == ["Choose the file: Register"]


def test_a_form_without_our_templates_still_draws_a_bare_widget() -> None:
    assert str(StyleForm()["email"]).startswith('<input type="email"')
