"""A small world for the permission matrix: two schools alike, made through factories and actions."""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.contrib.auth.tokens import default_token_generator

from openiep.access.models import User
from openiep.classroom.actions.diary import write_in_diary
from openiep.classroom.actions.sessions import record_session
from openiep.classroom.actions.tablets import enrol_tablet
from openiep.classroom.rules.sessions import Outcome
from openiep.exchange.actions.old_plans import read_old_plan
from openiep.exchange.actions.reading import read_list
from openiep.exchange.models import ChildMerge
from openiep.home.actions.saved_views import keep_view
from openiep.home.models import Disposal
from openiep.letters.rules.word import Line
from openiep.letters.tests.factories import kept_letter
from openiep.monitoring.actions import (
    record_measurement,
    record_observation,
    record_own_rating,
)
from openiep.monitoring.rules.own import Said, Way
from openiep.people.actions.joining import invite_family
from openiep.people.actions.reasons import open_with_reason
from openiep.people.models import (
    Involvement,
    Leaving,
    NextYear,
    OtherSchool,
    Person,
    Post,
    Pupil,
    School,
    Teaching,
    Welcome,
)
from openiep.people.tests.factories import (
    InvolvementFactory,
    PersonFactory,
    PupilFactory,
    SchoolClassFactory,
    SchoolFactory,
    UserFactory,
    hold_post,
    teach,
)
from openiep.plans.actions.as_family import answer_as_family, suggest_words
from openiep.plans.actions.bank import add_to_bank
from openiep.plans.actions.before import add_help_before
from openiep.plans.actions.measures import add_own_measure
from openiep.plans.models import HomeHelp, Plan, Provision, TargetWording
from openiep.plans.rules.agreement import AnswerCode
from openiep.plans.tests.agreeing import answer, fresh, plan_in_force, proposed_plan
from openiep.plans.tests.factories import written_plan
from openiep.reviews.actions.as_family import say_for_review
from openiep.reviews.actions.hearing import record_contribution
from openiep.reviews.actions.preparing import Invite, prepare_review
from openiep.reviews.models import Invitation, Review
from openiep.reviews.rules.codes import How, Voice

CANARY = "Quetzalcoatl"  # the children's family name: it must reach nobody who may not know it
YESTERDAY = datetime.timedelta(days=1)
PEOPLE = (
    "senco", "head", "reasoned", "teacher", "other", "assistant", "involved", "stranger",
    "installer", "post over", "class over", "parent", "unverified", "restricted", "ended",
    "other family", "out",
)  # fmt: skip
Ids = dict[str, Any]


@dataclass
class SchoolWorld:
    """One school with its staff and, for each stage of a plan, a child in class 3K."""

    school: School
    staff: dict[str, User] = field(default_factory=dict)
    children: dict[str, Pupil] = field(default_factory=dict)
    ids: dict[str, Ids] = field(default_factory=dict)
    invited: User = field(default_factory=User)
    entry_id: UUID | None = None
    own_measure_id: UUID | None = None
    year_id: UUID | None = None

    def path_ids(self, about: str, wanted: dict[str, Any], route: str) -> Ids:
        """The ids that stand in the path of a route, about a plan at one stage."""
        known = {"school_id": self.school.pk, **self.ids[about or "in_force"]}
        row = next((kind for kind in ("arrangement", "home") if kind in route), "target")
        known["row_id"] = known.get(f"{row}_row")
        if route in {"access:choose_password", "people:invite_colleague"}:
            known["user_id"] = self.invited.pk
        if "in_bank" in route or "of_bank" in route:
            known["entry_id"] = self.entry_id
        known["own_measure_id"] = self.own_measure_id
        if route.startswith("home:"):
            known |= {name[4:]: pk for name, pk in known.items() if name.startswith("own_")}
        known |= {"code": "AAAA-BBBB-CCCC", "pk": 1}
        known["year_id"] = self.year_id
        if route == "plans:move_row":
            known["key"] = "targets"
        return {name: known[name] for name in wanted}


def furnish(name: str) -> SchoolWorld:
    """A school with everything in it."""
    world = SchoolWorld(SchoolFactory(name=name))
    school = world.school
    classes = {
        "3K": SchoolClassFactory(school=school, name="3K", year_group="3"),
        "5W": SchoolClassFactory(school=school, name="5W", year_group="5"),
    }
    staff = world.staff
    staff["senco"] = hold_post(school, "senco", "Ms Okafor")
    staff["head"] = hold_post(school, "head", "Mrs Lindqvist")
    staff["reasoned"] = hold_post(school, "head", "Mr Reason")
    staff["teacher"] = teach(hold_post(school, "teacher", "Mr Khan"), classes["3K"])
    staff["other"] = teach(hold_post(school, "teacher", "Ms Petrov"), classes["5W"])
    staff["assistant"] = teach(hold_post(school, "teaching_assistant", "Miss Byrne"), classes["3K"])
    staff["involved"] = hold_post(school, "teacher", "Mr Visits")
    staff["post over"] = hold_post(school, "senco", "Mrs Former")
    staff["class over"] = teach(hold_post(school, "teacher", "Ms Lastyear"), classes["3K"])
    staff["installer"] = UserFactory(is_installer=True)
    world.invited = hold_post(school, "teacher", "Mr New")
    world.invited.set_unusable_password()
    world.invited.save()
    for stage in ("draft", "proposed", "in_force"):
        world.children[stage] = PupilFactory(
            school=school, known_as=stage.title(), family_name=CANARY, in_class=classes["3K"]
        )
        world.ids[stage] = _plan_at(stage, world)
    for kind, spoiled in FAMILIES.items():
        _family(world, kind, spoiled)
    values = {"name": "Reading aloud", "will_do": "read {words} aloud"}
    world.entry_id = add_to_bank(school=school, values=values, by=staff["senco"]).pk
    own = {"name": "Minutes in the hall", "kind": "duration", "direction": "up"}
    world.own_measure_id = add_own_measure(school=school, values=own, by=staff["senco"]).pk
    days = {"first_day": school.today() + 90 * YESTERDAY, "reads_from": school.today()}
    year = NextYear.objects.create(school=school, prepared_by=staff["senco"], **days)
    world.year_id = year.pk
    _end_what_is_over(world)
    return world


# The adults who may come by the family's door, and what keeps all but the first from it.
FAMILIES: dict[str, dict[str, Any]] = {
    "parent": {},
    "unverified": {"verified_on": None, "verified_by": None},
    "restricted": {"restriction": "An order of the court"},
    "ended": {"ends_on": datetime.date(2021, 7, 20)},
}


def _family(world: SchoolWorld, kind: str, spoiled: dict[str, Any]) -> None:
    """One adult with an account, around every child; and one around another child only."""
    user = world.staff[kind] = UserFactory()
    person = PersonFactory(school=world.school, user=user, called=kind.title())
    for stage, pupil in world.children.items():
        around = InvolvementFactory(pupil=pupil, person=person, **spoiled)
        if kind == "parent":
            world.ids[stage] |= _own_words(pupil, around, world.staff["senco"], user)
    if kind == "parent":
        other = world.staff["other family"] = UserFactory()
        theirs = PupilFactory(school=world.school, known_as="Ada", family_name="Example")
        InvolvementFactory(
            pupil=theirs, person=PersonFactory(school=world.school, user=other, called="Other")
        )


def _own_words(pupil: Pupil, around: Involvement, senco: User, user: User) -> Ids:
    """What a parent has said and noted themself, and the letter with which they came."""
    plan, day = Plan.objects.filter(pupil=pupil).latest("made_at"), pupil.school.today()
    way = Welcome.Way.LETTER
    own: Ids = {
        "diary_entry_id": write_in_diary(pupil=pupil, day=day, how="well", by=user).pk,
        "welcome_id": invite_family(involvement=around, way=way, by=senco)[0].pk,
    }
    if plan.status == "draft":
        words = "To read to her dog"
        own["suggestion_id"] = suggest_words(pupil=pupil, part="hopes", words=words, by=user).pk
    else:
        code = AnswerCode.AGREE
        given = answer_as_family(version=plan.versions.latest("number"), answer=code, by=user)
        own["own_answer_id"] = given.pk
    if review := Review.objects.filter(plan=plan).first():
        invitation = Invitation.objects.create(
            school=pupil.school,
            pupil=pupil,
            review=review,
            person=around.person,
            voice=Voice.FAMILY,
        )
        said = say_for_review(invitation=invitation, words="Fine", audience="staff", by=user)
        own["own_contribution_id"] = said.pk
    return own


def _end_what_is_over(world: SchoolWorld) -> None:
    ended = world.school.today() - YESTERDAY
    Post.objects.filter(user=world.staff["post over"]).update(ends_on=ended)
    Teaching.objects.filter(user=world.staff["class over"]).update(ends_on=ended)


def _plan_at(stage: str, world: SchoolWorld) -> Ids:
    pupil, senco = world.children[stage], world.staff["senco"]
    mother = InvolvementFactory(pupil=pupil, person__called=f"Sara {CANARY}")
    visitor = Person.objects.get(user=world.staff["involved"])
    kind = Involvement.Kind.STAFF
    InvolvementFactory(pupil=pupil, kind=kind, relation="music teacher", person=visitor)
    open_with_reason(pupil=pupil, reason="A parent rang", by=world.staff["reasoned"])
    ids: Ids = {
        "pupil_id": pupil.pk, "involvement_id": mother.pk, "key": "needs", "number": 1,
        "user_id": world.staff["other"].pk, "role": "senco", "question": "progress",
        "token": default_token_generator.make_token(world.invited),
    }  # fmt: skip
    makers = {"draft": written_plan, "proposed": proposed_plan}
    if stage in makers:
        plan = makers[stage](pupil, by=senco)
    else:
        plan = plan_in_force(pupil, mother, by=senco)
        ids |= _recorded(plan, senco) | _reviewed(plan, mother.person, senco)
        ids["batch_id"] = _list_read(world.school, senco)
        gone = {"gone_id": world.school.pk, "merged_by": senco}
        ids["merge_id"] = ChildMerge.objects.create(school=pupil.school, pupil=pupil, **gone).pk
        deciding = {"proposed_by": world.staff["head"], "rule": "sen"}
        ids["disposal_id"] = Disposal.objects.create(
            school=pupil.school, child_id=pupil.pk, **deciding
        ).pk
        ids["letter_id"] = kept_letter(pupil, by=senco).pk
        view = {"name": "3K", "query": "class=3K", "is_default": False}
        ids["view_id"] = keep_view(school=world.school, by=senco, **view).pk
    if stage == "draft":
        lines = [Line("Strengths"), Line("Kind.")]
        ids["old_plan_id"] = read_old_plan(pupil=pupil, lines=lines, by=senco).pk
    if stage == "proposed":
        ids["answer_id"] = answer(plan, by=senco, person=mother.person).pk
    concern = {"concern": "Covers his ears", "parents_told": "no", "not_told_why": "Away"}
    days = {"starts_on": plan.school.today(), "ends_on": plan.school.today()}
    ids["help_id"] = add_help_before(pupil=pupil, values=concern | days, by=senco).pk
    about = {"school": plan.school, "pupil": pupil}
    gone = plan.school.today() - 90 * YESTERDAY
    back = {"left_on": gone, "came_back_on": gone, "to_school": "Oak School"}
    ids["leaving_id"] = Leaving.objects.create(**about, **back).pk
    ids["other_school_id"] = OtherSchool.objects.create(**about, name="Hill", starts_on=gone).pk
    return ids | {
        "plan_id": plan.pk,
        "target_row": TargetWording.objects.get(plan=plan).target_id,
        "target_id": TargetWording.objects.get(plan=plan).target_id,
        "provision_id": Provision.objects.get(plan=plan).pk,
        "arrangement_row": Provision.objects.get(plan=plan).pk,
        "home_row": HomeHelp.objects.get(plan=plan).pk,
    }


def _recorded(plan: Plan, senco: User) -> Ids:
    target, today = TargetWording.objects.get(plan=plan).target, plan.school.today()
    help = Provision.objects.get(plan=plan)
    session = record_session(provision=help, outcome=Outcome.HAPPENED, day=today, by=senco)
    own = record_own_rating(target=target, said=Said(Way.FACES, 4), day=today, by=senco)
    number = record_measurement(target=target, value=Decimal(9), day=today, by=senco)
    words = record_observation(target=target, words="Read to her dog", day=today, by=senco)
    return {
        "measurement_id": number.pk, "observation_id": words.pk, "rating_id": own.pk,
        "session_id": session.pk,
        "tablet_id": enrol_tablet(school=plan.school, name="3K", by=senco)[0].pk,
    }  # fmt: skip


def _reviewed(plan: Plan, mother: Person, senco: User) -> Ids:
    day = plan.school.today()
    invite = [Invite(person_id=mother.pk)]
    review = prepare_review(plan=fresh(plan), day=day, invite=invite, by=senco)
    invitation = Invitation.objects.get(review=review, voice=Voice.FAMILY)
    said = record_contribution(
        invitation=invitation, words="She reads to us now.", day=day, way=How.BY_PHONE, by=senco
    )
    return {"review_id": review.pk, "invitation_id": invitation.pk, "contribution_id": said.pk}


def _list_read(school: School, senco: User) -> UUID:
    data = f"UPN,Forename,Surname,Year\r\n,Ada,{CANARY},3\r\n".encode()
    return read_list(school=school, file_name="list.csv", data=data, by=senco).pk


@dataclass
class World:
    """Our school, its twin, and everybody who may come to a page."""

    here: SchoolWorld
    there: SchoolWorld

    def person(self, name: str) -> User | None:
        """The user behind a column of the table; nobody for `out`."""
        if name == "out":
            return None
        return self.there.staff["senco"] if name == "stranger" else self.here.staff[name]


def make_world() -> World:
    """Two schools alike."""
    return World(furnish("Brook Lane"), furnish("Another School"))
