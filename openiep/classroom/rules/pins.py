"""A short PIN for school tablets: figures that nobody guesses at once."""

from itertools import pairwise

from openiep.rules import refuse

SHORTEST, LONGEST = 5, 8


def check_pin(pin: str) -> None:
    """Raise `Refused`: `pin_figures` (not 5 to 8 figures), `pin_too_easy` (all alike, or in a row)."""
    if not (pin.isascii() and pin.isdigit() and SHORTEST <= len(pin) <= LONGEST):
        raise refuse("pin_figures", field="pin", least=SHORTEST, most=LONGEST)
    steps = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    if len(set(pin)) < 3 or steps in ({1}, {9}):
        raise refuse("pin_too_easy", field="pin")
