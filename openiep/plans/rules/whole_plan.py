"""Reads a whole plan for names of other children: a copied sentence shows itself by its name."""

from collections.abc import Iterator, Mapping
from typing import Any

from openiep.plans.rules.content import LINE_OF, LIST_PARTS, PART_KEYS, Content
from openiep.plans.rules.panel import TITLE
from openiep.plans.rules.smart.names import other_children

# Where adults are named, and where codes and days stand.
NO_WORDS = frozenset(
    {
        "id", "staff", "used_by", "scribed_by", "place", "area", "whose_idea", "measure", "direction",
        "hope_id", "whose", "kind", "audience", "due_on", "baseline_on", "starts_on", "ends_on",
        "until", "day", "unit",
    }
)  # fmt: skip
ADULTS = frozenset({("home", "who"), ("checking", "who")})
Named = tuple[str, str, str]  # the part, the line's key ("" for the part's own words), the name


def words_in(content: Content) -> Iterator[tuple[str, str, str]]:
    """Everything that was written in sentences: the part, the line's key and the words."""
    for key in PART_KEYS:
        part = content["parts"][key]
        if key in LINE_OF or key in LIST_PARTS:
            rows = part["items"] if key in LINE_OF else part["content"]["items"]
            for row in rows:
                line = f"{LINE_OF.get(key, key)}:{row['id']}"
                for words in _texts(key, row):
                    yield key, line, words
        else:
            for words in _texts(key, part["content"]):
                yield key, f"part:{key}", words


def _texts(key: str, row: Mapping[str, Any]) -> Iterator[str]:
    for name, value in row.items():
        if name in NO_WORDS or (key, name) in ADULTS:
            continue
        if isinstance(value, str) and value:
            yield value
        elif name == "strategies":
            yield from (line["text"] for line in value or () if line.get("text"))


def all_words(content: Content) -> str:
    """Everything that was written in sentences, as one text to look names up by."""
    return "\n".join(words for _part, _line, words in words_in(content))


def children_named(content: Content, names: tuple[str, ...]) -> list[Named]:
    """Where any of `names` stands as a child's name: once for each line and name, in order.

    "Miss Grace" is an adult, and "will", "May" and "mark" count only where they stand as names.
    """
    found: dict[Named, None] = {}
    for key, line, words in words_in(content):
        for span, name in other_children(words, names):
            if not TITLE.search(words[max(0, span.start - 12) : span.start]):
                found[key, line, name] = None
    return list(found)
