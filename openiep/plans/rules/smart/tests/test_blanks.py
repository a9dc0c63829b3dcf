"""Every way of leaving something to be filled in is found; ordinary marks are not."""

import pytest

from openiep.plans.rules.smart import check

BLANKS = """
Sam will read ___ words a minute|By [date], Sam will hop|By {date}, Sam will hop
By <date>, Sam will hop|By (insert date), Sam will hop|XX will count to 10|X will count to 10
Xx will tie his laces|<name> will tie his laces|[Child's name] will tie laces
{{name}} will tie laces|«Name» will tie laces|(Name) will tie laces|NAME will tie laces
pupil's name will hop|[he/she] will hop|Y will hop on one foot
Sam will spell with XX% accuracy|Sam will spell with x% accuracy|Sam will spell with …% accuracy
Sam will spell with ...% accuracy|Sam will spell with ??% accuracy|Sam will spell with N% accuracy
Sam will spell in x/y trials|Sam will spell in _/_ trials|Sam will spell in 4/x trials
Sam will spell in n out of n trials|Sam will hop by DD/MM/YY|Sam will hop by XX/XX/XX
Sam will hop by / /|Sam will hop by .../.../...|Sam will hop by TBC|Sam will hop by t.b.c.
Sam will hop by ??|Sam will hop by [  ]|Sam will hop by ( )|Sam will hop by .......
Sam will hop by ……….|Sam will hop within N/A weeks|Sam will hop within n weeks
Sam will hop for [x] minutes|Sam will hop for … minutes|By the end of term X, Sam will hop
By the end of KSx, Sam will hop|By (month/year) Sam will hop|By (time period), he will hop
Given (type of text), Sam will answer|Sam will complete (task) with 80% accuracy
Sam will use *** to ask for help|Sam will hop _ times|Sam will hop \\_\\_\\_ times
Sam will hop by date|[The student] will hop|[the student's name] will hop
Sam will hop by 20XX|X's reading will reach 20 words
"""
PLAIN = """
Sam will wait... then ask for help|Sam will say "I feel..." to an adult
Sam will finish the sentence "I feel ... because ..."|Sam will start with "First..., then..."
Use "I feel ___ because ___" sentence frame in 3 of 5 tries|Sam will recite the 3 x table
Sam will say his 10 x 10 facts|Sam will read the letters x, y and z|Sam will plot on the x axis
Sam will solve for x in 4 of 5 equations|Sam will calculate y when x is 3|Xavier will hop
Max will mark wrong answers with an X|Sam will produce the /s/ sound|Sam will say [sh] in words
Sam will write and/or type a sentence|Sam (Year 3) will hop|Sam will read 20 words/minute
Sam will hop by 12/07/27|Sam will use <, > and = signs|Sam will use split digraphs a_e and i_e
Sam will use an ellipsis ... correctly|Sam will use question marks (?) and full stops
Sam will write the date each morning|Sam will name the day, month and year
Malcolm X will be named by Sam|Sam will read about Malcolm X to a friend
Sam will have an X-ray without distress|Sam will use n, m and h sounds
"""


def _lines(text: str) -> list[str]:
    return [one.strip() for line in text.strip().splitlines() for one in line.split("|")]


@pytest.mark.parametrize("text", _lines(BLANKS))
def test_a_blank_is_found(text: str) -> None:
    assert check(text).placeholder


@pytest.mark.parametrize("text", _lines(PLAIN))
def test_ordinary_marks_are_no_blanks(text: str) -> None:
    assert not check(text).placeholder
