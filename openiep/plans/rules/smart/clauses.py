"""Finds what the child is to do: the verbs after will, can or to, and what makes them clear."""

from dataclasses import dataclass
from itertools import pairwise

from openiep.plans.rules.smart.clause_words import (
    ADULT_SUBJECT,
    AFTER_A_VERB,
    BEFORE_A_CLAUSE,
    BEFORE_INFINITIVE,
    DETERMINERS,
    HELPING,
    HOW_TOLD,
    LONGEST_PHRASE,
    MANY,
    MEANS,
    PREPOSITIONS,
    PURPOSE,
    SOMEBODY,
    STRICT,
    TOLD_BY,
    UNWILLING,
    WE,
    is_help,
    third_person,
)
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
from openiep.plans.rules.smart.walk import Walk


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
        found.extend(_Sentence(reading, start, end).acts())
    return found


class _Sentence(Walk):
    """One sentence under the reader's eye."""

    def __init__(self, reading: Reading, start: int, end: int) -> None:
        self.reading = reading
        self.low = reading.low
        first, last = reading.index_at(start), reading.index_at(end)
        purpose = PURPOSE.search(self.low, start, end)
        self.words = reading.words[first:last]
        self.limit = reading.index_at(purpose.start()) - first if purpose else len(self.words)
        tool = TOLD_BY.search(self.low, start, end)
        self.told_by = reading.index_at(tool.start()) - first if tool else len(self.words)
        self.begin = self._main_begins()
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
        if i + 2 >= len(words) or words[i].text not in HELPING:
            return False
        whom = words[i + 1].text
        if whom == "her":
            return words[i + 2].text in PREPOSITIONS or words[i + 2].text in {"to", "develop"}
        if whom in SOMEBODY or (whom == "the" and words[i + 2].text in SOMEBODY):
            return True
        span = self.reading.span(words[i + 1].start, words[i + 1].end)
        name = span.of(self.reading.text)
        return name.istitle() and words[i + 2].text in {"to", "in", "with", "by"}

    def _places(self) -> list[int]:
        """Indexes of the verbs that something asks for."""
        words, found = self.words, []
        for i in range(self.limit):
            text = words[i].text
            if text == "would" and self._wishes(i):
                continue
            if text in MODALS or (text == "to" and self._is_infinitive(i)):
                found.append(self.past_leaders(i + 1))
            elif self._defines(i) and (j := self.gerund_at(i + 1)) is not None:
                found.append(j)
        if not found:
            found = self._after_a_comma() or self._after_a_name()
        opening = self._opening(already=bool(found))
        joined = [j for i in [*found, *opening] if i is not None for j in self._joined(i)]
        return sorted({i for i in [*found, *opening, *joined] if i is not None})

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
        if wished and self.words[i - 2].text in {"i", "we", "would", "i'd"}:
            return self.verb_like(i + 1)
        earlier = self.words[i - 2].text if i > 1 else "."
        if before == "ability" and earlier in {"the", "an", "and", "."}:
            return self.verb_like(i + 1)
        if before in BEFORE_INFINITIVE or (before == "and" and i > 1):
            return self.verb_like(i + 1)
        opening = [w.text for w in self.words[max(0, i - 4) : i]]
        return "for" in opening and i <= 6 and self.verb_like(i + 1)

    def _opening(self, *, already: bool) -> list[int]:
        """The verb of a fragment: "Read 20 words", "Greeting peers", "Tom kicks a ball"."""
        words = self.words
        begin = self.begin
        starts = [0, begin] if begin else [0]
        for i in range(min(len(words), 40)):
            if words[i].text in {":", ",", "-", "*", ")"} or (words[i].text == "." and i < 3):
                starts.append(i + 1)
        for start in starts:
            i = self.skip_adverbs(start)
            while (
                i < len(words)
                and (words[i].text in "-*\u2022.()\"'" or words[i].text.isdigit())
                and i < start + 4
            ):
                i = self.skip_adverbs(i + 1)
            if i >= self.limit or (already and start not in {0, begin}) or self._is_a_subject(i):
                continue
            if self._opens(i, at_start=start in {0, begin}):
                return [self.past_leaders(i) or i]
        if already:
            return []
        if begin < len(words) and words[begin].text in MANY and self.verb_like(begin + 1):
            return [self.past_leaders(begin + 1) or begin + 1]
        for i in range(begin + 1, min(begin + 6, self.limit - 1)):
            word = words[i].text
            base = base_of(word)
            if (
                word != base
                and word.endswith("s")
                and base in KNOWN
                and words[i + 1].text not in {",", ".", "and"}
            ):
                return [i]
        return self._named_skill()

    def _main_begins(self) -> int:
        """Where the main clause begins: behind "By July," and "When asked,"."""
        words, begin = self.words, 0
        for j in range(1, min(40, self.limit - 1)):
            if words[begin].text not in BEFORE_A_CLAUSE:
                break
            if words[j].text == ",":
                begin = j + 1
        return begin

    def _is_a_subject(self, i: int) -> bool:
        """ "Mark will ...": a word right before "will" names somebody, whatever else it means."""
        return i + 1 < self.limit and self.words[i + 1].text in MODALS

    def _named_skill(self) -> list[int]:
        """ "Rote counting to 10": a deed named as a skill, after one word that tells its kind."""
        words = self.words
        begin = self.begin
        for i in range(begin + 1, min(begin + 3, self.limit - 1)):
            word, following = words[i].text, words[i + 1].text
            if is_gerund(word) and base_of(word) in SEEN and following in DETERMINERS:
                return [i]
        return []

    def _opens(self, i: int, *, at_start: bool) -> bool:
        word = self.words[i].text
        base = base_of(word)
        following = self.words[i + 1].text if i + 1 < len(self.words) else ""
        if base not in KNOWN:
            if at_start and i and word.isalpha() and is_adverb(self.words[i - 1].text):
                return following not in {"", ",", ".", "and"}
            made_a_verb = word.endswith(("ise", "ize", "ify")) or third_person(word)
            return at_start and made_a_verb and (following in AFTER_A_VERB or following.isdigit())
        if word == base and word in ALSO_NOUNS:
            if following == "and" and i + 2 < len(self.words):
                return self.words[i + 2].text in KNOWN
            return (
                following in DETERMINERS
                or following.isdigit()
                or (at_start and following not in {"", ",", ":", "and"})
            )
        if is_gerund(word):
            names_a_score = following in {":", "age", "ages", "level", "levels", "skills", "scores"}
            return at_start and not names_a_score and self.begin == 0
        if word != base and not word.endswith("s"):
            return False
        return following != ":"

    def _joined(self, i: int) -> list[int]:
        """Verbs that "and", "or", "then" or a comma set beside the first."""
        words, found = self.words, []
        gerund = is_gerund(words[i].text)
        third = i < 3 and words[i].text.endswith("s") and base_of(words[i].text) != words[i].text
        for j in range(i + 1, min(i + 45, self.limit - 1)):
            if words[j].text not in {"and", "or", ",", "then", "/"}:
                continue
            k = self.skip_adverbs(j + 1)
            if k >= self.limit - 1 or words[k].text == "to":
                k += 1
            if k >= self.limit:
                continue
            word, following = words[k].text, words[k + 1].text if k + 1 < len(words) else "."
            if word in MORE:
                continue
            if third and word != base_of(word) and word.endswith("s"):
                found.extend([k] if base_of(word) in KNOWN - ALSO_NOUNS else [])
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
        if helping or self.by_adults or (words[i].text in PROVIDED and self._passive(i)):
            kind, further = Kind.PROVISION, []
        act = Act(phrase.verb, kind, words[i].start, words[i].end)
        return act, [i + n for n in further if i + n < self.limit]

    def _passive(self, i: int) -> bool:
        return any(w.text in {"be", "been", "is"} for w in self.words[max(0, i - 3) : i])
