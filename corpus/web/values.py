"""Values as pages print them in English; in Chinese they print the column `display`."""

from decimal import Decimal

# Unit -> what follows the number. Any other unit is a Chinese counter, printed as it is.
UNITS = {
    "CNY": " yuan", "USD": " US dollars", "HKD": " HK dollars", "EUR": " euros",
    "person": " people", "person_time": " person-times", "household": " households",
    "post": " posts", "project": " projects", "village": " villages", "township": " townships",
    "county": " counties", "city": " cities", "province": " provinces",
    "enterprise": " enterprises", "km": " km", "m": " m", "mu": " mu", "ha": " ha",
    "km2": " km²", "m2": " m²", "m3": " m³", "kg": " kg", "g": " g", "t": " t", "jin": " jin",
    "kW": " kW", "kWh": " kWh", "litre": " litres", "hour": " hours", "day": " days",
    "month": " months", "year": " years", "pct": "%", "pp": " points", "permille": "‰",
    "times": " times", "time": " times", "index": "",
}  # fmt: skip
COMPARATORS = {
    "eq": "", "more_than": "over ", "at_least": "at least ", "less_than": "under ",
    "at_most": "up to ", "nearly": "nearly ", "approx": "about ", "range": "",
}  # fmt: skip
_SCALES = ((1e12, " trillion"), (1e9, " billion"), (1e6, " million"))


def english_value(value: float, high: float | None, unit: str, comparator: str) -> str:
    """Return a value in English words and digits.

    >>> english_value(2.436e9, None, "CNY", "eq"), english_value(200000, None, "person", "more_than")
    ('2.436 billion yuan', 'over 200,000 people')
    """
    number = _number(value) if high is None else f"{_number(value)}–{_number(high)}"
    return f"{COMPARATORS[comparator]}{number}{UNITS.get(unit, f' {unit}')}"


def _number(value: float) -> str:
    for scale, name in _SCALES:
        if abs(value) >= scale:
            return f"{value / scale:.7g}{name}"
    return f"{value:,.12g}"


def brief(number: str) -> str:
    """Return a calculated number with two decimals at most.

    >>> brief("11209.677419355"), brief("818"), brief("0.5")
    ('11209.68', '818', '0.5')
    """
    rounded = format(round(Decimal(number), 2), "f")
    return rounded.rstrip("0").rstrip(".") if "." in rounded else rounded
