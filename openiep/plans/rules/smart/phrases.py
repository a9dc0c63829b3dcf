"""A verb with the words that follow it, and the questions one asks of them."""

from dataclasses import dataclass

from openiep.plans.rules.smart import verbs
from openiep.plans.rules.smart.kinds import Kind
from openiep.plans.rules.smart.wordlist import word_set

_STOP = word_set(
    """
    . , ; : ( ) by with without in on at during when within after before while from for to of
    into using through as so and or across over until if that which who where towards toward •
    & - including such like whilst about between up under both than given - will can per
    outside inside beyond behind beside near above below alongside despite unless because
    """
)
_PARTICLES = word_set("up down off out away")
_QUANTIFIERS = frozenset(
    {("at", "least"), ("up", "to"), ("a", "minimum"), ("more", "than"), ("between", "two")}
)
_MEASURE_WORDS = word_set(
    """
    couple range variety number set selection few lot kind kinds type types bank
    """
)
_BEFORE_A_COUNT = frozenset({"", "a", "an", "the", "his", "her", "their"})
_NOT_HEADS = word_set("correctly independently accurately well more clearly")
_OBJECT_BEGINS = word_set(
    """
    a an the his her their its own for two three four five all any each out up with questions
    """
)
_EXAMPLES = word_set("e.g eg ie ex such like including example")
_EXAMPLE_SIGNS = ("e", "i")
_ADJECTIVAL = ("al", "ive", "ous", "ful", "ic", "ary")
MORE = word_set("more better less fewer further")
# A kind, and where in the phrase further verbs stand that define it.
Judgement = tuple[Kind, list[int]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb in its base form and the words from it on, the verb itself first."""

    verb: str
    words: tuple[str, ...]

    @property
    def following(self) -> str:
        """The word after the verb, or nothing."""
        return self.words[1] if len(self.words) > 1 else ""

    def head(self, begin: int = 1) -> tuple[str, int]:
        """The last word of the first object, and where it stands ("" if there is none)."""
        last, place = "", 0
        if begin == 1 and self.following in _PARTICLES:
            begin = 2
        while self.words[begin : begin + 2] in _QUANTIFIERS:
            begin += 2
        for i in range(begin, len(self.words)):
            word = self.words[i]
            if (
                (word.isdigit() or word == "%")
                and last not in _BEFORE_A_COUNT
                and not last.isdigit()
            ):
                break
            if word == "of" and last in _MEASURE_WORDS:
                continue
            if word in {"and", "or", "/"} and self._two_adjectives(i):
                continue
            if word in _STOP or (last and word in {"every", "each"}):
                break
            if word in _NOT_HEADS or verbs.is_adverb(word):
                continue
            last, place = word, i
        return last, place

    def _two_adjectives(self, i: int) -> bool:
        """ "Spatial and positional concepts", "a verbal or non-verbal response": the noun comes later."""
        return (
            i + 2 < len(self.words)
            and self.words[i - 1].endswith(_ADJECTIVAL)
            and self.words[i + 1].endswith(_ADJECTIVAL)
            and self.words[i + 2][:1].isalpha()
            and self.words[i + 2] not in _STOP
        )

    def has(self, *wanted: str) -> bool:
        return any(word in wanted for word in self.words)

    def lists(self, begin: int) -> bool:
        """Whether examples follow: "(e.g. deep breathing)", "such as", "by", ":"."""
        for i in range(begin, min(begin + 6, len(self.words) - 1)):
            word = self.words[i]
            if word in _EXAMPLES or word in {":", "("}:
                return True
            if word in _EXAMPLE_SIGNS and self.words[i + 1] == ".":
                return True
        return False

    def _is_a_deed(self, j: int) -> bool:
        word = self.words[j]
        if word not in verbs.KNOWN or verbs.base_of(word) != word:
            return False
        following = self.words[j + 1] if j + 1 < len(self.words) else ""
        return word not in verbs.ALSO_NOUNS or following in _OBJECT_BEGINS or following.isdigit()

    def purposes(self, begin: int) -> list[int]:
        """Where "to VERB" follows the object: "use a card to ask for help"."""
        found = []
        for i in range(begin, len(self.words) - 1):
            if self.words[i] in {".", ";"}:
                break
            if self.words[i] == "to":
                j = i + 1
                while (
                    j < len(self.words) - 1
                    and self.words[j].endswith("ly")
                    and self.words[j] not in verbs.KNOWN
                ):
                    j += 1
                if self._is_a_deed(j):
                    found.append(j)
        return found[:3]
