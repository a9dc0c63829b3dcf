"""Year groups as exports spell them."""

import re
from functools import lru_cache

from openiep.exchange.rules.values.read import Read
from openiep.exchange.rules.values.text import clean_or_blank
from openiep.reference.loading import words_only
from openiep.reference.years import assumed_year_by_spelling, year_by_spelling
from openiep.rules import because

_BELOW_ZERO = {"-1": "N2", "-2": "N1"}
_REMARK = re.compile(r" ?(?:\(|\[|,| - |\bage).*")
_LONGEST = 60


def read_year_group(cell: str) -> Read[str]:
    """The year group's code: N1, N2, R, 1 to 13.

    Warnings: `year_group_assumed` (found), where "Nursery" leaves open which; and
    `year_group_not_known`, without a value, because a child can be taken in without.
    """
    return _read(cell[: _LONGEST + 1])


@lru_cache(maxsize=1024)
def _read(cell: str) -> Read[str]:
    text = clean_or_blank(cell)
    if not text:
        return Read()
    words = words_only(_REMARK.sub("", text) or text)
    if words in year_by_spelling() and not text.startswith("-"):
        return Read(year_by_spelling()[words])
    assumed = _BELOW_ZERO.get(text) or assumed_year_by_spelling().get(words)
    if assumed:
        return Read(assumed, warning=because("year_group_assumed", found=assumed))
    return Read(warning=because("year_group_not_known"))
