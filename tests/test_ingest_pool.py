"""Files that kill, hang or fill their process cost themselves alone."""

import io
import sys
import time
import zipfile
import zlib
from collections.abc import Callable, Generator
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest

from ingest import Document, Limits, Reading, Source, has_memory_limit, read_all
from ingest.pdf.survey import survey_pdf
from ingest.worker import peak_rss, set_limits

GOOD = "某县情况\n全县开工45个项目，带动就业1200人。\n"


def pdf(*objects: str, streams: dict[int, bytes] | None = None) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is the catalogue."""
    body = b"%PDF-1.4\n"
    for number, content in enumerate(objects, 1):
        stream = (streams or {}).get(number)
        tail = b"" if stream is None else b"\nstream\n" + stream + b"\nendstream"
        body += f"{number} 0 obj\n{content}".encode() + tail + b"\nendobj\n"
    return body + f"trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF".encode()


def page_with(
    content: bytes, resources: str, *more: str, streams: dict[int, bytes] | None = None
) -> bytes:
    """Return a PDF of one page."""
    length = f"<< /Length {len(content)} >>"
    packed = f"<< /Length {len(content)} /Filter /FlateDecode >>"
    is_packed = content[:1] == b"x"
    return pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R /Resources {resources} >>",
        packed if is_packed else length,
        *more,
        streams={4: content} | (streams or {}),
    )


def self_calling_form() -> bytes:
    """Return a page that draws a form which draws itself."""
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Resources << /XObject << /F 5 0 R >> >> /Length 5 >>"
    return page_with(b"/F Do", "<< /XObject << /F 5 0 R >> >>", form, streams={5: b"/F Do"})


def nested_forms(depth: int = 28) -> bytes:
    """Return a page of forms that each draw the next one twice."""
    call = b"/F Do /F Do"
    forms = [
        f"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] "
        f"/Resources << /XObject << /F {number + 1} 0 R >> >> /Length {len(call)} >>"
        for number in range(5, 5 + depth)
    ]
    last = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>"
    streams = dict.fromkeys(range(5, 5 + depth), call) | {5 + depth: b""}
    return page_with(call, "<< /XObject << /F 5 0 R >> >>", *forms, last, streams=streams)


def flate_bomb(unit: bytes, size: int) -> bytes:
    """Return a page whose content unpacks to so many bytes."""
    return page_with(zlib.compress(unit * (size // len(unit)), 9), "<< >>")


def docx_bomb() -> bytes:
    """Return a Word file that unpacks to a hundred times its size and more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 30_000_000)
    return stream.getvalue()


HOSTILE: dict[str, Callable[[], bytes]] = {
    "self.pdf": self_calling_form,
    "nested.pdf": nested_forms,
    "paths.pdf": lambda: flate_bomb(b"1 2 m 3 4 l S ", 24_000_000),
    "white.pdf": lambda: flate_bomb(b"          ", 200_000_000),
    "bomb.docx": docx_bomb,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 60_000 + b"<p>12</p>",
    "cut.pdf": lambda: self_calling_form()[:300],
    "empty.txt": lambda: b"",
}
LIMITS = Limits(seconds=4, table_seconds=1, memory_bytes=700 << 20)
# Where nothing hangs, so that a busy machine is not taken for a hanging file.
PATIENT = replace(LIMITS, seconds=120)


def die(documents: list[Document]) -> int:
    """End the process without a word, as a fault in a C library does."""
    import os
    import signal

    if "致命" in documents[0].text:
        os.kill(os.getpid(), signal.SIGSEGV)
    return len(documents)


def fail(documents: list[Document]) -> int:
    """Raise as a fault in our own code does."""
    raise KeyError("unit")


def write(folder: Path, files: dict[str, bytes]) -> list[Source]:
    """Write files and return them as sources, in the order of their names."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return [Source(uri=name, path=folder / name) for name in sorted(files)]


def test_hostile_files(tmp_path: Path) -> None:
    """Every file ends as documents or as an error of the list; the good ones are all read."""
    files = {name: make() for name, make in HOSTILE.items()}
    files |= {f"good{number}.txt": GOOD.encode() for number in range(40)}
    readings = {r.source.uri: r for r in read_all(write(tmp_path, files), limits=LIMITS)}

    assert set(readings) == set(files)
    assert all(readings[name].error is None for name in files if name.startswith("good"))
    errors = {name: r.error.error for name, r in readings.items() if r.error is not None}
    assert set(errors) <= set(HOSTILE)
    assert set(errors.values()) <= {
        "damaged", "empty", "no_text", "timeout", "out_of_memory", "crashed", "unpack_limit",
    }  # fmt: skip
    assert errors["bomb.docx"] == "unpack_limit"
    assert errors["empty.txt"] == "empty"
    assert all(reading.seconds < LIMITS.deadline(1 << 20) for reading in readings.values())


def test_crash_costs_one_file(tmp_path: Path) -> None:
    """When a process dies of one of 32 files, the other 31 are read."""
    files = {f"{number:02}.txt": GOOD.encode() for number in range(32)}
    files["17.txt"] = "某县情况\n致命。\n".encode()
    readings = list(read_all(write(tmp_path, files), transform=die, limits=PATIENT))

    assert [reading.source.uri for reading in readings] == sorted(files)
    assert [reading.value for reading in readings if reading.source.uri != "17.txt"] == [1] * 31
    error = readings[17].error
    assert error is not None
    assert error.message == "17.txt: the process that read it died (SIGSEGV)"


def test_fault_of_ours(tmp_path: Path) -> None:
    """A fault in our own code is told for the file it happened in."""
    (reading,) = read_all(write(tmp_path, {"a.txt": GOOD.encode()}), transform=fail, limits=PATIENT)

    assert reading.error is not None
    assert reading.error.message == "a.txt: a fault of the reader: KeyError('unit')"


def test_missing_file(tmp_path: Path) -> None:
    """A file that is gone is an error, not the end of the run."""
    (reading,) = read_all([Source(uri="gone.txt", path=tmp_path / "gone.txt")], limits=LIMITS)

    assert reading.error is not None
    assert reading.error.message == "gone.txt: No such file or directory"


@pytest.mark.parametrize("workers", [1, 3])
def test_order(tmp_path: Path, workers: int) -> None:
    """Readings come in the order of the sources, whatever their sizes."""
    files = {f"{n:03}.txt": (GOOD * (3000 if n % 7 == 0 else 1)).encode() for n in range(80)}
    readings: list[Reading[list[Document]]] = list(
        read_all(write(tmp_path, files), workers=workers, limits=PATIENT)
    )

    assert [reading.source.uri for reading in readings] == sorted(files)
    assert all(reading.peak_rss > 0 for reading in readings)


def test_stopped_half_way(tmp_path: Path) -> None:
    """Who stops asking for readings leaves no process behind."""
    files = {f"{n:03}.txt": GOOD.encode() for n in range(200)}
    readings = read_all(write(tmp_path, files), limits=PATIENT)

    assert next(readings).error is None
    cast("Generator[object, None, None]", readings).close()


def test_deadline_by_pages() -> None:
    """Every page gives a PDF more time; where it cannot be opened it has the least."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] >>"
    kids = " ".join(f"{number} 0 R" for number in range(3, 303))
    pages = f"<< /Type /Pages /Kids [{kids}] /Count 300 >>"
    data = pdf("<< /Type /Catalog /Pages 2 0 R >>", pages, *[page] * 300)
    survey = survey_pdf(data)

    assert (survey.pages, survey.scanned) == (300, 0)
    assert Limits(seconds=60, seconds_per_page=0.2).deadline(0, *survey) == 120
    assert survey_pdf(data[:50]) == (0, 0)


def sleep(documents: list[Document]) -> int:
    """Take as many seconds as the text says."""
    time.sleep(float(documents[0].text.split()[-1]))
    return 1


def test_pages_are_counted_before_a_reading(tmp_path: Path) -> None:
    """A large PDF of many pages has the time that its pages give it."""
    page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>"
    first = page.replace("/Contents", "/Resources << /Font << /F 5 0 R >> >> /Contents")
    kids = " ".join(["3 0 R", *(f"{number} 0 R" for number in range(6, 105))])
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    text = b"BT /F 20 Tf 60 700 Td (It takes 4) Tj ET" + b" " * (300 << 10)
    data = pdf(
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count 100 >>",
        first,
        f"<< /Length {len(text)} >>",
        font,
        *[page.replace(" /Contents 4 0 R", "")] * 99,
        streams={4: text},
    )
    sources = write(tmp_path, {"long.pdf": data})
    (short,) = read_all(sources, transform=sleep, limits=Limits(seconds=3, seconds_per_page=0))
    (long,) = read_all(sources, transform=sleep, limits=Limits(seconds=3, seconds_per_page=1))

    assert str(short.error) == "long.pdf: not read in 4 s (limit seconds)"
    assert long.value == 1


def test_a_system_without_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows, which has no module `resource`, a worker goes on without them."""
    monkeypatch.setitem(sys.modules, "resource", None)
    set_limits(1 << 20, platform="win32")

    assert not has_memory_limit("win32")
    assert peak_rss() == 0
