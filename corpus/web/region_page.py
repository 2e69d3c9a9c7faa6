"""What is known of a place: its facts by indicator, the places inside it, its documents."""

from datasette.utils.asgi import Response

from .disagreements import of_region
from .overview import overview
from .page import NoSuchPageError, Page, Row


async def regions(page: Page) -> Response:
    """List the nation and the provinces, with what is held of each."""
    held = await overview(page)
    return await page.render("regions.html", rows=held.regions)


async def region(page: Page, code: str) -> Response:
    """Show a place."""
    row = await page.row("select * from regions where code = :code", code=code)
    if row is None:
        raise NoSuchPageError(code)
    return await page.render(
        "region.html",
        region=row,
        parents=await _parents(page, row),
        children=await _children(page, code),
        groups=_by_indicator(await _facts(page, code)),
        conflicts=await of_region(page, code),
        documents=await _documents(page, code),
    )


async def _parents(page: Page, row: Row) -> list[Row]:
    found: list[Row] = []
    code = row["parent_code"]
    while code:
        parent = await page.row("select * from regions where code = :code", code=code)
        if parent is None:
            break
        found.insert(0, parent)
        code = parent["parent_code"]
    return found


async def _children(page: Page, code: str) -> list[Row]:
    return await page.rows(
        "select r.code, r.name_zh, r.name_en, count(*) n from regions r"
        " join figures f on f.region_code = r.code where r.parent_code = :code"
        " group by r.code order by n desc, r.code limit 60",
        code=code,
    )


async def _facts(page: Page, code: str) -> list[Row]:
    return await page.rows(
        "select indicator_id, indicator, indicator_en, period_start, period_end, status, value,"
        " value_high, unit, comparator, display, origins, documents, flags, document, issuer,"
        " document_uid, figure_uid from facts where region_code = :code"
        " order by indicator_id, period_end desc, status limit 1000",
        code=code,
    )


def _by_indicator(facts: list[Row]) -> list[list[Row]]:
    groups: dict[str, list[Row]] = {}
    for fact in facts:
        groups.setdefault(fact["indicator_id"], []).append(fact)
    return sorted(groups.values(), key=lambda group: (-len(group), group[0]["indicator_id"]))


async def _documents(page: Page, code: str) -> list[Row]:
    return await page.rows(
        "select d.uid, d.title, d.issuer, d.published, d.kind, count(*) figures from figures f"
        " join documents d on d.id = f.document_id where f.region_code = :code and d.current"
        " group by d.id order by d.published desc limit 20",
        code=code,
    )
