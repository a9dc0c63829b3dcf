"""Steps from the word that asks ("will", "to") over what stands between to the verb that counts."""

from collections.abc import Sequence

from openiep.plans.rules.smart.clause_words import BEFORE_GERUND, DETERMINERS, PREPOSITIONS
from openiep.plans.rules.smart.reading import Word
from openiep.plans.rules.smart.verbs import (
    ALSO_NOUNS,
    KNOWN,
    LEADING,
    MODALS,
    base_of,
    is_adverb,
    is_gerund,
)

_BEFORE_A_THING = frozenset({"a", "an", "the", "his", "her", "their", "its", "my"})

# "By eye pointing", "by finger spelling".
_WITH_WHAT = frozenset({"eye", "finger", "hand", "head", "fist", "voice"})


class Walk:
    """The words of one sentence, up to the `limit` where its purpose begins."""

    words: Sequence[Word]
    limit: int

    def verb_like(self, i: int) -> bool:
        i = self.skip_adverbs(i)
        if i >= len(self.words):
            return False
        word = self.words[i].text
        return base_of(word) == word and (word in KNOWN or word in LEADING)

    def skip_adverbs(self, i: int) -> int:
        words = self.words
        while i < len(words):
            text = words[i].text
            if is_adverb(text) or text in {
                "also", "then", "always", "often", "not", "both", "either", "only", "now", "each",
                "just", "more", "even", "still", "usually", "and", "or",
            }:  # fmt: skip
                i += 1
            else:
                break
        return i

    def past_leaders(self, i: int) -> int | None:
        """The verb that counts behind "will be able to begin to ..."."""
        words = self.words
        for _ in range(12):
            i = self.past_insertion(self.skip_adverbs(i))
            if i >= self.limit:
                return None
            text = words[i].text
            if text in MODALS and text != "will":
                i += 1
                continue
            if text in MODALS and i + 1 < self.limit and words[i + 1].text not in DETERMINERS:
                i += 1
                continue
            if text in LEADING or base_of(text) in LEADING:
                j = self.skip_adverbs(i + 1)
                if (
                    j + 1 < self.limit
                    and words[j].text == "to"
                    and words[j + 1].text not in _BEFORE_A_THING
                ):
                    i = j + 1
                    continue
                if self.leads_on(text, j):
                    i = j
                    continue
                if j < self.limit and text in BEFORE_GERUND and is_gerund(words[j].text):
                    return j
                if text in {"have", "has"} and j < self.limit and self.participle(words[j].text):
                    if j + 1 < self.limit and words[j + 1].text == "to":
                        i = j
                        continue
                    return j
                if (
                    text == "know"
                    and j + 2 < self.limit
                    and words[j].text in {"how", "when"}
                    and words[j + 1].text == "to"
                ):
                    return i
            return i
        return i

    def leads_on(self, text: str, j: int) -> bool:
        """ "Be able to", "have to": the next word leads on; "be ready for" does not."""
        if (
            text not in {"be", "have", "has"}
            or j >= self.limit
            or self.words[j].text not in LEADING
        ):
            return False
        return text != "be" or (j + 1 < self.limit and self.words[j + 1].text == "to")

    @staticmethod
    def participle(word: str) -> bool:
        return word not in KNOWN and base_of(word) in KNOWN and not word.endswith(("ing", "s"))

    def past_insertion(self, i: int) -> int:
        """Steps over "(...)", ", when asked," and "with one prompt" before the verb."""
        words = self.words
        if i >= len(words):
            return i
        text = words[i].text
        if text in {",", "("}:
            closing = "," if text == "," else ")"
            for j in range(i + 1, min(i + 30, len(words))):
                if words[j].text == closing:
                    return self.skip_adverbs(j + 1)
            return i
        if text in PREPOSITIONS:
            for j in range(i + 1, min(i + 14, len(words))):
                word = words[j].text
                if word == ",":
                    return self.skip_adverbs(j + 1)
                if (
                    word in KNOWN
                    and word not in ALSO_NOUNS
                    and words[j - 1].text not in DETERMINERS
                ):
                    return j
        return i

    def gerund_at(self, i: int) -> int | None:
        i = self.skip_adverbs(i)
        while i < self.limit and self.words[i].text in {":", ",", "."}:
            i += 1
        if i < self.limit and is_gerund(self.words[i].text):
            return i
        if (
            i + 1 < self.limit
            and self.words[i].text in _WITH_WHAT
            and is_gerund(self.words[i + 1].text)
        ):
            return i + 1
        return None
