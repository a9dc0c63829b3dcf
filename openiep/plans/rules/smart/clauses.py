"""Finds what the child is to do: the verbs after will, can or to, and what makes them clear."""

from dataclasses import dataclass
from itertools import pairwise

from openiep.plans.rules.smart.attending import ATTENDS, names_an_activity
from openiep.plans.rules.smart.clause_words import (
    ADULT_SUBJECT,
    BEFORE_INFINITIVE,
    HELPING,
    HOW_TOLD,
    LONGEST_PHRASE,
    MEANS,
    PREPOSITIONS,
    PURPOSE,
    PURPOSE_WORDS,
    SOMEBODY,
    STRICT,
    TOLD_BY,
    TOLD_WORDS,
    UNWILLING,
    WE,
    is_help,
)
from openiep.plans.rules.smart.fragments import Fragment
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.objects import kind_of
from openiep.plans.rules.smart.phrases import MORE, Phrase
from openiep.plans.rules.smart.reading import Reading, sentences
from openiep.plans.rules.smart.verbs import (
    ALSO_NOUNS,
    BROAD,
    HIDDEN,
    KNOWN,
    LEADING,
    LIGHT,
    MODALS,
    PROVIDED,
    SEEN,
    base_of,
    is_adverb,
    is_gerund,
)

# Words after which a verb may be asked for; `_places` looks at no others.
_ASKS = MODALS | {
    "to", "may", "by", "as", "g", "example", "eg", "ie", "including", "through", "when", ",",
}  # fmt: skip
# "Paul would like to go to college" is a wish, "we would like Paul to ..." a target.
_WISHING = frozenset({"like", "love", "hope", "hopes", "prefer"})
# "A reader who can cope": tells of whom, not what is asked.
_RELATIVE = frozenset({"who", "that", "which"})


@dataclass(frozen=True, slots=True)
class Act:
    """A verb the sentence asks of somebody, with what an outsider would make of it."""

    verb: str
    kind: Kind
    start: int
    end: int


def acts_of(reading: Reading) -> list[Act]:
    """Every verb the target asks for, in order, sorted into kinds."""
    found: list[Act] = []
    for start, end in sentences(reading):
        if HOW_TOLD.match(reading.low, start, end):
            continue
        found.extend(_acts_within(reading, start, end))
    return found


def _acts_within(reading: Reading, start: int, end: int) -> list[Act]:
    """The verbs of a sentence; where a phrase in front hides the deed, those of its main clause."""
    sentence = _Sentence(reading, start, end)
    acts = sentence.acts()
    if not sentence.begin or any(act.kind is Kind.SEEN for act in acts):
        return acts
    main = _Sentence(reading, sentence.words[sentence.begin].start, end).acts()
    return main if any(act.kind is Kind.SEEN for act in main) else acts


class _Sentence(Fragment):
    """One sentence under the reader's eye."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        self.reading = reading
        self.low = reading.low
        first, last = reading.index_at(start), reading.index_at(end)
        present = reading.starts.keys()
        purpose = (
            None if present.isdisjoint(PURPOSE_WORDS) else PURPOSE.search(self.low, start, end)
        )
        self.words = reading.words[first:last]
        self.limit = reading.index_at(purpose.start()) - first if purpose else len(self.words)
        tool = None if present.isdisjoint(TOLD_WORDS) else TOLD_BY.search(self.low, start, end)
        self.told_by = reading.index_at(tool.start()) - first if tool else len(self.words)
        self.begin = self.main_begins()
        self.by_adults = bool(ADULT_SUBJECT.match(self.low, start, end)) or self._helps_somebody()

    def acts(self) -> list[Act]:
        places = self._places()
        found: list[Act] = []
        seen: set[int] = set()
        while places:
            index = places.pop(0)
            if index in seen or index >= self.limit:
                continue
            seen.add(index)
            act, further = self._judge(index)
            if found and found[0].kind is Kind.PROVISION and not self._asked_anew(index):
                continue
            found.append(act)
            places.extend(i for i in further if i not in seen)
        return found

    def _asked_anew(self, i: int) -> bool:
        """Whether a "will" or "to" of its own asks for the verb."""
        before = [word.text for word in self.words[max(0, i - 2) : i]]
        return any(text in MODALS or text == "to" for text in before)

    def _helps_somebody(self) -> bool:
        """ "Encourage Sam to ...", "Support him in ...": what an adult does."""
        words = self.words
        i = 1 if words and words[0].text == "to" else 0
        if i + 2 < len(words) and words[i].text in {"ensure", "ensuring"}:
            return True
        if i + 2 >= len(words) or words[i].text not in HELPING:
            return False
        whom = words[i + 1].text
        if whom == "her":
            return words[i + 2].text in PREPOSITIONS or words[i + 2].text in {"to", "develop"}
        if whom in SOMEBODY or (whom == "the" and words[i + 2].text in SOMEBODY):
            return True
        span = self.reading.span(words[i + 1].start, words[i + 1].end)
        name = span.of(self.reading.text)
        following = words[i + 2].text
        if words[i].text == "help" and following in KNOWN and following not in ALSO_NOUNS:
            return name.istitle()
        return name.istitle() and following in {"to", "in", "with", "by"}

    def _places(self) -> list[int]:
        """Indexes of the verbs that something asks for."""
        words = self.words
        found: list[int | None] = []
        for i in range(self.limit):
            text = words[i].text
            if text not in _ASKS:
                continue
            if text == "would" and self._wishes(i):
                continue
            if found and i and words[i - 1].text in _RELATIVE:
                continue
            if text in MODALS or self._exemplifies(i) or (text == "to" and self._is_infinitive(i)):
                found.append(self.past_leaders(i + 1))
            elif self._defines(i) and (j := self.gerund_at(i + 1)) is not None:
                found.append(j)
        if not found:
            found = self._after_a_comma() or self._after_a_name()
        opening = self.opening(already=bool(found))
        joined = [j for i in [*found, *opening] if i is not None for j in self._joined(i)]
        places = {i for i in [*found, *opening, *joined] if i is not None}
        return sorted(i for i in places if i < len(words) and words[i].text[0].isalpha())

    def _exemplifies(self, i: int) -> bool:
        """ "..., for example they may answer a question": the example says what one would see."""
        words = self.words
        return words[i].text == "may" and "example" in {w.text for w in words[max(0, i - 4) : i]}

    def _after_a_comma(self) -> list[int | None]:
        """ "By July, to write his name", "When asked, for Leo to greet": the deed comes second."""
        words = self.words
        for i in range(1, self.limit - 1):
            if words[i].text != "to" or not self.verb_like(i + 1):
                continue
            before = [w.text for w in words[max(0, i - 5) : i]]
            for_somebody = any(pair == (",", "for") for pair in pairwise(before))
            if before[-1] == "," or for_somebody:
                return [self.past_leaders(i + 1)]
        return []

    def _wishes(self, i: int) -> bool:
        """ "We would like Sam to ...": the wish is not the deed."""
        words = self.words
        return i + 2 < self.limit and words[i + 1].text in {"like", "love"}

    def _after_a_name(self) -> list[int | None]:
        """ "Sam to put on his coat", "we would like Sam to ...": an infinitive after a name."""
        words = self.words
        if not words or words[0].text in UNWILLING:
            return []
        for i in range(1, min(8, self.limit - 1)):
            text = words[i].text
            if text in {"how", "what", "when", "where", "why"}:
                break
            if text == "to" and words[i - 1].text in _WISHING:
                break
            if text == "to" and self.verb_like(i + 1):
                return [self.past_leaders(i + 1)]
            wishes = text in {"like", "want", "would", "wish", "hope"} and words[0].text in WE
            known = base_of(text) in KNOWN and text not in ALSO_NOUNS
            if text in UNWILLING or (known and not wishes):
                break
        return []

    def _defines(self, i: int) -> bool:
        """ "by pointing", "as demonstrated through using", ", asking for help"."""
        text = self.words[i].text
        if text == "by":
            j = self.skip_adverbs(i + 1)
            return j >= self.limit or base_of(self.words[j].text) not in MEANS
        if text in {"as", "g", "example", "eg", "ie", "including"} and i > 1:
            return self._gives_an_example(i)
        if text in {"through", "when"}:
            return i > 0 and self.words[i - 1].text in {
                "demonstrated",
                "evidenced",
                "shown",
                "exhibited",
            }
        if text != "," or i + 2 >= self.limit:
            return False
        word, following = self.words[i + 1].text, self.words[i + 2].text
        return (
            is_gerund(word)
            and base_of(word) in SEEN - LIGHT - BROAD - LEADING
            and following in {"for", "to", "a", "the", "his", "her", "their", "at", "out", "up"}
            and any(w.text in MODALS for w in self.words[:i])
        )

    def _gives_an_example(self, i: int) -> bool:
        """ "end a talk politely, such as saying goodbye": an example defines what is asked."""
        words = self.words
        if words[i].text == "as" and words[i - 1].text != "such":
            return False
        j = i + 1
        while j < self.limit and words[j].text in {".", ",", ":"}:
            j += 1
        if j >= self.limit or not is_gerund(words[j].text):
            return False
        if base_of(words[j].text) in HIDDEN | BROAD:
            return False
        return not any(word.text in MODALS for word in words[i:])

    def _is_infinitive(self, i: int) -> bool:
        """ "To read ...", "for Sam to read ...", "is able to read"; not "listen to stories"."""
        before = self.words[i - 1].text if i else "."
        wished = before in {"want", "like", "wish"} and i > 1
        would = i > 2 and self.words[i - 2].text == "would" and self.words[i - 3].text in WE
        if wished and (would or self.words[i - 2].text in {"i", "we", "i'd"}):
            return self.verb_like(i + 1)
        earlier = self.words[i - 2].text if i > 1 else "."
        if before == "ability" and earlier in {"the", "an", "and", "."}:
            return self.verb_like(i + 1)
        if before in BEFORE_INFINITIVE or (before == "and" and i > 1):
            return self.verb_like(i + 1)
        opening = [w.text for w in self.words[max(0, i - 4) : i]]
        return "for" in opening and i <= 6 and self.verb_like(i + 1)

    def _joined(self, i: int) -> list[int]:
        """Verbs that "and", "or", "then" or a comma set beside the first."""
        words, found = self.words, []
        gerund = is_gerund(words[i].text)
        third = i < 3 and words[i].text.endswith("s") and base_of(words[i].text) != words[i].text
        for j in range(i + 1, min(i + 45, self.limit - 1)):
            if words[j].text not in {"and", "or", ",", "then", "/"} and (
                j > i + 1 or words[j].text != "&"
            ):
                continue
            k = self.skip_adverbs(j + 1)
            if k >= self.limit - 1 or words[k].text == "to":
                k += 1
            if k >= self.limit:
                continue
            word, following = words[k].text, words[k + 1].text if k + 1 < len(words) else "."
            if word in MORE:
                continue
            if j == i + 1 and word in KNOWN:  # "understand and use", "know & name"
                found.append(k)
                continue
            if third and word != base_of(word) and word.endswith("s"):
                known = KNOWN if j == i + 1 else KNOWN - ALSO_NOUNS
                found.extend([k] if base_of(word) in known else [])
                continue
            if (gerund and is_gerund(word) and base_of(word) in KNOWN) or (
                word in KNOWN
                and (
                    word not in ALSO_NOUNS
                    or following in STRICT
                    or following.isdigit()
                    or is_adverb(words[k - 1].text)
                )
            ):
                found.append(k)
        return found

    def _judge(self, i: int) -> tuple[Act, list[int]]:
        words = self.words
        end = min(i + LONGEST_PHRASE, max(self.limit, i + 1), max(self.told_by, i + 1))
        phrase = Phrase(base_of(words[i].text), tuple(w.text for w in words[i:end]))
        kind, further = kind_of(phrase)
        helping = i > 0 and words[i - 1].text == "to" and i <= 2 and is_help(phrase)
        if kind is Kind.ATTENTION and i >= self.begin > 0 and phrase.verb in ATTENDS:
            front = tuple(w.text for w in words[: self.begin])
            kind = Kind.SEEN if names_an_activity(front) else kind
        if helping or self.by_adults or (words[i].text in PROVIDED and self._passive(i)):
            kind, further = Kind.PROVISION, []
        act = Act(phrase.verb, kind, words[i].start, words[i].end)
        return act, [i + n for n in further if i + n < self.limit]

    def _passive(self, i: int) -> bool:
        return any(w.text in {"be", "been", "is"} for w in self.words[max(0, i - 3) : i])
