"""Tables point down, every field is declared, every row about a child carries the child's school."""

from django.db import models
from django.test.utils import isolate_apps

from openiep.access.register import Keep, personal, plain
from tests.architecture import models as check


def test_foreign_keys_point_down(house):
    assert check.pointing_up(house, check.ours()) == []


def test_every_field_is_declared_once_with_purpose_and_retention():
    assert check.wrongly_declared(check.ours()) == []


def test_what_is_about_a_child_carries_a_school():
    assert check.without_school(check.ours()) == []


def test_there_are_models_to_look_at():
    labels = {model._meta.label for model in check.about_a_child(check.ours())}
    assert {"people.Involvement", "plans.Plan", "monitoring.Measurement"} <= labels


@isolate_apps("openiep.people", "openiep.plans")
def test_a_foreign_key_that_points_up_is_found_also_as_text(house):
    class Higher(models.Model):
        class Meta:
            app_label = "plans"

    class Lower(models.Model):
        by_name = models.ForeignKey("plans.Higher", on_delete=models.PROTECT, related_name="+")
        by_class = models.ForeignKey(Higher, on_delete=models.PROTECT, related_name="+")
        myself = models.ForeignKey("self", on_delete=models.PROTECT, related_name="+")

        class Meta:
            app_label = "people"

    assert check.pointing_up(house, [Lower]) == [
        "people.Lower.by_name: people must not know plans.Higher",
        "people.Lower.by_class: people must not know plans.Higher",
    ]


@isolate_apps("openiep.people")
def test_fields_that_are_not_declared_well_are_found():
    class Careless(models.Model):
        name = models.TextField()
        twice = models.TextField()
        forgotten = models.TextField()

        data_register = (
            plain("id", "gone", purpose="", keep=Keep.AUDIT),
            personal("name", "twice", purpose="to call the child by name"),
            plain("twice"),
        )

        class Meta:
            app_label = "people"

    assert check.wrongly_declared([Careless]) == [
        "people.Careless.forgotten: not declared",
        "people.Careless.gone: no such field",
        "people.Careless.twice: declared twice",
        "people.Careless.id/gone: no purpose or retention",
    ]


@isolate_apps("openiep.people")
def test_a_childs_row_without_a_school_is_found():
    class Loose(models.Model):
        pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT)

        class Meta:
            app_label = "people"

    class Open(models.Model):
        pupil = models.ForeignKey("people.Pupil", on_delete=models.PROTECT)
        school = models.ForeignKey("people.School", null=True, on_delete=models.PROTECT)

        class Meta:
            app_label = "people"

    assert check.without_school([Loose, Open]) == ["people.Loose", "people.Open"]
