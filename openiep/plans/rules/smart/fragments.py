"""Finds the deed of a target that is no whole sentence: "Read 20 words", "Tom kicks a ball"."""

from openiep.plans.rules.smart.clause_words import (
    AFTER_A_VERB,
    BEFORE_A_CLAUSE,
    DETERMINERS,
    MANY,
    third_person,
)
from openiep.plans.rules.smart.verbs import (
    ALSO_NOUNS,
    KNOWN,
    MODALS,
    SEEN,
    base_of,
    is_adverb,
    is_gerund,
)
from openiep.plans.rules.smart.walk import Walk

# "Daily reading", "weekly sessions": what is given, not a deed.
_HOW_OFTEN = frozenset({"daily", "weekly", "fortnightly", "monthly", "termly", "hourly", "yearly"})
_OUT_OF = frozenset({"%", "per", "out", "of", "/"})


class Fragment(Walk):
    """The opening words of one sentence; `begin` is where its main clause begins."""

    begin: int

    def opening(self, *, already: bool) -> list[int]:
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
            if words[start : start + 1] and words[start].text in _HOW_OFTEN:
                continue
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
        two_words = self.limit == begin + 2 or (
            self.limit > begin + 2 and words[begin + 2].text == ","
        )
        if two_words and third_person(words[begin + 1].text):
            base = base_of(words[begin + 1].text)
            return [begin + 1] if base in KNOWN - ALSO_NOUNS else []
        return self._named_skill()

    def main_begins(self) -> int:
        """Where the main clause begins: behind "By July," and "When asked,"."""
        words, begin = self.words, 0
        if self.limit > 2 and words[1].text == "," and is_adverb(words[0].text):
            begin = 2
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
        if words and words[begin].text in _HOW_OFTEN:
            return []
        counted = self._counted_thing()
        if counted:
            return counted
        for i in range(begin + 1, min(begin + 3, self.limit - 1)):
            word, following = words[i].text, words[i + 1].text
            if is_gerund(word) and base_of(word) in SEEN and following in DETERMINERS:
                return [i]
        return []

    def _counted_thing(self) -> list[int]:
        """ "80% of homework handed in": how much of something is done."""
        words = self.words
        if len(words) < 3 or not words[0].text.isdigit() or words[1].text not in _OUT_OF:
            return []
        for i in range(2, min(9, self.limit)):
            word = words[i].text
            if word != base_of(word) and base_of(word) in SEEN and not word.endswith(("s", "ing")):
                return [i]
        return []

    def _opens(self, i: int, *, at_start: bool) -> bool:
        word = self.words[i].text
        base = base_of(word)
        if i and self.words[i - 1].text == "(":
            return False
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
