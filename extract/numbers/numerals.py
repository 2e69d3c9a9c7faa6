"""Chinese and Arabic numerals become exact decimals: 20.59万, 二十万五千九百, 2万3千, 壹佰零伍.

`read_numeral` takes the numeral alone; finding one in running text is `numbers_zh`.
"""

import re
from decimal import Context, Decimal, InvalidOperation

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "俩": 2, "倆": 2}
CAPITALS = {c: n for n, c in enumerate("零壹贰叁肆伍陆柒捌玖")} | {"参": 3}
TENS = {"十": 1, "百": 2, "千": 3, "拾": 1, "佰": 2, "仟": 3}
MYRIADS = {"万": 4, "亿": 8, "兆": 12}
EXPONENTS = TENS | MYRIADS
_DIGIT_OF = DIGITS | CAPITALS

_TOKEN = re.compile(r"\d+(?:\.\d+)?|.", re.DOTALL)
_MINUS = "负-"
_WIDE = Context(prec=120)


def exact(digits: str, exponent: int = 0) -> Decimal:
    """Return digits × 10^exponent without rounding, written without an exponent.

    >>> exact("20.59", 4)
    Decimal('205900')
    """
    whole, _, fraction = digits.partition(".")
    if len(fraction) <= exponent:
        return Decimal(whole + fraction + "0" * (exponent - len(fraction)))
    if not exponent:
        return Decimal(digits)
    return Decimal(format(Decimal(f"{digits}E{exponent}"), "f"))


def read_numeral(text: str) -> Decimal | None:
    """Return the value of a numeral, or None where it is not well formed.

    Digits may stand among the characters (2万3千), spaces are ignored, and a last digit
    without its unit takes the next lower one (四百五 = 450, 一万三 = 13000).

    >>> read_numeral("二十万五千九百"), read_numeral("2万3千"), read_numeral("二〇二五")
    (Decimal('205900'), Decimal('23000'), Decimal('2025'))
    """
    compact = text.replace(" ", "")
    if compact[:1] in _MINUS and len(compact) > 1:
        positive = read_numeral(compact[1:])
        return None if positive is None else -positive
    whole, point, fraction = compact.partition("点")
    value = _read_whole(whole)
    if value is None or not point:
        return value
    return _with_fraction(value, fraction)


def _with_fraction(value: Decimal, fraction: str) -> Decimal | None:
    digits = _positional(fraction)
    return None if digits is None else Decimal(f"{value:f}.{digits}")


def _positional(text: str) -> str | None:
    """Return characters that stand for one digit each as ASCII digits: 二〇二五 → 2025."""
    try:
        return "".join(c if c.isascii() else str(_DIGIT_OF[c]) for c in text) or None
    except KeyError:
        return None


def _read_whole(text: str) -> Decimal | None:
    if not any(c in EXPONENTS for c in text):
        digits = _positional(text)
        try:
            return None if digits is None else Decimal(digits)
        except InvalidOperation:
            return None
    return _read_grouped(_TOKEN.findall(text))


def _read_grouped(tokens: list[str]) -> Decimal | None:
    """Read digits and units by sections of 万, 亿 and 兆, as they are spoken."""
    total = section = Decimal(0)
    digit: Decimal | None = None
    unit, after_zero = 0, False
    for token in tokens:
        if token not in EXPONENTS:
            number = Decimal(_DIGIT_OF[token]) if token in _DIGIT_OF else _decimal(token)
            if number is None or digit is not None:
                return None
            after_zero = after_zero or (number == 0 and not token[0].isdigit())
            digit = None if number == 0 and not token[0].isascii() else number
            continue
        unit = EXPONENTS[token]
        if token in TENS:
            if digit is None and section and not after_zero:
                return None  # 五十千
            section += _shift(Decimal(1) if digit is None else digit, unit)
        else:
            total, section = _close_section(total, section + (digit or 0), unit), Decimal(0)
        digit, after_zero = None, False
    if digit is None:
        return total + section
    spoken_short = unit > 1 and not after_zero and digit < 10
    return total + section + _shift(digit, unit - 1 if spoken_short else 0)


def _close_section(total: Decimal, section: Decimal, unit: int) -> Decimal:
    """五亿|零六|万 adds to the total; 四万|万 and 二十万|亿 multiply it."""
    if total and (section == 0 or total < _shift(Decimal(1), unit)):
        return _shift(total + section, unit)
    return total + _shift(section or Decimal(1), unit)


def _shift(value: Decimal, exponent: int) -> Decimal:
    return Decimal(f"{value:f}E{exponent}") if exponent else value


def _decimal(token: str) -> Decimal | None:
    return Decimal(token) if token[0].isascii() and token[0].isdigit() else None


def significant_digits(written: str) -> int:
    """Return how many digits are written from the first one that is not zero: 20.59 → 4."""
    return len(written.replace(".", "").replace(",", "").lstrip("0")) or 1


def next_digit_up(value: Decimal) -> Decimal:
    """Return the bound that 余 or 多 implies: the last non-zero digit plus one (2300余 < 2400).

    >>> next_digit_up(Decimal("11000")), next_digit_up(Decimal("20"))
    (Decimal('12000'), Decimal('30'))
    """
    sign, digits, exponent = value.as_tuple()
    kept = len("".join(map(str, digits)).rstrip("0")) or 1
    step = Decimal((0, (1,), int(exponent) + len(digits) - kept))
    return value if sign else multiply(_WIDE.add(value, step), Decimal(1))


def multiply(value: Decimal, factor: Decimal) -> Decimal:
    """Return the product, exact up to 120 digits and written without an exponent."""
    return Decimal(format(_WIDE.multiply(value, factor), "f"))
