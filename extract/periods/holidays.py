"""Days of public holidays: fixed ones, and the days off that are announced each year."""

from datetime import date

from .lexicon import holidays
from .sides import Side


def holiday_days(
    name: str, off: bool, year: Side, reference: date | None
) -> tuple[date, date] | None:
    """Return the first and last day of a holiday; None where they are not known.

    `off`: the days off (国庆假期), else the day itself (元旦). Without a year, the one
    nearest to the reference.
    """
    entry = holidays()[name]
    if off:
        spans = {int(y): (days[0], days[1]) for y, days in entry["days_off"].items()}
    elif "day" in entry:
        month, day = entry["day"]
        spans = {y: (date(y, month, day),) * 2 for y in _years_around(year, reference)}
    else:
        return None
    return _chosen(spans, year, reference)


def _years_around(year: Side, reference: date | None) -> list[int]:
    if year.first.year is not None:
        return [year.first.year]
    if reference is None:
        return []
    return [y for y in range(reference.year - 3, reference.year + 4) if 0 < y < 9999]


def _chosen(
    spans: dict[int, tuple[date, date]], year: Side, reference: date | None
) -> tuple[date, date] | None:
    if year.first.year is not None:
        return spans.get(year.first.year)
    if reference is None:
        return None
    if year.relative:
        return spans.get(reference.year + year.first.shift)
    near = [days for days in spans.values() if abs((days[0] - reference).days) <= 183]
    return min(near, key=lambda days: abs((days[0] - reference).days), default=None)
