"""Why a file, a column or a row cannot be taken, as sentences that say what to do."""

from django.utils.translation import gettext as _

from openiep.exchange.presenters.register_reasons import (
    sentences_of_adults,
    sentences_of_archives,
    sentences_of_merging,
)
from openiep.reference.headings import list_fields
from openiep.reference.register_headings import register_fields
from openiep.rules import Reason
from openiep.web.days import day_text
from openiep.web.pages import say_plainly


def say(reason: Reason) -> str:
    """A reason of this room as a sentence."""
    for sentences in _all():
        if reason.code in sentences:
            return sentences[reason.code] % _about(reason)
    return say_plainly(reason)


def _all() -> tuple[dict[str, str], ...]:
    return (
        *(_of_files(), _of_lists(), _of_rows(), _of_values(), _of_people()),
        *(sentences_of_archives(), sentences_of_adults(), sentences_of_merging()),
    )


def field_name(field: str) -> str:
    """What a field is called in the list that has it."""
    for fields in (list_fields(), *map(register_fields, ("contacts", "staff", "groups"))):
        if found := fields.get(field) or fields.get(field.removesuffix("s")):
            return str(found.name)
    return field.replace("_", " ")


def _about(reason: Reason) -> dict[str, object]:
    about: dict[str, object] = {"field": reason.field, **reason.about}
    for key in ("earliest", "latest"):
        if key in about:
            about[key] = day_text(about[key], None)  # type: ignore[arg-type]
    if "field" in about:
        about["field"] = field_name(str(about["field"]))
    for key in ("rows", "headings"):
        if isinstance(about.get(key), tuple | list):
            about[key] = ", ".join(map(str, about[key]))  # type: ignore[call-overload]
    return about


def _of_files() -> dict[str, str]:
    save_as = _("Open it in your spreadsheet program and save it as CSV.")
    return {
        "too_large": _(
            "This file is larger than %(most_megabytes)s MB. Export one year at a time."
        ),
        "empty_file": _("This file is empty. Export the list again."),
        "a_picture": _("This is a picture, not a list. Choose the file that your system exports."),
        "a_pdf": _("This is a PDF. Export the list from your system as CSV."),
        "a_workbook": _("This is a spreadsheet file.") + " " + save_as,
        "a_document": _("This is a text document. Export the list from your system as CSV."),
        "an_archive": _("This is an archive. Unpack it, and choose the CSV file in it."),
        "a_web_page": _("This is a web page. Perhaps the sign-in page was saved: export again."),
        "xml": _("This is an XML file. Export the list as CSV."),
        "nul_bytes": _("This is not a text file. Export the list from your system as CSV."),
        "not_text": _("This is not a text file. Export the list from your system as CSV."),
        "unreadable_letters": _("The letters cannot be read. Save the list as CSV UTF-8."),
        "broken_quotes": _("Row %(row)s: a quotation mark is opened and never closed. Mend it."),
        "cell_too_long": _("A cell is far too long for a class list. Mend it, and try again."),
        "too_many_rows": _("There are more than 20,000 rows. Export one school at a time."),
        "too_many_columns": _("There are more than 500 columns. Export the class list only."),
        "no_headings": _(
            "No line of headings was found. The list needs one, for example: "
            "UPN, Forename, Surname, Class."
        ),
        "only_headings": _("There are headings, and no children below them."),
    }


def _of_lists() -> dict[str, str]:
    return {
        "name_needed": _("Say which columns hold the first name and the family name."),
        "field_twice": _("Two columns are said to be %(field)s. Leave one of them out."),
        "unknown_column": _("This column is not in the file. Load the page again."),
        "unknown_field": _("Choose a meaning from the list."),
        "column_month_first": _("The days in %(column)s seem to begin with the month. Check some."),
        "no_identifier": _(
            "No column holds a UPN or your own number. The next list cannot find these children "
            "again by itself."
        ),
        "no_birth_date": _("No column holds dates of birth. Two children of one name look alike."),
        "headings_twice": _("Some headings stand twice: %(headings)s."),
        "headings_not_recognised": _("The headings are not known. Say what each column holds."),
        "uneven_rows": _("Some rows have more or fewer cells than there are headings."),
        "letters_look_wrong": _("Some letters look wrong, as in “Ã©”. Save the list as CSV UTF-8."),
        "list_gone": _("The file of this list is no longer kept. Choose it again."),
        "not_previewed": _("This list was taken in or put away already."),
        "register_changed": _(
            "The children or adults changed since you saw this page. It shows them as they are now: "
            "look once more, then confirm."
        ),
        "nothing_to_import": _("There is nothing new in this list. Nothing was changed."),
        "not_done": _("This list was not taken in, or it is undone already."),
    }


def _of_rows() -> dict[str, str]:
    return {
        "too_many_cells": _("There are more cells than headings, so columns may have slipped."),
        "too_few_cells": _("There are fewer cells than headings."),
        "hardly_filled": _("Only one cell is filled. Perhaps it is a heading or a total."),
        "name_missing": _("The name is missing."),
        "only_one_name": _("There is only one name. Write first and family name."),
        "name_looks_odd": _("The name has signs that names seldom have. Check it."),
        "name_cut_guessed": _("First and family name were parted by guess. Check them."),
        "same_upn_in_rows": _(
            "The same UPN stands in row %(rows)s too. Only one child can bear it."
        ),
        "same_own_id_in_rows": _(
            "The same number stands in row %(rows)s too. Only one child can bear it."
        ),
    }


def _of_values() -> dict[str, str]:
    return {
        "too_long": _("%(column)s is too long. At most %(most)s letters."),
        "day_impossible": _("%(column)s: there is no such day."),
        "day_month_first": _("%(column)s: the month seems to come first. Write day, month, year."),
        "day_not_understood": _("%(column)s: write the day as 14/03/2018."),
        "day_out_of_range": _(
            "%(column)s cannot be right: it must lie between %(earliest)s and %(latest)s."
        ),
        "upn_wrong_check_letter": _("The first letter does not fit this UPN. Check each sign."),
        "upn_wrong_form": _(
            "This is not a UPN: a letter, eleven figures, then a figure or letter."
        ),
        "upn_wrong_length": _("A UPN has 13 signs; here are %(found)s."),
        "upn_temporary": _("This is a temporary UPN. It will be replaced one day."),
        "upn_authority_not_known": _("The authority number in this UPN is not known. Check it."),
        "former_upn_left_out": _("A former UPN cannot be read, so it is left out."),
        "year_group_not_known": _("This year group is not known, so it stays empty."),
        "year_group_assumed": _("The year group was taken as the nearest one. Check it."),
        "sen_status_not_known": _("This SEN status is not known, so it stays as it is."),
        "sen_status_is_history": _(
            "This SEN status is from an old record. Today it has another name."
        ),
        "need_not_known": _("A need is not known, so it is left out."),
        "need_is_an_area": _(
            "This is an area of need, not a type of need. Choose the type by hand."
        ),
        "need_is_history": _("An old name of a need was read as today’s."),
        "need_missing": _("There is a status, and no need is named."),
        "need_without_status": _("A need is named, and the status is No SEN."),
        "not_assessed_with_plan": _(
            "“No assessment” does not go with an EHC plan. Check the need."
        ),
    }


def _of_people() -> dict[str, str]:
    return {
        "ids_disagree": _("The UPN is one child’s, and the school’s number another’s."),
        "several_children": _("The UPNs in this row belong to several children."),
        "upn_differs": _("The school’s number is this child’s, and the UPN is another."),
        "own_id_differs": _("The UPN is this child’s, and the school’s number is another."),
        "somebody_else": _("The number is this child’s, but name or date of birth are not."),
        "looks_like_another": _("The number is one child’s; name and date of birth another’s."),
        "same_name_and_birth_date": _("A child of this name and date of birth is here already."),
        "same_name": _("A child of this name is here already."),
        "two_rows_one_child": _("Row %(rows)s is about the same child."),
        "record_ends": _(
            "The record under this number is being deleted, as its time is over. Take that back "
            "first, under “Records whose time is over”."
        ),
        "same_name_in_rows": _("Row %(rows)s has the same name, and neither has a number."),
    }


def kept_because(code: str) -> str:
    """Why a row was not undone."""
    return {
        "worked_on_since": _("Somebody has worked on this child’s record since."),
        "changed_since": _("What the list brought was changed since."),
        "child_gone": _("The child is no longer here."),
    }.get(code, code)
