"""Sources as footnotes: each mark [3] in the running text becomes a note that names the document.

The numbers of the sources stay those of the one allocator, and tables keep their marks.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from .blocks import Block, Footnote, Inline, Inlines, Paragraph, Reference, Source

Describe = Callable[[Source, bool], Inlines]


def with_source_notes(
    blocks: Iterable[Block], sources: tuple[Source, ...], describe: Describe
) -> tuple[Block, ...]:
    """Return blocks with a footnote for each source mark in a paragraph.

    `describe` gives the words for a source, whole at its first mark and short after that;
    one that a paragraph cites again has no second note there.
    """
    known: set[int] = set()

    def note(number: int) -> Footnote:
        is_first = number not in known
        known.add(number)
        return Footnote(inlines=describe(sources[number - 1], is_first))

    def noted(inlines: Inlines) -> Iterator[Inline]:
        here: set[int] = set()
        for inline in inlines:
            if isinstance(inline, Reference):
                yield from (note(n) for n in inline.numbers if n not in here)
                here |= set(inline.numbers)
            else:
                yield inline

    return tuple(
        replace(block, inlines=tuple(noted(block.inlines)))
        if isinstance(block, Paragraph)
        else block
        for block in blocks
    )
