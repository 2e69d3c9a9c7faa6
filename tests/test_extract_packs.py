"""Indicator packs: what ships is sound, a user's own is taken, a bad one is named by line."""

from importlib.resources import files
from pathlib import Path

import pytest
import yaml

from extract import Extractor, PackError, find_figures, indicators, load_pack
from extract.attribution.indicators.packs import SHIPPED
from ingest import document_from_row

PACK = """\
pack: mine
indicators:
  - id: tea_output
    zh: 茶叶产量
    en: Tea output
    kind: mass
    unit: t
    aggregation: flow
    definition: Tea picked and made.
    subject: ['.{0,4}茶叶(总)?产量']
"""

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "indicators.yml").read_text("utf8"))


def _write(folder: Path, text: str) -> Path:
    path = folder / "mine.yml"
    path.write_text(text, encoding="utf8")
    return path


def test_what_ships_covers_the_knowledge_of_the_field() -> None:
    """116 indicators ship, each with names, a definition and at least one cue."""
    shipped = indicators()

    assert len(shipped) == 116
    assert [one.id for one in shipped.values() if not one.definition or not one.zh] == []
    assert [
        one.id
        for one in shipped.values()
        if not any(cues.subject or cues.clause for cues in one.cues.values())
    ] == []


def _indicator_of_marked(marked: str) -> str | None:
    """Return the indicator of the figure in 【】."""
    start, end = marked.index("【"), marked.index("】") - 1
    text = marked.replace("【", "").replace("】", "")
    found = find_figures(document_from_row({"id": "a", "text": text}))
    figure = next(f for f in found if f.start < end and f.end > start)
    return figure.indicator


def test_every_indicator_has_a_sentence() -> None:
    """The table of sentences names each indicator that ships, and no other."""
    assert set(CASES["found"]) == set(indicators())


@pytest.mark.parametrize(
    ("name", "marked"), [(name, one) for name, rows in CASES["found"].items() for one in rows]
)
def test_an_indicator_is_found_in_its_sentence(name: str, marked: str) -> None:
    """Each indicator that ships is found in an ordinary sentence."""
    assert _indicator_of_marked(marked) == name


@pytest.mark.parametrize("case", CASES["not_found"], ids=lambda case: case["why"])
def test_what_only_looks_like_an_indicator(case: dict[str, str]) -> None:
    """Better no indicator than a wrong one."""
    found = _indicator_of_marked(case["text"])

    assert found != case["not"]
    if "is" in case:
        assert found == case["is"]


def test_a_users_pack_names_what_ours_do_not(tmp_path: Path) -> None:
    """An indicator of the user's is found in text; without the pack the subject alone tells."""
    document = document_from_row({"id": "a", "text": "全市茶叶产量达到3.2万吨。"})
    (with_pack,) = Extractor([_write(tmp_path, PACK)]).find_figures(document)
    (without,) = Extractor().find_figures(document)

    assert (with_pack.indicator, without.indicator) == ("tea_output", None)
    assert without.subject == "茶叶产量"


def test_a_users_indicator_replaces_ours(tmp_path: Path) -> None:
    """The same id in a user's pack wins."""
    path = _write(tmp_path, PACK.replace("tea_output", "gdp"))

    assert indicators([path])["gdp"].zh == "茶叶产量"


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("kind: mass", "kind: weight"), ":3: kind 'weight' is none of area, count,"),
        (("    unit: t\n", ""), ":3: indicator 'tea_output': `unit` is missing or not text"),
        (("(总)?", "(总"), ":3: subject pattern '.{0,4}茶叶(总产量': missing )"),
        (("subject:", "subjects:"), ":3: indicator 'tea_output': unknown field `subjects`"),
        (("pack: mine", "name: mine"), ":1: a pack is a mapping with `pack` and `indicators`"),
        (("  - id", "  - [id"), ":4: not YAML: "),
        (
            ("'.{0,4}茶叶(总)?产量'", "'茶.{0', '4}产量'"),
            ":3: subject pattern '茶.{0': a bracket without its other half (a comma in it unquoted?)",
        ),
        (
            (".{0,4}茶叶", "(?i)茶叶"),
            ":3: subject pattern '(?i)茶叶(总)?产量': global flags not at the start",
        ),
        (("(总)?", "[总]]?"), ":3: subject pattern '.{0,4}茶叶[总]]?产量': a bracket without its"),
    ],
)
def test_a_bad_pack_is_told_with_file_and_line(
    tmp_path: Path, change: tuple[str, str], message: str
) -> None:
    """A wrong pack raises PackError: file, line, reason."""
    path = _write(tmp_path, PACK.replace(*change))

    with pytest.raises(PackError) as error:
        load_pack(path)
    assert f"{path}{message}" in str(error.value)


def test_a_missing_pack_is_told() -> None:
    """A path that is not there raises PackError."""
    with pytest.raises(PackError, match="nowhere.yml: cannot be read"):
        load_pack(Path("nowhere.yml"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_pack_that_ships_passes_what_a_pack_of_a_user_must(name: str) -> None:
    """Extractors take their patterns as proven: here is where that is proven."""
    found = load_pack(files("extract") / "packs" / f"{name}.yml")

    assert [one for one in indicators().values() if one.pack == found[0].pack] == list(found)
