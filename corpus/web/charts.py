"""What the charts of the pages show: a series of values, and the provinces on a tile map."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from .page import Page, Row
from .periods import parse_token, period_label, period_length
from .values import english_value

SHADES = 5
# Letter codes of ISO 3166-2:CN, for tiles of English pages.
LETTERS = {
    "11": "BJ", "12": "TJ", "13": "HE", "14": "SX", "15": "NM", "21": "LN", "22": "JL", "23": "HL",
    "31": "SH", "32": "JS", "33": "ZJ", "34": "AH", "35": "FJ", "36": "JX", "37": "SD", "41": "HA",
    "42": "HB", "43": "HN", "44": "GD", "45": "GX", "46": "HI", "50": "CQ", "51": "SC", "52": "GZ",
    "53": "YN", "54": "XZ", "61": "SN", "62": "GS", "63": "QH", "64": "NX", "65": "XJ", "71": "TW",
    "81": "HK", "82": "MO",
}  # fmt: skip
_KIND_ZH = re.compile("(省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$")
_KIND_EN = re.compile(
    " (Province|Municipality|(?:Zhuang |Hui |Uygur )?Autonomous Region"
    "|Special Administrative Region)$"
)


async def series(page: Page, indicator: str, region: str) -> list[Row]:
    """Return the actual values of an indicator and place, oldest first."""
    return await page.rows(
        "select period_start, period_end, value, value_high, unit, comparator, display,"
        " document, document_uid, figure_uid, flags, status, quote from facts"
        " where indicator_id = :indicator and region_code = :region and status = 'actual'"
        " order by period_end, period_start",
        indicator=indicator,
        region=region,
    )


def bars(page: Page, rows: Sequence[Row]) -> list[Row]:
    """Return the rows of a series as the chart script reads them."""
    path = page.datasette.urls.path
    return [
        {
            "label": period_label(row["period_start"], row["period_end"], page.language),
            "value": row["value"],
            "shown": shown(page, row),
            "months": period_length(row["period_start"], row["period_end"]),
            "href": path(f"/-/document/{row['document_uid']}") + f"#{row['figure_uid']}",
        }
        for row in rows
    ]


def shown(page: Page, row: Row) -> str:
    """Return a value in the language of the page."""
    if page.language == "zh":
        return str(row["display"])
    return english_value(row["value"], row["value_high"], row["unit"], row["comparator"])


async def tiles(page: Page, indicator: str, token: str) -> list[Row]:
    """Return every province with its tile, its value where one is held, and the shade of it."""
    start, end = parse_token(token)
    rows = await page.rows(
        "select region_code, value, value_high, unit, comparator, display, quote, document_uid,"
        " figure_uid from facts where indicator_id = :indicator and status = 'actual'"
        " and period_start is :start and period_end is :end and region_level = 'province'",
        indicator=indicator,
        start=start,
        end=end,
    )
    values = {row["region_code"]: row for row in rows}
    provinces = await page.rows(
        "select code, name_zh, name_en, grid_x, grid_y from regions"
        " where level = 'province' and grid_x is not null order by code"
    )
    limits = shade_limits([row["value"] for row in rows])
    made = [
        _tile(province | values.get(province["code"], {"value": None}), limits, page.language)
        for province in provinces
    ]
    return sorted(made, key=lambda tile: (tile["value"] is None, -(tile["value"] or 0)))


def shade_limits(values: Sequence[float]) -> list[float]:
    """Return the values at which a darker shade begins: each shade holds as many provinces.

    >>> shade_limits([5, 1, 4, 2, 3])
    [2, 3, 4, 5]
    """
    ordered = sorted(values)
    return [ordered[len(ordered) * step // SHADES] for step in range(1, SHADES)] if ordered else []


def short_number(value: float, language: str) -> str:
    """Return a number for a tile: three digits and a scale.

    >>> short_number(205900, "zh"), short_number(2.436e9, "zh"), short_number(205900, "en")
    ('20.6万', '24.4亿', '206k')
    """
    scales = (
        ((1e8, "亿"), (1e4, "万")) if language == "zh" else ((1e9, "bn"), (1e6, "m"), (1e3, "k"))
    )
    for scale, name in scales:
        if abs(value) >= scale:
            return f"{value / scale:.3g}{name}"
    return f"{value:.6g}"


def short_name(row: Row, language: str) -> str:
    """Return the name of a province without the kind of division.

    >>> short_name({"name_zh": "广西壮族自治区", "name_en": "Guangxi Zhuang Autonomous Region"}, "en")
    'Guangxi'
    """
    if language == "en" and row["name_en"]:
        return _KIND_EN.sub("", row["name_en"])
    return _KIND_ZH.sub("", row["name_zh"])


def _tile(row: Row, limits: list[float], language: str) -> Row:
    name = short_name(row, language)
    letters = LETTERS[row["code"][:2]] if language == "en" else name
    tile = row | {"place": name, "letters": letters}
    if row["value"] is None:
        return tile | {"shade": None, "short": ""}
    shade = 1 + bisect_right(limits, row["value"])
    return tile | {"shade": shade, "short": short_number(row["value"], language)}
