"""Where plans stand: the version that counts, the answers that stand, and what follows from them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from openiep.plans.models.answers import Answer
from openiep.plans.models.asked import asked_of, asked_of_all
from openiep.plans.models.plan import Plan
from openiep.plans.models.versions import PlanVersion
from openiep.plans.rules.agreement import (
    Asked,
    Overall,
    Party,
    PersonState,
    Standing,
    overall,
    standing_of,
)
from openiep.plans.rules.content import Content, lines_of
from openiep.plans.rules.status import Status

NOT_ASKING = frozenset({Status.DRAFT, Status.WITHDRAWN})


@dataclass(frozen=True, slots=True)
class Agreement:
    """Where one plan stands: everybody who is asked, their answers, and the whole."""

    version: PlanVersion
    answers: Sequence[Answer]
    standings: Sequence[Standing]
    overall: Overall

    @property
    def asked(self) -> list[Asked]:
        """Everybody whose answer is asked."""
        return [standing.asked for standing in self.standings]

    @property
    def open(self) -> list[Standing]:
        """Those who have not answered yet, or not everything."""
        return [s for s in self.standings if s.state is PersonState.OPEN or s.open_lines]


def current_version(plan: Plan) -> PlanVersion | None:
    """The newest version of the plan, which counts; None while it was never proposed."""
    return PlanVersion.objects.filter(plan=plan).newest_first().first()


def agreement_of(plan: Plan) -> Agreement | None:
    """Where the plan stands; None while nobody is asked. Five queries."""
    if plan.status in NOT_ASKING or (version := current_version(plan)) is None:
        return None
    version.school = plan.school
    answers = Answer.objects.filter(version=version).standing_now().with_people()
    return _agreement(version, list(answers.order_by("made_at", "pk")), asked_of(plan))


def agreements_of(plans: Sequence[Plan], *, name_staff: bool = True) -> dict[UUID, Agreement]:
    """The same for many plans of one school, by plan, without the versions' words.

    Five queries; three without `name_staff`, for a list that prints no names.
    """
    asking = [plan for plan in plans if plan.status not in NOT_ASKING]
    if not asking:
        return {}
    newest: dict[UUID, PlanVersion] = {}
    for version in (
        PlanVersion.objects.filter(plan__in=[p.pk for p in asking]).defer("content").newest_first()
    ):
        newest.setdefault(version.plan_id, version)
    answers: dict[UUID, list[Answer]] = defaultdict(list)
    given = (
        Answer.objects.filter(version__in=[v.pk for v in newest.values()])
        .standing_now()
        .with_people()
    )
    for answer in given.order_by("made_at", "pk"):
        answers[answer.version_id].append(answer)
    asked = asked_of_all(asking, asking[0].school.today(), name_staff=name_staff)
    return {
        plan_id: _agreement(version, answers[version.pk], asked[plan_id])
        for plan_id, version in newest.items()
    }


def contents_with_lines_gone(version: PlanVersion) -> list[Content]:
    """Earlier contents of the plan that still have the lines asked again because they were taken out.

    No query where there are none; otherwise one.
    """
    here = {key for key, _row in lines_of(version.content)}
    gone = [
        since - 1
        for line, since in version.asks_lines.items()
        if line not in here and not line.startswith("part:")
    ]
    if not gone:
        return []
    earlier = PlanVersion.objects.filter(plan=version.plan_id, number__in=gone).newest_first()
    return [one.content for one in earlier]


def _agreement(version: PlanVersion, answers: list[Answer], asked: list[Asked]) -> Agreement:
    given = [answer.as_given() for answer in answers]
    everybody = [_as_answered(one, answers) for one in asked]
    standings = [standing_of(one, given, version.asks_lines) for one in everybody]
    return Agreement(version, answers, standings, overall(standings))


def _as_answered(asked: Asked, answers: Sequence[Answer]) -> Asked:
    """The school is the one who answered for it, whoever was expected to."""
    for answer in answers:
        is_schools = answer.party == asked.party == Party.SCHOOL and not answer.line
        if is_schools and answer.person is not None and answer.person_id != asked.person_id:
            others = [replace(asked, instead=()), *asked.instead]
            return Asked(
                Party.SCHOOL,
                answer.person_id,
                answer.person.called,
                answer.standing,
                tuple(other for other in others if other.person_id not in {answer.person_id, None}),
            )
    return asked
