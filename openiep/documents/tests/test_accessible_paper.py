"""Paper that a screen reader can read: PDF/UA-1, checked twice."""

from io import BytesIO

import pikepdf
import pytest

from openiep.documents.presenters import PlanStatus, print_review
from openiep.documents.presenters.inputs import ReviewRecord
from openiep.documents.tests.content import (
    DRAFT,
    TODAY,
    WHOM_TO_ASK,
    empty_content,
    plan_content,
)
from openiep.documents.tests.meeting import HELD
from openiep.documents.tests.reading import failures_of, text_of


@pytest.fixture(scope="module")
def plan(printed_plan):
    return printed_plan()


def roles_in(pdf):
    found = []
    with pikepdf.open(BytesIO(pdf)) as opened:

        def walk(node):
            if isinstance(node, pikepdf.Dictionary):
                if "/S" in node:
                    found.append(str(node["/S"]))
                walk(node.get("/K"))
            elif isinstance(node, pikepdf.Array):
                for inner in node:
                    walk(inner)

        walk(opened.Root.StructTreeRoot.K)
    return found


@pytest.mark.parametrize("code", ["draft", "proposed", "in_force", "closed", "withdrawn"])
def test_a_plan_in_every_status_meets_pdf_ua(printed_plan, code):
    assert failures_of(printed_plan(status=PlanStatus(code, version=2))) == []


def test_an_empty_draft_meets_pdf_ua(printed_plan):
    assert failures_of(printed_plan(empty_content(), status=DRAFT, answers=(), ask=())) == []


@pytest.mark.parametrize("record", [HELD, ReviewRecord()])
def test_a_review_meets_pdf_ua(record):
    pdf = print_review(plan_content(), record, version=2, ask=WHOM_TO_ASK, today=TODAY)

    assert failures_of(pdf) == []


def test_the_file_is_marked_with_language_and_a_title_that_is_shown(plan):
    with pikepdf.open(BytesIO(plan)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang) == "en-GB"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert "Sam’s plan" in metadata["dc:title"]
            assert "In force · version 2" in metadata["dc:title"]


def test_headings_lists_and_table_headers_are_real(plan):
    roles = roles_in(plan)

    assert roles.count("/H1") == 1
    assert roles.count("/H2") == 10  # eight parts, who agrees, whom to ask
    assert roles.count("/H3") == 3  # one for each target
    assert roles.count("/Table") == 2
    assert roles.count("/TH") == 7
    assert "/L" in roles
    assert "/LI" in roles


def test_the_text_reads_in_the_order_of_the_leaflet_with_strengths_first(plan):
    text = text_of(plan)
    expected = [
        "Sam’s plan",
        "Sam is good at",
        "What is hard at present",
        "What is Sam working towards?",
        "Target 1",
        "Target 2",
        "Target 3",
        "Who helps at school",
        "How do family and carers help?",
        "What will Sam do?",
        "What other help does Sam need?",
        "How do we check how it is going?",
        "When and how do we look at this plan again?",
        "Who agrees with this plan?",
        "Whom can I ask?",
        "0300 555 0199",
    ]

    places = [text.index(one) for one in expected]

    assert places == sorted(places)


def test_the_same_plan_on_the_same_day_gives_the_same_bytes(printed_plan, plan):
    assert printed_plan() == plan
