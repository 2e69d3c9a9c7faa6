"""Chinese text to measure on: real reports where they lie beside the checkout, else the samples."""

import tarfile
from importlib.resources import files
from pathlib import Path

from ingest import Document, documents_of_bytes, read_documents

REAL = Path(__file__).parents[2] / "shared" / "real" / "texts.tar.gz"
SAMPLES = Path(str(files("ingest") / "samples"))


def documents(characters: int) -> list[Document]:
    """Return documents of about so many characters in all, the same ones at each call."""
    found: list[Document] = []
    for source in _real(characters) if REAL.exists() else _samples():
        found += source
        if sum(len(document.text) for document in found) >= characters:
            return found
    return found * (1 + characters // max(1, sum(len(document.text) for document in found)))


def _real(characters: int) -> list[list[Document]]:
    read: list[list[Document]] = []
    with tarfile.open(REAL) as archive:
        members = sorted((m for m in archive.getmembers() if m.isfile()), key=lambda m: m.name)
        step = max(1, len(members) // 120)
        for member in members[::step]:
            content = archive.extractfile(member)
            assert content is not None, member.name
            read.append(documents_of_bytes(content.read(), member.name, {}))
            if sum(len(d.text) for part in read for d in part) >= characters:
                break
    return read


def _samples() -> list[list[Document]]:
    paths = sorted(SAMPLES.glob("*/source.txt")) + sorted(SAMPLES.glob("*/source.html"))
    return [read_documents(path) for path in paths]
