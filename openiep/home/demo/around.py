"""Who is around the invented children, and what each child's profile says."""

from datetime import timedelta
from random import Random
from typing import Any

from openiep.access.models import User
from openiep.home.demo.cast import EMAILS
from openiep.home.demo.days import SchoolDays
from openiep.home.demo.reading import Story, data
from openiep.home.demo.register import Child
from openiep.home.demo.staff import Company
from openiep.home.demo.told import Told
from openiep.people.actions.around import add_person_around
from openiep.people.actions.children import change_child, change_profile
from openiep.people.actions.joining import accept_invitation, invite_family
from openiep.people.models import Involvement, Pupil, Welcome

ONE_PARENT, UNCHECKED = 0.3, 0.15
FIRST_TELEPHONE = 200  # 01632 960200 and on; the range 960000 to 960999 is kept for fiction


class Telephones:
    """A new telephone number for each adult."""

    def __init__(self) -> None:
        self.given = FIRST_TELEPHONE

    def next(self) -> str:
        """The next number."""
        self.given += 1
        return f"01632 960{self.given:03d}"


def bring_family(
    company: Company, child: Child, pupil: Pupil, phones: Telephones, chance: Random
) -> None:
    """The adults around a child: those whom the story names, else one or two parents."""
    named = child.story["around"] if child.story else _parents(child, chance)
    for place, adult in enumerate(named, start=1):
        values = {"priority": place, **_values(company, adult, phones)}
        involvement = add_person_around(pupil=pupil, values=values, by=company.senco)
        if "door" in adult:
            _let_in(company, involvement, EMAILS[adult["door"]])


def _let_in(company: Company, involvement: Involvement, email: str) -> None:
    """Invite a parent as whom a visitor may look around, who comes in with the letter's code."""
    way = Welcome.Way.LETTER
    invitation, _code = invite_family(involvement=involvement, way=way, by=company.senco)
    invitation.is_in_hand = True
    accept_invitation(invitation=invitation, by=User.objects.create_user(email))


def _parents(child: Child, chance: Random) -> list[dict[str, Any]]:
    count = 1 if chance.random() < ONE_PARENT else 2
    relations = ["mother", "father"][:count]
    return [
        {
            "called": f"{chance.choice(data('parents')[relation])} {child.family}",
            "relation": relation,
            "checked": chance.random() > UNCHECKED,
        }
        for relation in relations
    ]


def _values(company: Company, adult: dict[str, Any], phones: Telephones) -> dict[str, Any]:
    is_staff = "staff" in adult
    checked = adult.get("checked", True) and not is_staff and adult.get("kind") != "professional"
    standing = "yes" if checked else "unknown"
    values = {
        "kind": "staff" if is_staff else adult.get("kind", "family"),
        "relation": adult["relation"],
        "is_key_person": adult.get("key_person", False),
        "responsibility": adult.get("responsibility", standing),
        "care": adult.get("care", standing),
        "verified": checked,
        "restriction": adult.get("restriction", ""),
    }
    if is_staff:
        return {**values, "person": company.persons[adult["staff"]]}
    reach = {"email": adult.get("email", ""), "works_as": adult.get("works_as", "")}
    names = {"called": adult["called"], "full_name": adult.get("full_name", "")}
    return {**values, **names, **reach, "telephone": phones.next()}


def know_child(company: Company, child: Child, pupil: Pupil, days: SchoolDays, ahead: int) -> None:
    """What the school knows of a child with a story beyond the register, and the child's profile.

    `ahead` is by how many days "today" lies after the day that is told of.
    """
    if child.story is None:
        return
    who, teacher = child.story["who"], company.users[company.teacher(child.class_name)]
    known = {"given_name": child.given, "known_as": child.known_as}
    known["communicates_by"] = who.get("says_by", "")
    review = {}
    if "ehc_review" in who:
        review["ehc_review_due"] = days.ago(who["ehc_review"]) + timedelta(days=ahead)
    if known["communicates_by"] or review:
        change_child(
            pupil=pupil, values={**known, **review}, school_class=company.classes[child.class_name],
            status=child.status, needs=list(child.needs), version=pupil.version, by=teacher,
        )  # fmt: skip
    liked, matters, helps = child.story["profile"]
    change_profile(pupil=pupil, liked=liked, matters=matters, helps=helps, version=0, by=teacher)


def set_stage(told: Told, said: Story) -> None:
    """The child comes to another stage, as when an EHC plan is issued or no help is needed."""
    pupil = told.pupil
    values: dict[str, Any] = {"known_as": pupil.known_as}
    if "ehc_review" in said:
        values["ehc_review_due"] = told.there(said["ehc_review"])
    change_child(
        pupil=pupil, values=values, school_class=told.company.classes[told.class_name],
        status=said["status"], needs=said["needs"], version=pupil.version, by=told.senco,
    )  # fmt: skip
