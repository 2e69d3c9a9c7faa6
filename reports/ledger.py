"""Every number of a briefing: where it comes from, under which label, in which words."""

import re
from dataclasses import replace

from corpus import Statement
from extract import Role

from .amounts import Amount, Scale, bare, in_words, own_scale, signed
from .blocks import Atom, Number, Reference, Source
from .calculate import Calculation
from .cite import Citations, outlet
from .links import Links

_AROUND = 16
_SENTENCE, _CLAUSE = re.compile("[。；！？]"), re.compile("[。；！？，\t]")
_CUT = re.compile(r"\s+[A-Za-z]+$")
# not inside 2,436
_COMMA = re.compile(r"[，、：]|[,;:] ")


def amount_of(statement: Statement) -> Amount:
    """Return a statement's value with the words that hedge it."""
    return Amount(
        value=statement.value,
        high=statement.value_high,
        unit=statement.unit,
        comparator=str(statement.comparator),
        words=statement.quote,
    )


class Ledger:
    """Makes atoms and remembers what stands behind them; labels count from 1 by first use."""

    def __init__(self, lang: str, links: Links) -> None:
        """Begin empty."""
        self.lang = lang
        self._links = links
        self._citations = Citations(links)
        self._numbers: dict[object, Number] = {}
        self._counts = {"F": 0, "C": 0}

    def figure(self, statement: Statement, scale: Scale | None = None) -> Atom:
        """Return the atom of a row: in words, or bare for a column in `scale`."""
        amount = amount_of(statement)
        text = in_words(amount, self.lang) if scale is None else bare(amount, scale, self.lang)
        self._entry(statement)
        return self._atom(statement.uid, text)

    def beside(self, statement: Statement, other: Statement) -> Atom:
        """Return the atom of a row in words, in the scale of another that stands beside it."""
        amount, scale = amount_of(statement), own_scale(amount_of(other), self.lang)
        if statement.unit != other.unit or abs(amount.value) < scale.factor:
            return self.figure(statement)
        self._entry(statement)
        return self._atom(statement.uid, in_words(amount, self.lang, scale))

    def growth(self, statement: Statement) -> Atom:
        """Return the atom of a growth for a table: in words, with a minus for a decrease."""
        self._entry(statement)
        return self._atom(statement.uid, signed(amount_of(statement), self.lang))

    def calculation(self, made: Calculation, scale: Scale | None = None) -> Atom:
        """Return the atom of a number that this report made."""
        amount = made.amount
        text = in_words(amount, self.lang) if scale is None else bare(amount, scale, self.lang)
        key = (made.operation, tuple(each.uid for each in made.inputs))
        if key not in self._numbers:
            labels = tuple(self._entry(each).label for each in made.inputs)
            self._numbers[key] = Number(
                label=self._next("C"),
                texts=(),
                expression=made.operation,
                inputs=labels,
                low=made.interval.low,
                high=made.interval.high,
                tooltip=f"{made.operation}({', '.join(labels)})",
            )
        return self._atom(key, text)

    def cite(self, *statements: Statement) -> Reference:
        """Return the marks of the documents that statements stand in."""
        return self._citations.cite(each.source for each in statements)

    @property
    def numbers(self) -> tuple[Number, ...]:
        """Rows first, then calculations, each by number."""
        return tuple(
            sorted(self._numbers.values(), key=lambda n: (n.figure is None, int(n.label[1:])))
        )

    @property
    def sources(self) -> tuple[Source, ...]:
        """The cited documents, by citation number."""
        return self._citations.sources

    def _atom(self, key: object, text: str) -> Atom:
        number = self._numbers[key]
        if text not in number.texts:
            self._numbers[key] = replace(number, texts=(*number.texts, text))
        return Atom(text=text, label=number.label)

    def _entry(self, statement: Statement) -> Number:
        if statement.uid not in self._numbers:
            words = source_words(statement)
            named = f"{outlet(statement.source)} {statement.source.published or ''}".strip()
            self._numbers[statement.uid] = Number(
                label=self._next("F"),
                texts=(in_words(amount_of(statement), self.lang),),
                figure=statement.uid,
                source=self._citations.number(statement.source),
                value=statement.value,
                quote=statement.quote,
                words=words,
                place=str(statement.role) if statement.role is Role.HEADLINE else "",
                row=self._links.figure(statement.source.uid, statement.uid),
                tooltip=f"{named}“{words}”",
            )
        return self._numbers[statement.uid]

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}{self._counts[kind]}"


def source_words(statement: Statement) -> str:
    """Return the quote with the words around it, cut at the sentence or with a mark.

    A cell of a table has what stands before it in its row.
    """
    before, after = statement.before.splitlines(), statement.after.splitlines()
    left = _SENTENCE.split(before[-1])[-1] if before else ""
    right = _CLAUSE.split(after[0])[0] if after else ""
    is_cut = left == statement.before or len(left) > _AROUND
    if is_cut:
        # begin at a clause: “…发放劳务报酬24.36亿元”, not in the middle of a number before it
        left = left[-_AROUND:]
        left = left[_start_of_clause(left) :]
    words = left + statement.quote + _whole_words(right[:_AROUND])
    return ("…" if is_cut else "") + " ".join(words.split())


def _start_of_clause(text: str) -> int:
    """Return where the first clause begins that is whole, else the first Latin word, else 0."""
    ends = [match.end() for match in _COMMA.finditer(text) if match.end() < len(text)]
    if not ends and text[:1].isascii() and text[:1].isalnum():
        ends = [text.find(" ") + 1]
    return min(ends, default=0)


def _whole_words(text: str) -> str:
    """Drop a Latin word that is cut off at the end.

    >>> _whole_words(" projects had be"), _whole_words("名群众就近就业")
    (' projects had', '名群众就近就业')
    """
    return _CUT.sub("", text) if len(text) == _AROUND else text
