"""Whether two texts say the same and differ in spelling only.

A safeguard, not a judge of language: it reads word by word, lets through what typing and grammar
do to single words, and stops at every number, quantity, time and "not". Everybody is shown a
correction and may still say that it was more. Our own rule; its cases are in the tests.
"""

import re
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:'[^\W\d_]+)*|[%£$€½¼¾<>≤≥=+×÷/°]")
_NUMBER_WORDS = "zero one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS.split())}
_JOINED = "cant dont wont isnt arent doesnt didnt hasnt havent shouldnt wouldnt couldnt"
_WITHOUT_APOSTROPHE = frozenset(_JOINED.split())
_HOW_MUCH_AND_WHEN = """
    not no never none nothing nobody without unless except only just any many more most less least
    fewer few some all every each always often sometimes usually rarely half both either neither
    before after until during once twice daily weekly monthly twenty thirty forty fifty hundred
    second seconds minute minutes hour hours day days week weeks term terms month months year years
    up down or and but if alone together with
"""
_WEIGHTY = frozenset(_HOW_MUCH_AND_WHEN.split())
_ARTICLES = frozenset({"a", "an", "the"})
_FAMILIES = (
    _ARTICLES,
    frozenset({"is", "are"}),
    frozenset({"was", "were"}),
    frozenset({"has", "have"}),
    frozenset({"he", "she", "they"}),
    frozenset({"his", "her", "their"}),
    frozenset({"him", "her", "them"}),
)
_TURNING = ("un", "in", "im", "ir", "il", "dis", "non", "mis", "a", "de", "anti", "under", "over")
SHORT, LONG = 3, 8


def is_spelling(old: object, new: object) -> bool:
    """True when both are texts that differ in nothing but spelling, small grammar or marks."""
    if not (isinstance(old, str) and isinstance(new, str) and old.strip() and new.strip()):
        return False
    before, after = list(_words(old)), list(_words(new))
    if [w for w in before if _weighs(w)] != [w for w in after if _weighs(w)]:
        return False
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return all(
        what == "equal" or _same_words(before[a:b], after[c:d], before[max(a - 1, 0) : a])
        for what, a, b, c, d in steps
    )


def _words(text: str) -> Iterator[str]:
    """The words in one form: small letters, no accents, "cannot" as "can not", "three" as "3"."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    for word in _TOKEN.findall(plain.replace("⁄", "/")):
        if word.endswith("n't") or word in _WITHOUT_APOSTROPHE:
            verb = word.replace("'", "")[:-2]
            yield from ("can" if verb == "ca" else verb, "not")
        elif word == "cannot":
            yield from ("can", "not")
        else:
            yield _NUMBERS.get(word, word.replace(",", "."))


def _weighs(word: str) -> bool:
    return not word[0].isalpha() or word in _WEIGHTY


def _same_words(before: list[str], after: list[str], word_before: list[str]) -> bool:
    if "".join(before) == "".join(after):  # "note book" and "notebook"
        return True
    if not after and before == word_before:  # "the the"
        return True
    old = [w for w in before if w not in _ARTICLES]
    new = [w for w in after if w not in _ARTICLES]
    if len(before) == len(after):
        old, new = before, after
    return len(old) == len(new) and all(map(is_same_word, old, new))


def is_same_word(old: str, new: str) -> bool:
    """True when one word can be the other mistyped: "recieve", "receive", but not "able", "unable"."""
    if old == new or any({old, new} <= family for family in _FAMILIES):
        return True
    if _weighs(old) or _weighs(new) or _is_turned(old, new):
        return False
    longest = max(len(old), len(new))
    if sorted(old) == sorted(new) and steps_between(old, new) == 1:
        return True
    if longest <= SHORT or old[0] != new[0]:
        return False
    return steps_between(old, new) <= (2 if longest >= LONG else 1)


def _is_turned(old: str, new: str) -> bool:
    short, long = sorted((old, new), key=len)
    return any(long == prefix + short for prefix in _TURNING)


def steps_between(old: str, new: str) -> int:
    """How many letters have to be put in, taken out, replaced or swapped with their neighbour.

    Optimal string alignment distance (Damerau 1964, without moving a letter twice).
    """
    rows = [list(range(len(new) + 1))]
    for i, a in enumerate(old, 1):
        row = [i]
        for j, b in enumerate(new, 1):
            steps = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == new[j - 2] and old[i - 2] == b:
                steps = min(steps, rows[-2][j - 2] + 1)
            row.append(steps)
        rows.append(row)
    return rows[-1][-1]
