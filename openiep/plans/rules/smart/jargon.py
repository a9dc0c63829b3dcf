"""Words of the trade that a family may not know, with plain ones; data."""

import re

PLAIN = {
    "cvc": "words of three sounds, such as cat", "ccvc": "words such as frog",
    "cvcc": "words such as lamp", "hfw": "common words", "gpc": "letters and their sounds",
    "gpcs": "letters and their sounds", "mlu": "how long the sentences are",
    "dysregulated": "upset", "dysregulation": "being upset", "self-regulate": "calm down",
    "phoneme": "sound", "phonemes": "sounds", "grapheme": "letter or letters for a sound",
    "graphemes": "letters for sounds", "digraph": "two letters for one sound",
    "digraphs": "two letters for one sound", "trigraph": "three letters for one sound",
    "proprioceptive": "pushing and pulling", "vestibular": "balancing and moving",
    "subitise": "see how many without counting", "manipulatives": "counters and cubes",
    "icw": "word to be understood", "icws": "words to be understood",
    "decontextualised": "away from the place", "metacognitive": "thinking about learning",
    "echolalia": "repeating words", "aac": "a talking aid", "elsa": "the emotional literacy helper",
    "salt": "the speech and language therapist", "sltc": "the therapist",
    "pragmatics": "using talk with others", "morphology": "word endings",
    "prosody": "the tune of speech", "fluency disorder": "stammer", "rsd": "feeling rejected",
}  # fmt: skip
_ANY = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, PLAIN), key=len, reverse=True)) + r")\b"
)
# "Salt" is also on the table: the short form counts in capitals only, or written SaLT.
CAPITALS_ONLY = frozenset({"salt", "elsa"})


def jargon(low: str, text: str) -> tuple[int, int, str] | None:
    """The first word of the trade in the folded text, with its plain words, or None."""
    for match in _ANY.finditer(low):
        word = match.group()
        if word in CAPITALS_ONLY and not (
            len(low) == len(text) and _written_short(text[match.start() : match.end()])
        ):
            continue
        return match.start(), match.end(), PLAIN[word]
    return None


def _written_short(word: str) -> bool:
    return sum(c.isupper() for c in word) > 1
