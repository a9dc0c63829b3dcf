"""A plan that exists in Word comes in; its passages are accepted one by one and become a draft."""

import pytest

from openiep.letters.tests.factories import paragraph, table, word_file
from openiep.plans.models import TargetWording

pytestmark = pytest.mark.django_db(transaction=True)
BODY = (
    paragraph("Individual Education Plan", "Title")
    + paragraph("Strengths", "Heading1")
    + paragraph("Knows all about buses.")
    + paragraph("Targets", "Heading1")
    + table(
        ("Target", "Success criteria", "Strategies", "By when"),
        ("Sam will read 20 common words from flash cards", "18 out of 20", "Five a day", "summer"),
    )
    + paragraph("Printed by the office")
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def test_a_plan_in_word_becomes_a_draft(open_window, size, teacher, pupil):
    walk = open_window(size)
    walk.sign_in(teacher.email)
    walk.go(f"/children/{pupil.pk}/")
    walk.follow("Bring in a plan that exists")
    walk.page.get_by_label("Word file of the old plan").set_input_files(
        {"name": "IEP.docx", "mimeType": WORD, "buffer": word_file(BODY)}
    )
    walk.click("Lay it beside the draft")
    walk.says("2 to look at", "No place found", "Knows all about buses.")
    assert not TargetWording.objects.exists()
    walk.click("Take it in: passage 2")
    walk.says("Taken in", "1 to look at · 1 taken in")
    walk.write("How well", "18 out of 20 on three days")
    walk.click("Take it in: passage 5")
    walk.says("0 to look at · 2 taken in")
    walk.follow("Open the draft")
    walk.says("Knows all about buses.", "18 out of 20 on three days", "Five a day")
    walk.go(f"/children/{pupil.pk}/letters/")
    walk.follow("Plan from before")
    walk.says("Word file", "A plan from before")
