"""What the formats share: which method writes which block, and the words around captions."""

from typing import Any

from .blocks import Block, Briefing, Chart, Slot, Table
from .words.phrases import phrases


class BlockWriter:
    """Writes one briefing; a child has a method for each kind of block, named like it."""

    def __init__(self, briefing: Briefing) -> None:
        """Take the words of the briefing's language."""
        self.briefing = briefing
        self.numbers = {number.label: number for number in briefing.numbers}
        self.words: dict[str, str] = phrases(briefing.lang)["page"]

    def write_block(self, block: Block) -> Any:
        """Call the method of the block: heading, paragraph, table, chart, slot, signature, annex."""
        return getattr(self, type(block).__name__.lower())(block)

    def table_title(self, block: Table) -> str:
        """Return 表1　各地情况."""
        return self.words["table"].format(number=block.number, caption=block.caption)

    def chart_title(self, block: Chart) -> str:
        """Return 图1　各地情况（万人）."""
        title = self.words["chart"].format(number=block.number, caption=block.caption)
        return title + self.in_brackets(block.unit)

    def in_brackets(self, words: str) -> str:
        """Return words in the brackets of the language, nothing for no words."""
        return self.words["brackets"].format(words) if words else ""

    def slot_text(self, block: Slot) -> str:
        """Return what must be written, in marks that cannot be overlooked."""
        return self.words["slot"].format(block.prompt)
