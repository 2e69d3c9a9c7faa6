"""One briefing for every province with data."""

from collections.abc import Callable
from pathlib import Path
from typing import Unpack

from corpus import Corpus

from .compose import Choices, briefing, regions_held
from .manifest import record
from .renderers import render


def write_all(
    corpus: Corpus,
    folder: str | Path,
    *,
    type: str = "jianbao",
    ending: str = ".docx",
    on_progress: Callable[[int, int, str], None] = lambda done, total, name: None,
    **choices: Unpack[Choices],
) -> list[Path]:
    """Write a briefing for each province with data in the period; return the files.

    They are named by code, name and period: `430000-湖南省-2025H1.docx`. `on_progress`
    is told how many are done, of how many, and the file that was written last.

    Raises: what `briefing` and `render` raise.
    """
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    codes = regions_held(corpus, choices)
    names = corpus.regions()
    files = []
    for done, code in enumerate(codes, start=1):
        asked: Choices = {**choices, "region": code}
        made = briefing(corpus, type=type, **asked)
        content = render(made, ending)
        period = made.parameters["period"].replace("..", "_")
        path = folder / f"{code}-{names[code].name_zh}-{period}{ending}"
        path.write_bytes(content)
        record(corpus, made, content)
        files.append(path)
        on_progress(done, len(codes), path.name)
    return files
