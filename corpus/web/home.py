"""The home page: what is in here, an indicator over time and by province, what is new."""

from typing import Any

from datasette.utils.asgi import Response

from .charts import bars, series, tiles
from .overview import overview
from .page import Page, Row
from .periods import period_token

NATION = "100000"


async def home(page: Page) -> Response:
    """Show the home page for the indicator, period and place that the address asks for."""
    held = await overview(page)
    indicators = [row for row in held.indicators if row["actual"]]
    chosen = _chosen(indicators, page.argument("indicator"))
    charts = await _charts(page, chosen, held.periods.get(chosen["id"], [])) if chosen else {}
    return await page.render(
        "home.html",
        totals=held.totals,
        indicators=indicators,
        chosen=chosen,
        newest=await newest(page),
        conflicts=held.conflicts,
        **charts,
    )


async def newest(page: Page) -> list[Row]:
    """Return the ten latest documents with the number of their figures."""
    return await page.rows(
        "select d.uid, d.title, d.issuer, d.published, d.kind, d.lang,"
        " (select count(*) from figures f where f.document_id = d.id) figures"
        " from documents d where d.current order by d.published desc, d.id desc limit 8"
    )


def _chosen(options: list[Row], asked: str) -> Row | None:
    matching = [option for option in options if option["id"] == asked]
    return next(iter(matching or options), None)


async def _charts(page: Page, indicator: Row, periods: list[Row]) -> dict[str, Any]:
    regions = await _regions(page, indicator["id"])
    nation = next((row for row in regions if row["id"] == NATION and row["n"] > 1), None)
    region = _chosen(regions, page.argument("region") or (nation or {"id": ""})["id"])
    options = [p | {"token": period_token(p["period_start"], p["period_end"])} for p in periods]
    asked = page.argument("period")
    matching = [option for option in options if option["token"] == asked]
    period = next(iter(matching or options), None)
    rows = await series(page, indicator["id"], region["id"]) if region else []
    return {
        "series_regions": regions,
        "region": region,
        "series": rows,
        "series_data": bars(page, rows),
        "periods": options,
        "period_chosen": period,
        "tiles": await tiles(page, indicator["id"], period["token"]) if period else [],
    }


async def _regions(page: Page, indicator: str) -> list[Row]:
    """Return the places with actual values of an indicator, those of most periods first."""
    return await page.rows(
        "select p.region_code id, r.name_zh, r.name_en, count(*) n from representative p"
        " join regions r on r.code = p.region_code"
        " where p.indicator = :indicator and p.status = 'actual' and p.main"
        " group by p.region_code order by r.level not in ('country', 'province'), n desc, r.code"
        " limit 500",
        indicator=indicator,
    )
