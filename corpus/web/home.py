"""The home page: what is in here, an indicator over time and by province, what is new."""

from typing import Any

from datasette.utils.asgi import Response

from .charts import bars, series, tiles
from .page import Page, Row
from .periods import period_token

NATION = "100000"


async def home(page: Page) -> Response:
    """Show the home page for the indicator, period and place that the address asks for."""
    indicators = await page.rows(
        "select indicator_id id, indicator name_zh, indicator_en name_en, count(*) n,"
        " count(distinct region_code) places from facts where status = 'actual'"
        " group by indicator_id order by places desc, n desc, indicator_id"
    )
    chosen = _chosen(indicators, page.argument("indicator"))
    charts = await _charts(page, chosen) if chosen else {}
    return await page.render(
        "home.html",
        totals=await totals(page),
        indicators=indicators,
        chosen=chosen,
        newest=await newest(page),
        conflicts=await conflicts(page, limit=4),
        **charts,
    )


async def totals(page: Page) -> Row:
    """Return how much the corpus holds."""
    row = await page.row(
        "select (select count(*) from documents where current) documents,"
        " (select count(*) from figures) figures, (select count(*) from facts) facts,"
        " (select count(distinct region_code) from facts) places,"
        " (select max(published) from documents where current) until"
    )
    return row or {}


async def newest(page: Page) -> list[Row]:
    """Return the ten latest documents with the number of their figures."""
    return await page.rows(
        "select d.uid, d.title, d.issuer, d.published, d.kind, d.lang,"
        " (select count(*) from figures f where f.document_id = d.id) figures"
        " from documents d where d.current order by d.published desc, d.id desc limit 8"
    )


async def conflicts(page: Page, limit: int, where: str = "1", **parameters: object) -> list[Row]:
    """Return pairs of statements that contradict one another, the largest ratio first."""
    return await page.rows(
        "select c.flag, c.ratio, p.indicator indicator_id, i.name_zh indicator,"
        " i.name_en indicator_en, r.name_zh region, r.name_en region_en, p.region_code,"
        " p.period_start, p.period_end, p.decision, a.uid chosen_uid, a.display chosen_display,"
        " a.value chosen_value, a.value_high chosen_high, a.comparator chosen_comparator,"
        " p.unit, da.uid chosen_document, da.title chosen_title, da.issuer chosen_issuer,"
        " b.uid other_uid, b.display other_display, b.value other_value,"
        " b.value_high other_high, b.comparator other_comparator, db.uid other_document,"
        " db.title other_title, db.issuer other_issuer"
        " from conflicts c join representative p on p.figure = c.chosen"
        " join figures a on a.id = c.chosen join documents da on da.id = a.document_id"
        " join figures b on b.id = c.other join documents db on db.id = b.document_id"
        " join indicators i on i.id = p.indicator join regions r on r.code = p.region_code"
        " where c.flag in ('conflict', 'disagrees', 'revised', 'unit_slip')"
        f" and {where} order by p.main desc, c.ratio desc, c.id limit {int(limit)}",
        **parameters,
    )


def _chosen(options: list[Row], asked: str) -> Row | None:
    matching = [option for option in options if option["id"] == asked]
    return next(iter(matching or options), None)


async def _charts(page: Page, indicator: Row) -> dict[str, Any]:
    regions = await page.rows(
        "select region_code id, region name_zh, region_en name_en, count(*) n from facts"
        " where indicator_id = :indicator and status = 'actual' group by region_code"
        " order by n desc, region_code",
        indicator=indicator["id"],
    )
    nation = next((row for row in regions if row["id"] == NATION and row["n"] > 1), None)
    region = _chosen(regions, page.argument("region") or (nation or {"id": ""})["id"])
    periods = await _map_periods(page, indicator["id"])
    asked = page.argument("period")
    period = next((p for p in periods if p["token"] == asked), periods[0] if periods else None)
    rows = await series(page, indicator["id"], region["id"]) if region else []
    return {
        "series_regions": regions,
        "region": region,
        "series": rows,
        "series_data": bars(page, rows),
        "periods": periods,
        "period_chosen": period,
        "tiles": await tiles(page, indicator["id"], period["token"]) if period else [],
    }


async def _map_periods(page: Page, indicator: str) -> list[Row]:
    rows = await page.rows(
        "select period_start, period_end, count(*) places from facts"
        " where indicator_id = :indicator and status = 'actual' and region_level = 'province'"
        " group by period_start, period_end order by places desc, period_end desc",
        indicator=indicator,
    )
    return [row | {"token": period_token(row["period_start"], row["period_end"])} for row in rows]
