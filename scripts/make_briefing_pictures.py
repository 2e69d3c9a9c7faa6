"""Make the pictures in docs/images/briefings: every type of briefing, as LibreOffice prints it.

Run `python -m scripts.make_briefing_pictures` after a change of layout or wording, and look at
them. It needs LibreOffice, poppler and, where they are not the faces of the standard, free ones
that stand in for them (Debian: fonts-noto-cjk, fonts-arphic-gbsn00lp, fonts-arphic-gkai00mp,
fonts-liberation): all Chinese glyphs are one em wide, so lines and pages break alike.
"""

import os
import subprocess
import tempfile
from pathlib import Path

from corpus import Corpus, Options, files_in, ingest_batch
from reports import briefing, write

IMAGES = Path(__file__).parents[1] / "docs" / "images" / "briefings"
SAMPLES = Path(__file__).parents[1] / "ingest" / "samples"
PAGES = "3"
BRIEFINGS = {
    "jianbao": {"region": "湖南省", "period": "2025H1", "signed": "公报数据组"},
    "tongbao": {"period": "2025H1", "signed": "公报数据组"},
    "zhuanbao": {"region": "湖南省", "period": "2025H1", "signed": "公报数据组", "sealed": True},
    "duizhao": {"region": "甘肃省", "period": "2025H1"},
    "brief": {"region": "Hunan", "period": "2025H1"},
}
STAND_INS = {
    "仿宋_GB2312": "AR PL SungtiL GB",
    "楷体_GB2312": "AR PL KaitiM GB",
    "黑体": "Noto Sans CJK SC",
    "宋体": "Noto Serif CJK SC",
}
_ALIAS = '<alias binding="same"><family>{}</family><prefer><family>{}</family></prefer></alias>'
_TITLE = (
    '<match target="pattern"><test name="family"><string>方正小标宋简体</string></test>'
    '<edit name="family" mode="assign" binding="same"><string>Noto Serif CJK SC</string></edit>'
    '<edit name="weight" mode="assign"><const>bold</const></edit></match>'
)


def main() -> None:
    """Write each type from the sample bulletins and take a picture of its first pages."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, Corpus() as corpus:
        folder = Path(name)
        ingest_batch(corpus, files_in([SAMPLES]), Options(workers=0))
        fonts = write_fonts(folder)
        for kind, choices in BRIEFINGS.items():
            path = folder / f"{kind}.docx"
            write(briefing(corpus, type=kind, **choices), path)  # type: ignore[arg-type]
            take(path, fonts)


def write_fonts(folder: Path) -> Path:
    """Write a fontconfig file that names the faces that stand in for those of the standard."""
    aliases = "".join(_ALIAS.format(name, other) for name, other in STAND_INS.items())
    path = folder / "fonts.conf"
    path.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"{aliases}{_TITLE}</fontconfig>",
        encoding="utf8",
    )
    return path


def take(document: Path, fonts: Path) -> None:
    """Make a picture of each of the first pages of a Word file."""
    profile = f"-env:UserInstallation={(document.parent / 'office').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*convert, "--outdir", str(document.parent), str(document)],
        check=True, capture_output=True, timeout=300, env={**os.environ, "FONTCONFIG_FILE": str(fonts)},
    )  # fmt: skip
    picture = ["pdftoppm", "-r", "72", "-l", PAGES, "-png"]
    target = str(IMAGES / document.stem)
    subprocess.run([*picture, str(document.with_suffix(".pdf")), target], check=True, timeout=120)


if __name__ == "__main__":
    main()
