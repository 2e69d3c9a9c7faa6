"""Chinese numerals in running text: which characters of a run make one number, and its 余 and 多."""

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from .mention import NumberKind
from .numbers import Number
from .numerals import CAPITALS, DIGITS, EXPONENTS, exact, read_numeral
from .units import chinese_units

LONE_RIGHT = frozenset("这而却和与的”’）)」、，。；！？")
CHARACTERS = "零〇一二两俩三四五六七八九十百千万亿兆壹贰叁肆伍陆柒捌玖拾佰仟"
SCALES = "十百千万亿兆拾佰仟"
SCALE_OF = {
    "千万亿": 15, "百万亿": 14, "十万亿": 13, "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9,
    "亿": 8, "千万": 7, "百万": 6, "十万": 5, "万": 4, "千": 3, "百": 2, "兆": 12, "十": 1,
}  # fmt: skip
SCALE = "[十百千]?万亿|[十百千]?亿|[十百千]?万|兆(?![瓦赫帕比])|千(?![米克瓦卡赫伏帕字])|百(?!分)"

# 万把块钱: about ten thousand.
_ABOUT = re.compile(r"把(?=块|元|人|斤|亩|个)")
_TAIL_ZH = re.compile(rf"\ ?(?P<tail>[余多来几])(?:\ ?(?P<scale>{SCALE}))?")
_POINT = re.compile(
    r"(?P<digits>\ ?点\ ?[零〇一二三四五六七八九壹贰叁肆伍陆柒捌玖]{1,30})(?![十百千])(?P<scale>万亿|亿|万)?"
)
# 三二·六亿元, 百分之七·六: the dot of the texts of the 1950s; 九·一八 is a day.
_DOT = re.compile(
    r"(?P<digits>·[零〇一二三四五六七八九]{1,4})(?P<scale>万亿|亿|万)?(?=[元吨公米斤亩倍度户人台部]|(?<=[亿万]))"
)
_DOT_OF_RATE = re.compile(r"(?P<digits>·[零〇一二三四五六七八九]{1,4})(?P<scale>(?!))?")
# 一〇、〇〇〇公里: thousands set off by the comma of lists, in the texts of the 1950s; a unit follows,
# or the enumeration 三、四五六 would be one.
_PLACE = "[零〇一二三四五六七八九]"
GROUPED = (
    rf"[一二三四五六七八九]{_PLACE}{{0,2}}(?:、{_PLACE}{{3}})+"
    r"(?=·|余|多|[公元吨米斤亩人户台部辆所座个只头件]|[万千](?:[元吨米亩人户]|公))"
)
# 一八〇万部: digits by place before a scale.
_PLACES = re.compile(
    r"[一二三四五六七八九][零〇一二三四五六七八九]{2,}|[一二三四五六七八九]+[〇零]"
)
_PAIR = re.compile(
    r"([十百千万亿零〇一二两三四五六七八九]*?)([一二两三四五六七八])([二三四五六七八九])([十百千万亿]*)"
)


def read_chinese(text: str, match: re.Match[str]) -> Number | None:
    """Return the number that the group `chinese` of a match begins with, if it is one.

    The match may have a group `minus`; what follows the run in the text is read on.
    """
    start, end = match.span("chinese")
    run = match["chinese"]
    if run[0] == "兆":
        return None
    following = text[end : end + 1]
    if following == "·" and len(run) == 1 and _DOT.match(text, end) is None:
        return None  # 九·一八
    if len(run) == 1 and following not in _GOES_ON and run not in _BARE_SCALES:
        return _read_single(text, match, following)
    run = _well_formed(_without_loose_spaces(run))
    end = start + len(run)
    if run.endswith("千") and len(run) > 1 and text[end : end + 1] in ("克", "瓦"):
        run, end = run[:-1], end - 1
    return _read_run(text, match, run, end)


def read_grouped(text: str, match: re.Match[str]) -> Number | None:
    """Read digits by place in groups of three: 三、〇四九公里 is 3,049 km."""
    digits = "".join(str(DIGITS[one]) for one in match["grouped"].replace("、", ""))
    end = match.end("grouped")
    point = _DOT.match(text, end)
    written = point["scale"] if point else None
    if point:
        digits += "." + "".join(str(DIGITS[one]) for one in point["digits"][1:])
        end = point.end()
    elif text.startswith("万", end):
        written, end = "万", end + 1
    scale = SCALE_OF[written] if written else 0
    return Number(match.start(), end, exact(digits, scale), None, scale, len(digits))


def _read_single(text: str, match: re.Match[str], following: str) -> Number | None:
    """Read one character, most of which are parts of words: a unit or an end must follow."""
    run = match["chinese"]
    value = Decimal(10) if run in "十拾" else _SINGLE[run]
    if following in _TO and _RANGE_GOES_ON.match(text, match.end()):
        return Number(match.start(), match.end(), value)
    if following not in _before_unit() and run not in "十拾":
        return None
    if run in CAPITALS and following not in _BEHIND_CAPITAL:
        return None  # 陆路 is a road
    return Number(match.start(), match.end(), -value if match["minus"] else value)


def read_after_joint(text: str, match: re.Match[str]) -> Number | None:
    """Return the number of a run where only a number can stand: behind 分之 and 又."""
    run = _well_formed(_without_loose_spaces(match["chinese"]))
    return _read_run(text, match, run, match.start("chinese") + len(run), dot=_DOT_OF_RATE)


def _read_run(
    text: str, match: re.Match[str], run: str, end: int, dot: re.Pattern[str] = _DOT
) -> Number | None:
    point = _POINT.match(text, end) or dot.match(text, end)
    exponent = 0
    if point:
        run, end = run + point["digits"].replace("·", "点"), point.end()
        exponent = SCALE_OF[point["scale"]] if point["scale"] else 0
    tail = _TAIL_ZH.match(text, end)
    if tail is None and run in _BARE_SCALES and (about := _ABOUT.match(text, end)):
        return Number(
            match.start(),
            about.end(),
            exact("1", SCALE_OF[run]),
            None,
            SCALE_OF[run],
            has_tail=True,
        )
    if tail:
        end = tail.end()
        exponent = SCALE_OF[tail["scale"]] if tail["scale"] else exponent
    number = _chinese_number(
        Number(match.start(), end, Decimal(0), None, exponent, 1, tail is not None),
        run.replace(" ", ""),
        negative=bool(match["minus"]),
    )
    if number is not None and tail is not None and tail["tail"] == "几":
        return number._replace(kind=NumberKind.VAGUE)  # 十几笔
    return number


@lru_cache(maxsize=4096)
def _well_formed(run: str) -> str:
    """Return the longest beginning of a run that is a numeral: 五十千 → 五十."""
    if len(run) < 3 or _pair(run)[1] is not None or _by_place(run) is not None:
        return run
    for end in range(len(run), 1, -1):
        if read_numeral(run[:end]) is not None:
            return run[:end].rstrip()
    return run


_SINGLE = {c: Decimal(n) for c, n in (DIGITS | CAPITALS).items()}
_BARE_SCALES = frozenset("百千万亿兆佰仟")
_BEHIND_CAPITAL = LONE_RIGHT | set("元圆角分") | {""}
_TO = frozenset("到至—~-")
_RANGE_GOES_ON = re.compile(rf"[到至—~-][\d{CHARACTERS}]")
_GOES_ON = frozenset(" 余多来几分点又·把")


@cache
def _before_unit() -> frozenset[str]:
    """Return what may stand behind a single character that is a number: a unit or an end."""
    return chinese_units().first_characters() | LONE_RIGHT | {"", "番", "半"}


@cache
def may_follow() -> frozenset[str]:
    """Return every character that may stand right behind the first one of a numeral."""
    return _before_unit() | _GOES_ON | _TO | frozenset(CHARACTERS) | frozenset("几数把")


def _without_loose_spaces(run: str) -> str:
    """Cut the run at a space that joins no unit: 三百 五 is one number, 一 二 are two."""
    at = run.find(" ")
    while at >= 0:
        if run[at - 1] not in SCALES and run[at + 1] not in SCALES:
            return run[:at]
        at = run.find(" ", at + 1)
    return run


class _Run(NamedTuple):
    """What a run of numeral characters says, apart from what stands around it."""

    value: Decimal
    high: Decimal | None
    kind: NumberKind
    digits: int
    exponent: int


def _chinese_number(frame: Number, run: str, *, negative: bool) -> Number | None:
    read = _read(run.rstrip("零") if frame.has_tail else run)
    if read is None:
        return None
    value, high, kind, digits, exponent = read
    if negative:
        value = -value
    if frame.exponent:
        exponent = frame.exponent
        value = exact(f"{value:f}", exponent)
        high = None if high is None else exact(f"{high:f}", exponent)
    return Number(
        frame.start, frame.end, value, high, exponent, digits, frame.has_tail, kind, frame.unit
    )


def _by_place(run: str) -> Decimal | None:
    """Return the value of digits by place with a scale: 一八〇万 is 1,800,000."""
    digits = run.rstrip("万亿")
    if len(digits) == len(run) or _PLACES.fullmatch(digits) is None:
        return None
    value = read_numeral(digits)
    return None if value is None else exact(f"{value:f}", _own_exponent(run))


@lru_cache(maxsize=4096)
def _read(run: str) -> _Run | None:
    """Return the value of a run; a text says the same few again and again, so it is kept."""
    low, high = _pair(run)
    value = _by_place(run) or read_numeral(low)
    if value is None:
        return None
    bare = run[0] not in "十拾" and all(c in SCALES for c in run)
    return _Run(
        value,
        read_numeral(high) if high else None,
        NumberKind.BARE if bare else NumberKind.PLAIN,
        len(format(value, "f").replace(".", "").strip("0")) or 1,
        _own_exponent(run),
    )


def _own_exponent(run: str) -> int:
    """Return the scale that a run ends with (八十万 → 4), which a range may share."""
    return sum(EXPONENTS[c] for c in run[len(run.rstrip(SCALES)) :])


def _pair(run: str) -> tuple[str, str | None]:
    """Split 五六千 into 五千 and 六千; a run that is no pair comes back alone."""
    found = _PAIR.fullmatch(run)
    if found is None:
        return run, None
    head, first, second, unit = found.groups()
    low, high = read_numeral(first), read_numeral(second)
    if low is None or high is None or not 0 < high - low <= 2 or (head and head[-1] not in SCALES):
        return run, None
    return head + first + unit, head + second + unit
