"""The number layer on made-up numbers and arbitrary text: what is written is read back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import find_quantities
from extract.numbers.numerals import read_numeral
from extract.numbers.numerals_en import read_words
from extract.numbers.quantities import find_mentions

DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("一二三四五六七八九十百千", "壹贰叁肆伍陆柒捌玖拾佰仟")
ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = [("亿", 8), ("万亿", 12), ("万", 4), ("百万", 6), ("千万", 7), ("", 0)]
ALPHABET = "0123456789.,，-—~～／/ 零一二两三十百千万亿余多几第近约超不低于个人元%％成倍分之点半又年月日（）()$thousandmillioone"
anything = st.text(max_size=60)
numberish = st.text(alphabet=ALPHABET, max_size=40)


def write_section(number: int) -> str:
    """Write 1 to 9999 in Chinese: 1005 → 一千零五."""
    words, gap = "", False
    for power, unit in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // power % 10
        if digit:
            words += ("零" if gap and words else "") + DIGITS[digit] + unit
        gap = not digit
    return words


def write_chinese(number: int) -> str:
    """Write a whole number below 10¹⁶ in Chinese."""
    if not number:
        return "零"
    words, above = "", 0
    for unit, exponent in (("万亿", 12), ("亿", 8), ("万", 4), ("", 0)):
        section = number // 10**exponent % 10000
        if section:
            words += ("零" if words and (section < 1000 or not above) else "") + write_section(
                section
            )
            words += unit
        above = section
    return words


def write_english(number: int) -> str:
    """Write a whole number below 10¹² in English words."""
    for exponent, word in ((9, "billion"), (6, "million"), (3, "thousand"), (2, "hundred")):
        if number >= 10**exponent:
            rest = number % 10**exponent
            joint = " and " if exponent == 2 else " "
            return f"{write_english(number // 10**exponent)} {word}" + (
                joint + write_english(rest) if rest else ""
            )
    if number >= 20:
        return TENS[number // 10 - 2] + (f"-{ONES[number % 10]}" if number % 10 else "")
    return ONES[number]


@given(st.integers(0, 10**16 - 1))
def test_chinese_numerals_read_back(number: int) -> None:
    """Any whole number written in Chinese, small or capital, is read back."""
    words = write_chinese(number)

    assert number == read_numeral(words) == read_numeral(words.translate(CAPITALS))


@given(st.integers(0, 10**12 - 1))
def test_english_words_read_back(number: int) -> None:
    """Any whole number written in English words is read back."""
    assert number == read_words(write_english(number))


@given(st.integers(11, 10**12 - 1))
def test_chinese_numerals_read_back_from_text(number: int) -> None:
    """In a sentence, a numeral with a unit is found whole."""
    text = f"合计{write_chinese(number)}元。"

    [found] = find_quantities(text)

    assert (Decimal(number), "CNY", 2, len(text) - 1) == (
        found.value,
        found.unit,
        found.start,
        found.end,
    )


@given(st.integers(21, 10**12 - 1))
def test_english_words_read_back_from_text(number: int) -> None:
    """In a sentence, number words with a unit are found whole."""
    words = write_english(number)

    [found] = find_quantities(f"a total of {words} yuan.", "en")

    assert (Decimal(number), "CNY") == (found.value, found.unit)


@given(
    st.decimals(0, 10**9, places=3, allow_nan=False),
    st.sampled_from(SCALES),
    st.sampled_from(["plain", "full width", "commas", "blanks"]),
)
def test_digits_with_a_scale_are_exact(
    number: Decimal, scale: tuple[str, int], manner: str
) -> None:
    """Digits in any manner times any scale give the exact product."""
    word, exponent = scale
    written = f"{number:,f}" if manner in ("commas", "blanks") else f"{number:f}"
    if manner == "blanks":
        written = written.replace(",", " ")
    if manner == "full width":
        written = "".join(chr(ord(c) + 0xFEE0) for c in written)

    [found] = find_quantities(f"投资{written}{word}元")

    assert number.scaleb(exponent) == found.value
    assert "E" not in str(found.value)


@given(st.integers(1, 500), st.integers(1, 500), st.sampled_from(["—", "-", "至", "到", "～"]))
def test_ranges_read_back(low: int, width: int, joint: str) -> None:
    """A range whose unit and scale are said once has both bounds in that scale."""
    [found] = find_quantities(f"补助{low}{joint}{low + width}万元")

    assert (Decimal(low * 10000), Decimal((low + width) * 10000)) == (found.value, found.value_high)


@given(st.one_of(anything, numberish), st.sampled_from(["zh", "en"]))
def test_any_text_gives_ordered_spans(text: str, lang: str) -> None:
    """No text raises; spans lie in the text, in order, apart, and hold their number."""
    end = 0
    for mention in find_mentions(text, lang):
        assert end <= mention.start <= mention.number.start < mention.number.end
        assert mention.number.end <= mention.end <= len(text)
        assert mention.value_high is None or mention.value < mention.value_high
        end = mention.end


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(
    "text",
    [
        "\ud800五\udfff3万元\ud834",
        "1" * 5000,
        "1," * 3000,
        "三又" * 2000,
        "一" * 3000,
        "one " * 500,
        "\x00１\x1f亿",
    ],
    ids=["surrogates", "digits", "commas", "又", "一", "one", "control"],
)
def test_hostile_text_does_not_raise(text: str, lang: str) -> None:
    """Lone surrogates, control characters and endless digits are read without an error."""
    assert all(q.end <= len(text) for q in find_quantities(text, lang))
