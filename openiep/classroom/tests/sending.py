"""What a device sends, as a test says it."""

import time
import uuid

from django.urls import reverse

from openiep.access.away import away_key


def reading(target, value="9", **changes):
    """A value as a device makes it, seen just now."""
    made = {
        "id": str(uuid.uuid4()), "kind": "value", "target": str(target.pk), "value": value,
        "note": "", "taken_at": now(), "error": 0,
    }  # fmt: skip
    return {**made, **changes}


def session(provision, outcome="happened", **changes):
    """A session as a device makes it."""
    made = {
        "id": str(uuid.uuid4()), "kind": "session", "provision": str(provision.pk),
        "outcome": outcome, "why": "", "words": "", "taken_at": now(), "error": 0,
    }  # fmt: skip
    return {**made, **changes}


def now():
    """The device's clock, in milliseconds."""
    return int(time.time() * 1000)


def send(client, user, school, *readings, **changes):
    """The answer to a delivery of these readings."""
    body = {
        "author": away_key(user).author, "sent_at": now(), "readings": list(readings), **changes,
    }  # fmt: skip
    where = reverse("classroom:send", args=[school.pk])
    return client.post(where, body, content_type="application/json")


def states(answer):
    """What became of each, in order."""
    return [one["state"] for one in answer.json()["answers"]]
