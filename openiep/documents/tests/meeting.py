"""A review as it was held, for the tests of paper."""

from datetime import date

from openiep.documents.presenters.inputs import (
    Contributed,
    Invited,
    NextStep,
    Reviewed,
    ReviewRecord,
)

HELD = ReviewRecord(
    held_on=date(2026, 12, 10),
    place="Mr Khan’s classroom",
    at_parents_evening=True,
    people=(
        Invited("school", "Mr Khan", "class teacher", came="came", invited_on=date(2026, 11, 19)),
        Invited("school", "Mrs Green", "SENCO", came="came", invited_on=date(2026, 11, 19)),
        Invited("family", "Sara Bell", "mum", came="came", invited_on=date(2026, 11, 19)),
        Invited("family", "Tom Bell", "dad", came="did_not_come", tries="letter, two calls"),
        Invited("child", "Sam", came="came", invited_on=date(2026, 11, 19)),
        Invited("other", "Dr Lee", "educational psychologist", came="sent_views"),
    ),
    contributions=(
        Contributed(
            "school",
            "Mr Khan",
            "Sam now offers to read the story of the day. The break card works in most lessons.",
            "class teacher",
            date(2026, 12, 8),
            "on_screen",
        ),
        Contributed(
            "family",
            "Sara Bell",
            "He reads to the dog without being asked. Spelling still ends in tears on some days.",
            "mum",
            date(2026, 12, 9),
            "by_phone",
            "Mrs Green",
        ),
        Contributed("child", "Sam", "I like Fridays. I want harder books!", scribed_by="Mrs Ali"),
        Contributed(
            "other",
            "Dr Lee",
            "Keep the reading as it is; look at hearing in noise.",
            "educational psychologist",
            date(2026, 11, 30),
            "letter",
        ),
        Contributed("school", "Mrs Green", "Only staff read this.", "SENCO", audience="staff"),
    ),
    five={
        "help_given": "Paired reading 41 of 48 times. Reading at home on most days.",
        "progress": "Reading has grown faster than hoped; spelling slower than hoped.",
        "effectiveness": "The ruler and the chosen books made the difference.",
        "updates": "Dr Lee advises a hearing check.",
        "future": "Harder books, spelling in smaller steps.",
    },
    targets=(
        Reviewed("t1", "64 words a minute", "met", "Three Fridays in a row."),
        Reviewed("t2", "5 out of 10", "partly_met", "Ten words at a time were too many."),
        Reviewed("t3", "2 times a week", "not_yet", "The hall is still too loud."),
    ),
    decision="change",
    decision_reason="Reading is met; spelling needs smaller steps.",
    next_steps=(
        NextStep("Write the spring plan", "Mr Khan with Sara and Sam", date(2026, 12, 17)),
        NextStep("Ask for a hearing check", "Mrs Green", date(2026, 12, 14)),
    ),
    next_review_on=date(2027, 3, 25),
    closed=True,
)
