"""The annex: documents cited, each number beside the words it was read from, calculations."""

from .blocks import Annex, Atom, Block, Inlines, Number, Source, Table, Text
from .desk import Desk, cell, words


def annex(desk: Desk, annexed: tuple[Block, ...]) -> Annex:
    """Return the annex: what the body has no room for, then everything that the ledger holds."""
    tables = [_sources(desk), _numbers(desk), _calculations(desk)]
    return Annex(
        label=desk.wording.text("annex"),
        title=desk.wording.text("annex_title"),
        blocks=(*annexed, *(table for table in tables if table.rows)),
    )


def _sources(desk: Desk) -> Table:
    text = desk.wording.text
    rows = []
    for source in desk.ledger.sources:
        title = Text(text=source.title, url=source.url or source.row)
        about = published(desk, source)
        rest = f"{text('list_comma')}{about}" if about else ""
        opened = Text(text=text("open"), url=source.row)
        rows.append(
            (
                cell(f"[{source.number}]", f"src_{source.number}"),
                cell((title, *words(rest))),
                cell((opened,)),
            )
        )
    return Table(
        number=desk.next("table"),
        caption=text("sources"),
        header=(words(text("number")), words(text("document")), words(text("row"))),
        rows=tuple(rows),
        widths=(0.08, 0.8, 0.12),
        aligns=("center", "left", "center"),
        style="SourceText",
    )


def published(desk: Desk, source: Source) -> str:
    """Return publisher and date of a source, as far as they are known."""
    day = "" if source.published is None else desk.wording.day(source.published)
    return desk.wording.text("list_comma").join(each for each in (source.outlet, day) if each)


def _numbers(desk: Desk) -> Table:
    text = desk.wording.text
    figures = [number for number in desk.ledger.numbers if number.figure is not None]
    return Table(
        number=desk.next("table"),
        caption=text("numbers"),
        header=tuple(words(text(key)) for key in ("label", "value", "words", "source")),
        rows=tuple(
            (
                cell(number.label, number.anchor),
                cell(_printed(number)),
                cell(f"“{number.words}”{text('headline') if number.place else ''}"),
                cell(
                    (
                        Text(text=f"[{number.source}]", anchor=f"src_{number.source}"),
                        Text(text=" "),
                        Text(text=text("open"), url=number.row),
                    )
                ),
            )
            for number in figures
        ),
        widths=(0.08, 0.19, 0.58, 0.15),
        aligns=("center", "left", "left", "center"),
        style="SourceText",
    )


def _calculations(desk: Desk) -> Table:
    text = desk.wording.text
    made = [number for number in desk.ledger.numbers if number.figure is None]
    return Table(
        number=desk.next("table") if made else 0,
        caption=text("calculations"),
        header=tuple(words(text(key)) for key in ("label", "value", "how")),
        rows=tuple(
            (cell(number.label, number.anchor), cell(_printed(number)), cell(_how(desk, number)))
            for number in made
        ),
        widths=(0.08, 0.19, 0.73),
        aligns=("center", "left", "left"),
        style="SourceText",
    )


def _printed(number: Number) -> Inlines:
    """Print the number in words; a table may print it bare."""
    return (Atom(text=number.texts[0], label=number.label),)


def _how(desk: Desk, number: Number) -> Inlines:
    """Write a calculation with links to its inputs: F3 ÷ F2."""
    template: str = desk.wording.phrases["operations"][number.expression]
    labels = {str(place): label for place, label in enumerate(number.inputs)}
    made: list[Text] = []
    for piece in template.replace("}", "{").split("{"):
        if piece == "all":
            names = [Text(text=label, anchor=f"fig_{label}") for label in number.inputs]
            made += [each for name in names for each in (name, Text(text=" "))][:-1]
        elif piece in labels:
            made.append(Text(text=labels[piece], anchor=f"fig_{labels[piece]}"))
        elif piece:
            made.append(Text(text=piece))
    return tuple(made)
