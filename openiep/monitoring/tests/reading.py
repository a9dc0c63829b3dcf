"""How old a reader must be for some words: a formula of school books, and words that nobody reads here.

Flesch-Kincaid grade (Kincaid, Fishburne, Rogers & Chissom 1975, Derivation of new readability
formulas for Navy enlisted personnel, Naval Technical Training Command, report 8-75):
0.39 words a sentence + 11.8 syllables a word - 15.59. A grade and five is the age in years, so that a
reader of nine to eleven is at grade four to six. It is made for passages: a line of five words swings.
"""

import re

BARRED = re.compile(r"per ?cent|%|\bfail|behind|\bt = |score|\bred\b|delay|normal", re.IGNORECASE)
HARDEST, LONGEST_SENTENCE = 6.0, 20
A_PASSAGE = 12  # words from which one text is measured by itself


def sentences(text):
    return [one for one in re.split(r"(?<=[.!?:])\s+", text) if one]


def words(text):
    return re.findall(r"[A-Za-z0-9][\w'’-]*", text)


def syllables(word):
    """Vowel groups, without a silent final e; a number counts as two."""
    bare = word.lower()
    if bare.isdigit():
        return 2
    bare = re.sub(r"(?:[^laeiouy]|^)(?:es|ed|e)$", "", bare) or bare
    return max(1, len(re.findall(r"[aeiouy]+", bare)))


def grade(text):
    """Flesch-Kincaid grade; add five for the age."""
    said = words(text)
    beats = sum(map(syllables, said))
    return 0.39 * len(said) / len(sentences(text)) + 11.8 * beats / len(said) - 15.59


def too_hard(texts):
    """Of these texts those that a reader of eleven stumbles over, with their grade."""
    return [
        (text, round(grade(text), 1))
        for text in texts
        if len(words(text)) >= A_PASSAGE
        and (
            grade(text) > HARDEST
            or max(len(words(one)) for one in sentences(text)) > LONGEST_SENTENCE
        )
    ]
