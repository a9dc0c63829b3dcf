"""The invented school: its name, its staff and its classes."""

from dataclasses import dataclass, field
from typing import Any

from openiep.access.models import Installation, User
from openiep.home.demo.cast import EMAILS
from openiep.home.demo.reading import data
from openiep.people.actions.staff import add_class, add_colleague, change_school, start_school
from openiep.people.models import Person, School, SchoolClass


@dataclass
class Company:
    """The school with its staff and classes by key, as "teacher.3k" and "3K"."""

    school: School
    senco: User
    users: dict[str, User] = field(default_factory=dict)
    persons: dict[str, Person] = field(default_factory=dict)
    classes: dict[str, SchoolClass] = field(default_factory=dict)

    def teacher(self, class_name: str) -> str:
        """The key of the teacher of a class."""
        return f"teacher.{class_name.lower()}"

    def assistant(self, class_name: str) -> str:
        """The key of the assistant in a class."""
        return f"assistant.{class_name.lower()}"


def begin_school(installation: Installation) -> Company:
    """Start the school and let its SENCo bring in colleagues and classes."""
    about: dict[str, Any] = data("school")
    senco = about["senco"]
    school, user = start_school(
        installation=installation,
        name=about["name"],
        senco_email=EMAILS["senco"],
        senco_called=senco,
        by=User.objects.system(),
    )
    change_school(school=school, values=about["contacts"], by=user)
    company = Company(school, user, users={"senco": user})
    for name, year_group in about["classes"].items():
        company.classes[name] = add_class(school=school, name=name, year_group=year_group, by=user)
    for colleague in about["staff"]:
        company.users[colleague["key"]] = add_colleague(
            school=school,
            called=colleague["called"],
            email=f"{colleague['key']}@demo.example",
            telephone=colleague.get("telephone", ""),
            role=colleague["role"],
            classes=[company.classes[name] for name in colleague.get("classes", ())],
            by=user,
        )
    for key, someone in company.users.items():
        company.persons[key] = Person.objects.get(school=school, user=someone)
    return company
