"""Everything about one child as one archive: pages to read, the same for machines, papers, letters."""

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO

import pyrage
from django.utils.translation import gettext as _

from openiep.access.models import User
from openiep.documents.bundling import bundle_of
from openiep.documents.gathering import gather_plan
from openiep.documents.presenters import print_plan
from openiep.home.everything import Everything
from openiep.home.presenters.everything import as_plain, readable, to_check
from openiep.letters import keeping
from openiep.letters.models import Letter
from openiep.letters.presenters import file_name
from openiep.plans.models import Plan

LEAST_LETTERS = 12  # of a password that protects a record that leaves the school


def packed(everything: Everything, user: User) -> bytes:
    """The archive. Its names hold no child's name."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        files = []
        for name, about, content in _files(everything, user):
            archive.writestr(name, content)
            files.append((name, about))
        archive.writestr("index.html", readable(everything, files))
        archive.writestr("check-before-handing-out.html", to_check(everything, user))
        plain = json.dumps(as_plain(everything), indent=1, ensure_ascii=False)
        archive.writestr("record.json", plain)
    return out.getvalue()


def sealed(archive: bytes, password: str) -> bytes:
    """The archive in the open format of age, which any age program opens with the password."""
    return bytes(pyrage.passphrase.encrypt(archive, password))


def _files(everything: Everything, user: User) -> Iterator[tuple[str, str, bytes]]:
    """Papers and letters: the name in the archive, what it is, and the file."""
    pupil = everything.pupil
    yield "papers/plans-and-reviews.pdf", _("Plans and reviews on paper"), bundle_of(pupil, user)
    plans = Plan.objects.visible_to(user).filter(pupil=pupil)
    for number, plan in enumerate(
        plans.select_related("school", "pupil__school").order_by("made_at"), 1
    ):
        gathered = gather_plan(plan)
        pdf = print_plan(
            gathered.content,
            status=gathered.status,
            answers=gathered.answers,
            ask=gathered.ask,
            audience="staff",
            today=everything.day,
        )
        yield f"papers/plan-{number}.pdf", _("Plan %(n)d, staff copy") % {"n": number}, pdf
    letters = Letter.objects.visible_to(user).filter(pupil=pupil).order_by("dated_on", "made_at")
    for number, letter in enumerate(letters, 1):
        data = keeping.read(letter.school_id, letter.pk)
        if data is not None:
            yield f"letters/{number:02d}-{file_name(letter)}", letter.title, data
