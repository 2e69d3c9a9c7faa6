"""The frame of a Word table: borders, widths, the properties of its cells."""

from .xml import Element, element

MANY = 6  # columns of a table that is crowded


def table_properties(width: int) -> Element:
    """Return full width, heavy rules above and below, thin grey ones between."""
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element(
            "tblBorders",
            border("top", 12, "000000"),
            border("bottom", 12, "000000"),
            border("insideH", 4, "A6A6A6"),
        ),
        element("tblLayout", type="fixed"),
        element(
            "tblCellMar",
            *(element(side, w=size, type="dxa")
              for side, size in (("top", 30), ("left", 80), ("bottom", 30), ("right", 80))),
        ),
    )  # fmt: skip


def border(side: str, eighths: int, color: str) -> Element:
    """Return one border; its width is in eighths of a point."""
    return element(side, val="single", sz=eighths, space=0, color=color)


def grid(widths: list[int]) -> Element:
    """Return the columns' widths in twips."""
    return element("tblGrid", *(element("gridCol", w=width) for width in widths))


def cell_properties(width: int, *more: Element) -> Element:
    """Return the properties of a cell, its words in the middle of its height."""
    return element(
        "tcPr", element("tcW", w=width, type="dxa"), *more, element("vAlign", val="center")
    )


def inset(columns: int, width: int) -> int:
    """Return how far numbers stand from the right edge of a Chinese column; hardly in narrow ones."""
    return width // (5 if columns < MANY else 12)
