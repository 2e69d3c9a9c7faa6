"""What a file says of itself, in labelled lines, meta tags and labelled tables.

`read_labels` cuts a line such as 发布时间：2025/05/20 来源：振兴司 [打印] at the labels it
knows (labels.yml), not at spaces, for values hold spaces and organs.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import yaml

from ingest.characters import fold

BUTTON = re.compile(r"\s*[\[【(（]\s*(?:打印|关闭|收藏|字[体号]|大\s).*$")
# An editor's number, and what a template was left with: name, email@gmail.com.
NO_AUTHOR = re.compile(r"\d+|.*\b(?:e?mail|name)@.*")
EMPTY_VALUES = {"", "null", "无", "-", "--", "undefined", "none", "暂无"}


class _Names(NamedTuple):
    """Spaceless label → column, and lower-case meta name → column."""

    labels: Mapping[str, str]
    meta: Mapping[str, str]
    glued: frozenset[str]


def read_labels(line: str) -> dict[str, str]:
    """Return the labelled facts of a line, by column; empty where no label is known.

    >>> read_labels("发布时间：2025/05/20 09:30　来源：省发改委 振兴司 [打印]")
    {'published': '2025/05/20 09:30', 'content_source': '省发改委 振兴司'}
    """
    matches = list(_label_re().finditer(fold(line)))
    ends = [match.start() for match in matches[1:]] + [len(line)] * bool(matches)
    pairs = zip(matches, ends, strict=True)
    return collect((match["label"], line[match.end() : end]) for match, end in pairs)


def collect(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return label and value pairs by column: the first value of a column stays."""
    facts: dict[str, str] = {}
    for label, value in pairs:
        column = column_of(label)
        clean = _trimmed(BUTTON.sub("", value))
        if column not in {None, "null"} and is_value(str(column), clean):
            facts.setdefault(str(column), clean)
    return facts


def is_value(column: str, value: str) -> bool:
    """Say whether a value tells something: not null, nor 104363 for an author."""
    if column == "author" and NO_AUTHOR.fullmatch(value):
        return False
    return value.lower() not in EMPTY_VALUES


def _trimmed(value: str) -> str:
    """Return a value without what stands around it; a bracket goes where it has no partner."""
    bare = value.strip(" 　\xa0\t\r\n|｜:：[]【】·")
    if not re.search("[(（]", bare):
        bare = bare.rstrip(")） ")
    return bare if re.search("[)）]", bare) else bare.lstrip("(（ ")


def column_of(label: str) -> str | None:
    """Return the column of a label as it stands in a page, or None.

    >>> column_of("索 引 号："), column_of("发文　机关"), column_of("指标")
    ('index_number', 'issuer', None)
    """
    return _names().labels.get(_spaceless(fold(label).strip(" 　\xa0[]【】:：")))


def column_of_meta(name: str) -> str | None:
    """Return the column of a meta tag's name, without regard to case."""
    return _names().meta.get(name.lower())


def is_byline(line: str) -> bool:
    """Say whether a line holds labelled facts and nothing else.

    >>> is_byline("来源：新华社　2025-07-23 08:12　字体：大 中 小"), is_byline("来源：各地上报的1233个项目。")
    (True, False)
    """
    first = _label_re().search(fold(line))
    if first is None or len(line) > 200 or line.rstrip().endswith(("。", "；", "，")):
        return False
    return not line[: first.start()].strip(" 　\t0123456789-:/.年月日时分|")


def columns() -> frozenset[str]:
    """Return the columns that labels fill."""
    return frozenset(_names().labels.values()) - {"null"}


def _spaceless(text: str) -> str:
    return re.sub(r"[\s　\xa0]+", "", text)


@cache
def _names() -> _Names:
    data = yaml.safe_load((files("ingest.notice") / "labels.yml").read_text(encoding="utf8"))
    return _Names(
        {name: column for column, names in data["labels"].items() for name in names},
        {name.lower(): column for column, names in data["meta"].items() for name in names},
        frozenset(data["glued"]),
    )


@cache
def _label_re() -> re.Pattern[str]:
    """Return the pattern of any label before its colon; longer labels are tried first."""
    names = sorted(_names().labels, key=len, reverse=True)
    glued = "|".join(name for name in names if name in _names().glued)
    # Not inside a word: 数据来源：, 资金来源： are sentences of the text; nor is 合作者：.
    return re.compile(
        rf"(?:(?<![一-鿿A-Za-z])|(?<!合)(?=(?:{glued})[:：]))(?:\[|【)?"
        rf"(?P<label>{'|'.join(map(_spaced, names))})\s*[:：]\s*"
    )


def _spaced(name: str) -> str:
    """Return the pattern of a label whose characters may stand apart: 索 引 号."""
    return r"[ 　\xa0]{0,4}".join(re.escape(char) for char in name)
