"""Numbers as targets write them: figures, words, and what they belong to."""

# How the index of words calls every number, and a rule's list of openers too.
ANY_NUMBER = "#"

NUMBER_WORDS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "dozen": 12,
}  # fmt: skip
WORDED = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    "|fifty|sixty|seventy|eighty|ninety|hundred|one hundred|dozen)"
)
# A count: "3", "3-5", "2 to 3", "three". Never more than four figures, so reading stays linear.
COUNT = (
    r"(?:(?<![\d.,/])\d{1,4}(?:[.,]\d{1,3})?\+?(?: ?(?:-|to|or) ?\d{1,4})?|"
    + WORDED
    + r"(?: (?:to|or) "
    + WORDED
    + r")?)"
)
# "From 40 words to 80": where one is and where one is to be.
_ONE = r"(?:(?<![\d.,/])\d{1,4}(?:\.\d{1,2})? ?%?|" + WORDED + r")"
FROM_TO = (
    r"\bfrom (?:an? |the )?(?:about |around |average of )?"
    + _ONE
    + r" (?:[\w/%]{1,16} ){0,3}?to (?:at least |about |around |an? average of |no more than )?"
    + _ONE
)


def is_number(word: str) -> bool:
    """Whether a word is a number, in figures or letters."""
    return word.isdigit() or word in NUMBER_WORDS


def value_of(word: str) -> float | None:
    """The value of a number in figures or letters, or None."""
    known = NUMBER_WORDS.get(word)
    if known is not None:
        return float(known)
    try:
        return float(word) if word[:1].isascii() and word[:1].isdigit() and len(word) < 12 else None
    except ValueError:
        return None
