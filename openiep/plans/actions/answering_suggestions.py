"""What the school makes of words that a family proposed."""

from django.utils import timezone

from openiep.access.guard import guarded
from openiep.access.models import User
from openiep.access.rules import Permission
from openiep.plans.actions.writing._locked import check_being_written, note_writing, part_of
from openiep.plans.models import Plan, Suggestion
from openiep.plans.rules.suggestions import with_words
from openiep.rules import refuse

Answered = Suggestion.Answer


@guarded(Permission.WRITE_PLAN, on="suggestion")
def take_up_suggestion(*, suggestion: Suggestion, by: User, words: str = "") -> None:
    """Put the family's words into the draft, as they were said; a hope stands as the family's.

    Into targets, arrangements and help from the family nothing is put by itself: there the words
    become a row in the writer's hands. `words` is what the school adds for the family. Refused:
    `answered`, `not_being_written`.
    """
    plan = _open_plan(suggestion)
    check_being_written(plan)
    part = part_of(plan, suggestion.part)
    content = with_words(suggestion.part, part.content, suggestion.words, row_id=str(suggestion.pk))
    if content is not None:
        note_writing(plan, suggestion.part, by, content=content, nothing_needed=False)
    _answer(suggestion, Answered.TAKEN_UP, words, by)


@guarded(Permission.WRITE_PLAN, on="suggestion")
def answer_suggestion(*, suggestion: Suggestion, words: str, by: User) -> None:
    """Say to the family why their words were not taken up, or how. Refused: `answered`, `no_words`."""
    _open_plan(suggestion)
    if not words.strip():
        raise refuse("no_words", field="words")
    _answer(suggestion, Answered.ANSWERED, words, by)


def _open_plan(suggestion: Suggestion) -> Plan:
    if suggestion.answer or suggestion.taken_back_at:
        raise refuse("answered")
    return Plan._base_manager.select_for_update(of=("self",)).get(pk=suggestion.plan_id)


def _answer(suggestion: Suggestion, answer: Answered, words: str, by: User) -> None:
    suggestion.answer, suggestion.answer_words = answer, words.strip()
    suggestion.answered_by, suggestion.answered_at = by, timezone.now()
    suggestion.save(update_fields=["answer", "answer_words", "answered_by", "answered_at"])
