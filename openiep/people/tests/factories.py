"""Invented schools, adults and children."""

import datetime

import factory

from openiep.access.models import User
from openiep.people.models import (
    ClassMembership,
    Involvement,
    Person,
    Post,
    Pupil,
    School,
    SchoolClass,
    Teaching,
)

LONG_AGO = datetime.date(2020, 9, 1)


class SchoolFactory(factory.django.DjangoModelFactory):
    """A primary school."""

    class Meta:
        model = School

    name = factory.Sequence(lambda n: f"Brook Lane School {n}")
    telephone = "01632 960100"
    advice_name = "Family SEND Advice"
    advice_telephone = "01632 960999"


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody who can sign in; the password is "correct horse battery"."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@school.example")
    password = factory.PostGenerationMethodCall("set_password", "correct horse battery")

    @factory.post_generation
    def _save(self, create, extracted, **kwargs):
        self.save()


class PersonFactory(factory.django.DjangoModelFactory):
    """An adult known to a school."""

    class Meta:
        model = Person

    school = factory.SubFactory(SchoolFactory)
    called = factory.Sequence(lambda n: f"Adult {n}")


class SchoolClassFactory(factory.django.DjangoModelFactory):
    """A class."""

    class Meta:
        model = SchoolClass

    school = factory.SubFactory(SchoolFactory)
    name = factory.Sequence(lambda n: f"Class {n}")
    starts_on = LONG_AGO


class PupilFactory(factory.django.DjangoModelFactory):
    """A child; `in_class=…` puts the child into a class."""

    class Meta:
        model = Pupil
        skip_postgeneration_save = True

    school = factory.SubFactory(SchoolFactory)
    known_as = factory.Sequence(lambda n: f"Child{n}")
    given_name = factory.SelfAttribute("known_as")
    family_name = "Example"
    birth_date = datetime.date(2018, 3, 14)
    year_group = "3"

    @factory.post_generation
    def in_class(self, create, extracted, **kwargs):
        if extracted:
            ClassMembership.objects.create(
                school=self.school, pupil=self, school_class=extracted, starts_on=LONG_AGO
            )


class InvolvementFactory(factory.django.DjangoModelFactory):
    """A parent with verified responsibility."""

    class Meta:
        model = Involvement

    pupil = factory.SubFactory(PupilFactory)
    school = factory.SelfAttribute("pupil.school")
    person = factory.SubFactory(PersonFactory, school=factory.SelfAttribute("..pupil.school"))
    kind = Involvement.Kind.FAMILY
    relation = "mother"
    responsibility = "yes"
    care = "yes"
    verified_by = factory.SubFactory(
        PersonFactory, called="Ms Office", school=factory.SelfAttribute("..pupil.school")
    )
    verified_on = LONG_AGO
    starts_on = LONG_AGO


def hold_post(school: School, role: str, called: str = "Colleague") -> User:
    """A new user who holds this post at the school."""
    user = UserFactory()
    PersonFactory(school=school, user=user, called=called, telephone="01632 960101")
    Post.objects.create(school=school, user=user, role=role, starts_on=LONG_AGO)
    return user


def teach(user: User, school_class: SchoolClass) -> User:
    """Put the user into the class, as teacher or assistant by their post."""
    Teaching.objects.create(
        school=school_class.school, user=user, school_class=school_class, starts_on=LONG_AGO
    )
    return user
