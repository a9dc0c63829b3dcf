"""A Common Transfer File: children with SEN history and contacts, from XML of any of its years.

Source: DfE, Common Transfer File specification (20 to 26), read leniently: unknown elements are
passed by, `Gender` and `Sex` are not kept, `SENneeds` may stand in `SEN` or beside it.
"""

from openiep.exchange.rules.bundle import Bundle, Kind, PartMaker, bundle_of
from openiep.exchange.rules.reading import MOST_ROWS
from openiep.exchange.rules.safe_xml import Element, read_records
from openiep.rules import Reason, because

_CHILD = (
    *("upn", "former_upn", "given_name", "family_name", "known_as", "birth_date", "year_group"),
    *("class_name", "sen_status", "sen_since", "needs"),
)
_CONTACT = (
    *("upn", "child_name", "full_name", "given_name", "family_name", "title", "relation"),
    *("responsibility", "care", "court_order", "priority", "address", "telephone", "email"),
)
_RECORDS = frozenset({"Header", "Pupil"})


class _Ctf:
    """Takes the records of one file."""

    def __init__(self) -> None:
        self.children, self.contacts = PartMaker(*_CHILD), PartMaker(*_CONTACT)
        self.is_ctf = False

    def take(self, record: Element) -> None:
        """The header says that it is a CTF; each pupil is a child with contacts."""
        if record.name == "Header":
            name = record.says("DocumentName").casefold()
            self.is_ctf = self.is_ctf or "transfer" in name or bool(record.first("CTFversion"))
        elif len(self.children.rows) <= MOST_ROWS and len(self.contacts.rows) <= MOST_ROWS:
            self._child(record)

    def _child(self, pupil: Element) -> None:
        basic = pupil.first("BasicDetails") or Element("BasicDetails")
        status, since, needs = _sen(pupil)
        upn = pupil.says("UPN")
        given = pupil.says("Forename") or basic.says("Forename")
        family = pupil.says("Surname") or basic.says("Surname")
        self.children.add(
            upn=upn,
            former_upn=pupil.says("FormerUPN") or basic.says("FormerUPN"),
            given_name=given,
            family_name=family,
            known_as=basic.says("PreferredForename") or pupil.says("PreferredForename"),
            birth_date=_day(pupil.says("DOB") or basic.says("DOB")),
            year_group=basic.says("NCyearActual", "NCYearActual") or pupil.says("NCyearActual"),
            sen_status=status,
            sen_since=_day(since),
            needs=needs,
        )
        contacts = pupil.first("Contacts")
        for contact in contacts.all("Contact") if contacts else []:
            self.contacts.add(upn=upn, child_name=f"{given} {family}".strip(), **_contact(contact))


def read_ctf(data: bytes) -> Bundle | Reason:
    """The lists of a CTF. Reasons: those of `read_records`, `not_a_ctf`, `too_many_rows`,
    `only_headings` (no child in it).
    """
    ctf = _Ctf()
    refused = read_records(data, _RECORDS, ctf.take)
    if refused:
        return refused
    if not ctf.is_ctf and not ctf.children.rows:
        return because("not_a_ctf")
    if not ctf.children.rows:
        return because("only_headings")
    if max(len(ctf.children.rows), len(ctf.contacts.rows)) > MOST_ROWS:
        return because("too_many_rows", most=MOST_ROWS)
    return bundle_of(Kind.CTF, {Kind.CHILDREN: ctf.children, Kind.CONTACTS: ctf.contacts})


def _sen(pupil: Element) -> tuple[str, str, str]:
    """Status, since when, and needs in their rank: of the entry that began last."""
    history = pupil.first("SENhistory", "SENHistory")
    if history is None:
        return "", "", ""
    entries = sorted(history.all("SEN"), key=lambda one: one.says("StartDate"))
    last = entries[-1] if entries else Element("SEN")
    needs = last.all("SENneed", "SENNeed") or history.all("SENneed", "SENNeed")
    ranked = sorted(needs, key=lambda need: need.says("SENtypeRank", "SENTypeRank").zfill(3))
    codes = dict.fromkeys(need.says("SENtype", "SENType") for need in ranked)
    return last.says("SENprovision", "SENProvision"), last.says("StartDate"), "; ".join(codes)


def _contact(contact: Element) -> dict[str, str]:
    address = contact.first("Address")
    lines = [] if address is None else [one.text.strip() for one in _leaves(address)]
    phones = [phone.text.strip() for phone in contact.all("PhoneNo", "TelephoneNo", "PhoneNumber")]
    return {
        "title": contact.says("Title"),
        "given_name": contact.says("Forename"),
        "family_name": contact.says("Surname"),
        "relation": contact.says("Relationship"),
        "responsibility": contact.says("Responsibility", "ParentalResponsibility"),
        "care": contact.says("AddressAsPupil"),
        "court_order": contact.says("CourtOrder", "CourtOrders"),
        "priority": contact.says("Order", "Priority"),
        "address": "\n".join(line for line in lines if line),
        "telephone": " / ".join(dict.fromkeys(phone for phone in phones if phone)),
        "email": contact.says("Email"),
    }


def _leaves(element: Element) -> list[Element]:
    if not element.inner:
        return [element]
    return [leaf for one in element.inner for leaf in _leaves(one)]


def _day(text: str) -> str:
    """The day of "2018-03-14" or "2018-03-14T00:00:00"."""
    return text.partition("T")[0]
