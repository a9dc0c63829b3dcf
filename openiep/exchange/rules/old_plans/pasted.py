"""Text that somebody pasted, as lines; what was a table keeps its columns."""

from openiep.letters.rules.word import Line

MOST_LETTERS = 60_000  # twenty close pages
MOST_LINES = 1_500


def lines_in(text: str) -> list[Line]:
    """The lines that say something. Tabs part the cells of a table, as Word pastes them."""
    found: list[Line] = []
    table = row = 0
    for raw in text.splitlines():
        cells = [" ".join(cell.split()) for cell in raw.split("\t")]
        if not any(cells):
            row = 0
            continue
        if len(cells) > 1:
            table, row = (table + 1, 1) if row == 0 else (table, row + 1)
            found += [
                Line(cell, False, table, row, column)
                for column, cell in enumerate(cells, start=1)
                if cell
            ]
        else:
            row = 0
            found.append(Line(cells[0]))
    return found[:MOST_LINES]
