"""Makes the school in which people write while the server is killed; prints what they hold.

OPENIEP_DATA=FOLDER python -m tests.crash.school PEOPLE
"""

import json
import sys

from openiep.config.start import ready


def make(people: int) -> dict[str, object]:
    """A school with one class, and for each of its adults a draft and a plan in force."""
    from openiep.people.tests.factories import SchoolClassFactory, SchoolFactory

    school = SchoolFactory(name="Crash School")
    school_class = SchoolClassFactory(school=school, name="3K", year_group="3")
    return {
        "school": str(school.pk),
        "people": [adult(school, school_class, number) for number in range(people)],
    }


def adult(school, school_class, number: int) -> dict[str, str]:
    """One who is signed in, a target in force to record, and a draft to write."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    from openiep.access.away import away_key
    from openiep.monitoring.tests.factories import hold_plan, set_target
    from openiep.people.tests.factories import PupilFactory, hold_post, teach
    from openiep.plans.actions.writing import start_plan

    user = teach(hold_post(school, "teacher", f"Adult {number}"), school_class)
    watched, written = (
        PupilFactory(school=school, known_as=f"{name}{number}", in_class=school_class)
        for name in ("Watched", "Written")
    )
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return {
        "session": session.session_key,
        "author": away_key(user).author,
        "target": str(set_target(hold_plan(watched, user)).pk),
        "draft": str(start_plan(pupil=written, by=user).pk),
    }


if __name__ == "__main__":
    ready()
    print(json.dumps(make(int(sys.argv[1]))))
