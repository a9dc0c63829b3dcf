"""Why an archive, a transfer file or a row about an adult cannot be taken, as sentences."""

from django.utils.translation import gettext as _


def sentences_of_archives() -> dict[str, str]:
    """Of ZIP and XML files."""
    harm = _("It is not opened, for it may do harm. Export it again from your system.")
    return {
        "archive_broken": _("This is an archive that cannot be opened. Export it again."),
        "archive_too_many_files": _("This archive holds more than 200 files.") + " " + harm,
        "archive_name": _("This archive holds a file with a path or a link in its name.")
        + " "
        + harm,
        "archive_locked": _("This archive is locked with a password. Export it without one."),
        "archive_twice": _("This archive holds two files of one name. Export it again."),
        "archive_too_large": _("Unpacked, this archive would be larger than 50 MB.") + " " + harm,
        "archive_bomb": _("This archive is packed far too tightly.") + " " + harm,
        "one_roster_file_missing": _(
            "The archive lacks %(name)s, or it is empty. Export it as OneRoster 1.2, CSV."
        ),
        "one_roster_file_broken": _("In the archive, %(name)s cannot be read. Export it again."),
        "xml_broken": _("The XML breaks off or is wrong near line %(row)s. Export it again."),
        "xml_with_a_document_type": _("This XML names a document type or an entity.") + " " + harm,
        "xml_too_deep": _("This XML is built far too deep for a transfer file."),
        "xml_too_large": _("A part of this XML is far too large for a transfer file."),
        "not_a_ctf": _("This XML is not a Common Transfer File. Choose the CTF of your system."),
    }


def sentences_of_adults() -> dict[str, str]:
    """Of lists of contacts, staff and groups."""
    return {
        "column_needed": _("Say which column holds: %(field)s."),
        "child_not_named": _("The child’s UPN or number is missing. A name alone is not enough."),
        "child_not_known": _(
            "No child here has this UPN or number. Bring in the class list first."
        ),
        "child_ids_disagree": _("The UPN is one child’s, and the number another’s."),
        "contact_twice": _("Row %(rows)s is the same person for the same child."),
        "contact_number_twice": _(
            "Row %(rows)s has the same contact number and another name. One of them is wrong."
        ),
        "contact_somebody_else": _("The number is here already, under another name."),
        "contact_same_name": _(
            "Somebody of this name is around this child already. Say whether it is the same person."
        ),
        "contact_perhaps_known": _(
            "Somebody of this name and address or telephone is around another child. "
            "Say whether it is the same person."
        ),
        "court_order_stays": _(
            "Here a court order is noted, and the list says nothing of it. It stays as it is."
        ),
        "email_missing": _("The e-mail address is missing. Colleagues are known by it."),
        "email_not_understood": _("This is not an e-mail address, so it is left out."),
        "colleague_twice": _("Row %(rows)s has the same e-mail address."),
        "staff_somebody_else": _("The address or number is here already, under another name."),
        "not_a_person": _("This address belongs to the machine. Use the colleague’s own."),
        "post_by_hand": _(
            "No post could be read, so nothing is opened to them. Add the colleague by hand."
        ),
        "post_not_known": _("This post is not known here."),
        "post_opens_all": _("This post opens every child’s list. Make sure that it is right."),
        "group_missing": _("The class or group is missing."),
        "nobody_in_group": _("Neither a child’s UPN or number nor a teacher stands here."),
        "teacher_not_known": _(
            "No colleague here has “%(who)s”. Bring in the staff first, or mend it."
        ),
        "yes_no_not_understood": _("%(column)s: write yes or no. It counts as not known."),
        "telephone_left_out": _("Not all telephone numbers fit. The first ones are kept."),
        "reached_by_not_known": _("This way of contact is not known, so it stays empty."),
    }


def sentences_of_merging() -> dict[str, str]:
    """Of two records that may be one child's."""
    return {
        "same_record": _("This is one and the same record."),
        "two_upns": _("Both have a UPN, so they are two children. Mend the wrong UPN first."),
        "both_worked_on": _(
            "Somebody has written about the other record too. Open that one, and let this one "
            "pass into it, or close what is written there first."
        ),
        "undone_already": _("They were taken apart already."),
        "merge_changed_since": _(
            "What was put together has been changed since, so it cannot be taken apart by itself."
        ),
    }
