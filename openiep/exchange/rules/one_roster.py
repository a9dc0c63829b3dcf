"""OneRoster 1.2: a ZIP of CSV files with children, guardians, staff, classes and who is in them.

Source: 1EdTech, OneRoster 1.2 rostering CSV binding. The standard has no parental responsibility
and no court order, so a guardian arrives with neither known. Passwords are never read.
"""

import csv
import io
import re
from collections import defaultdict

from openiep.exchange.rules.bundle import Bundle, Kind, PartMaker, bundle_of
from openiep.exchange.rules.encodings import decode
from openiep.exchange.rules.reading import MOST_ROWS
from openiep.exchange.rules.upn import looks_like_upn
from openiep.letters.rules.archives import open_archive
from openiep.rules import Reason, because

FILES = (
    *("manifest.csv", "orgs.csv", "classes.csv", "users.csv", "roles.csv"),
    *("enrollments.csv", "demographics.csv"),
)
MOST_LINKS = 60_000
FAMILY = {"guardian": "guardian", "parent": "parent", "relative": "relative"}
STAFF = {"teacher": "teacher", "aide": "teaching_assistant"}
_GONE = frozenset({"tobedeleted"})
_TYPED_ID = re.compile(r"\{([^:{}]{1,40}):([^{}]{1,80})\}")

Record = dict[str, str]


def read_one_roster(data: bytes) -> Bundle | Reason:
    """The lists in the ZIP. Reasons: those of `open_archive`, `one_roster_file_missing` (name),
    `one_roster_file_broken` (name), `too_many_rows`, `only_headings`.
    """
    found = open_archive(data, lambda name: name.lower() in FILES)
    if isinstance(found, Reason):
        return found
    files = {name.lower(): content for name, content in found.items()}
    tables: dict[str, list[Record]] = {}
    for name in FILES:
        records = _records(files.get(name, b""), name)
        if isinstance(records, Reason):
            return records
        tables[name.removesuffix(".csv")] = records
    for needed in ("users", "roles"):
        if not tables[needed]:
            return because("one_roster_file_missing", name=f"{needed}.csv")
    return _Roster(tables).bundle()


def _records(data: bytes, name: str) -> list[Record] | Reason:
    decoded = decode(data)
    if isinstance(decoded, Reason):
        return because("one_roster_file_broken", name=name)
    text = decoded[0].lstrip("\ufeff")
    most = MOST_LINKS if name == "enrollments.csv" else MOST_ROWS * 2
    records: list[Record] = []
    try:
        for cells in csv.DictReader(io.StringIO(text, newline=""), strict=True, restval=""):
            cells.pop(None, None)
            if cells.get("status", "").lower() not in _GONE:
                records.append({key: (value or "").strip() for key, value in cells.items()})
            if len(records) > most:
                return because("too_many_rows", most=MOST_ROWS)
    except (csv.Error, ValueError):
        return because("one_roster_file_broken", name=name)
    return records


class _Roster:
    """The files of one ZIP, joined by their ids."""

    def __init__(self, tables: dict[str, list[Record]]) -> None:
        self.tables = tables
        self.users = {one["sourcedId"]: one for one in tables["users"] if one.get("sourcedId")}
        self.roles: dict[str, set[str]] = defaultdict(set)
        for one in tables["roles"]:
            self.roles[one.get("userSourcedId", "")].add(one.get("role", "").lower())
        self.classes = {one["sourcedId"]: one for one in tables["classes"] if one.get("sourcedId")}
        self.born = {
            one.get("sourcedId", ""): one.get("birthDate", "") for one in tables["demographics"]
        }
        self.makers = {
            Kind.CHILDREN: PartMaker(
                *("roster_id", "upn", "given_name", "family_name", "known_as"),
                *("birth_date", "year_group", "class_name"),
            ),
            Kind.CONTACTS: PartMaker(
                *("child_roster_id", "child_name", "roster_id", "given_name", "family_name"),
                *("relation", "email", "telephone"),
            ),
            Kind.STAFF: PartMaker(
                *("roster_id", "given_name", "family_name", "email", "telephone", "role")
            ),
            Kind.GROUPS: PartMaker(
                *("group_id", "group", "group_kind", "year_group"),
                *("child_roster_id", "child_name", "teacher_roster_id"),
            ),
        }

    def bundle(self) -> Bundle | Reason:
        """The lists."""
        for user in self.users.values():
            if "student" in self.roles[user["sourcedId"]]:
                self._child(user)
            else:
                self._colleague(user)
        for link in self.tables["enrollments"]:
            self._enrolled(link)
        rows = [len(maker.rows) for maker in self.makers.values()]
        if not any(rows):
            return because("only_headings")
        if len(self.makers[Kind.CHILDREN].rows) > MOST_ROWS:
            return because("too_many_rows", most=MOST_ROWS)
        return bundle_of(Kind.ONE_ROSTER, self.makers)

    def _child(self, user: Record) -> None:
        key = user["sourcedId"]
        preferred = user.get("preferredGivenName", "")
        self.makers[Kind.CHILDREN].add(
            roster_id=key,
            upn=_upn_of(user),
            given_name=user.get("givenName", ""),
            family_name=user.get("familyName", ""),
            known_as=preferred,
            birth_date=self.born.get(key, ""),
            year_group=user.get("grades", "").partition(",")[0],
        )
        for guardian in user.get("agentSourcedIds", "").split(",")[:40]:
            self._guardian(user, guardian.strip())

    def _guardian(self, child: Record, key: str) -> None:
        user = self.users.get(key)
        relation = next((FAMILY[role] for role in FAMILY if role in self.roles.get(key, ())), "")
        if user is None or not relation:
            return
        self.makers[Kind.CONTACTS].add(
            child_roster_id=child["sourcedId"],
            child_name=_name_of(child),
            roster_id=key,
            given_name=user.get("preferredGivenName") or user.get("givenName", ""),
            family_name=user.get("preferredFamilyName") or user.get("familyName", ""),
            relation=relation,
            email=user.get("email", ""),
            telephone=_telephone(user),
        )

    def _colleague(self, user: Record) -> None:
        roles = self.roles[user["sourcedId"]]
        role = next((STAFF[one] for one in STAFF if one in roles), "")
        # Who leads or administers a school is given the post by hand: it opens every record.
        if role:
            self.makers[Kind.STAFF].add(
                roster_id=user["sourcedId"],
                given_name=user.get("preferredGivenName") or user.get("givenName", ""),
                family_name=user.get("preferredFamilyName") or user.get("familyName", ""),
                email=user.get("email", "") or _email_in(user.get("username", "")),
                telephone=user.get("phone", ""),
                role=role,
            )

    def _enrolled(self, link: Record) -> None:
        group = self.classes.get(link.get("classSourcedId", ""))
        user = self.users.get(link.get("userSourcedId", ""))
        role = link.get("role", "").lower()
        if group is None or user is None or role not in {"student", "teacher"}:
            return
        is_child = role == "student"
        self.makers[Kind.GROUPS].add(
            group_id=group["sourcedId"],
            group=group.get("title", "") or group.get("classCode", ""),
            group_kind="class" if group.get("classType", "").lower() == "homeroom" else "set",
            year_group=group.get("grades", "").partition(",")[0],
            child_roster_id=user["sourcedId"] if is_child else "",
            child_name=_name_of(user) if is_child else "",
            teacher_roster_id="" if is_child else user["sourcedId"],
        )


def _name_of(user: Record) -> str:
    return f"{user.get('givenName', '')} {user.get('familyName', '')}".strip()


def _telephone(user: Record) -> str:
    both = (user.get("sms", ""), user.get("phone", ""))
    return " / ".join(dict.fromkeys(one for one in both if one))


def _email_in(username: str) -> str:
    return username if "@" in username else ""


def _upn_of(user: Record) -> str:
    """The UPN among the typed ids, or in `identifier`, where some exporters put it."""
    for kind, value in _TYPED_ID.findall(user.get("userIds", "")):
        if kind.strip().casefold() == "upn":
            return str(value).strip()
    identifier = user.get("identifier", "")
    return identifier if looks_like_upn(identifier) else ""
