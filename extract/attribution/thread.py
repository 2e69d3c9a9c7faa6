"""What runs through a document from passage to passage: its time, its last totals, an open list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.periods.model import Period

from .drafts import Draft

OPENS = re.compile(r"(?:其中|具体为|具体如下|主要包括|包括)[：:]?")
# As many figures back as a part may look for its total.
MEMORY = 24


@dataclass(slots=True, kw_only=True)
class Thread:
    """The state that a passage hands to the next one.

    `period`: the last whole period that opened a sentence, `of_title` that of the title. `day`:
    the day named last. `fair`: where the fair is held that the text is about. `drafts`: the figures so far, the last at the end. `is_open`: a line 其中： stands above, so that the lines after it
    are parts of what stands before it.
    """

    period: Period | None = None
    day: Period | None = None
    of_title: Period | None = None
    fair: str | None = None
    drafts: list[Draft] = field(default_factory=list)
    is_open: bool = False

    def open_section(self) -> None:
        """A heading ends what the text above it said of time."""
        self.period, self.fair = self.of_title, None

    def open_text(self) -> None:
        """An item of a digest is a text of its own: nothing above it holds for it."""
        self.period, self.day, self.drafts, self.is_open = self.of_title, None, [], False

    def see(self, text: str, drafts: Sequence[Draft]) -> None:
        """Take note of a passage that was read."""
        line = text.strip()
        if OPENS.fullmatch(line):
            self.is_open = True
        elif line and not line.endswith(("；", ";")):
            self.is_open = False
        if not self.is_open:
            self.drafts = [*self.drafts, *drafts][-MEMORY:]
