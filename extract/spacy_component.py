"""The extractor as a spaCy component: `nlp.add_pipe("gongbao_figures")`.

It needs nothing of the pipeline but its tokens, so it works on `spacy.blank("zh")` and on any
other. Afterwards `doc.spans["figures"]` holds the figures, widened to whole tokens, and
`doc.spans["entities"]` the programmes and groups of people that the text names.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, cast

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from ingest import document_from_row

from .entity_patterns import EntityPattern, load_patterns
from .figure import Figure
from .figure_values import figure_from_values, figure_to_values
from .finder import Extractor

FIGURES = "figures"
ENTITIES = "entities"
_STORED = "gongbao_figures"  # in doc.user_data, as plain values: documents are sent to processes


class FiguresComponent:
    """Marks the figures of a document, and the programmes and groups beside them.

    `doc._.bulletin`, a mapping with any of title, published, issuer and id, tells the
    component what the text does not; a figure's period and region often hang on it.
    """

    def __init__(self, nlp: Language, packs: Iterable[Path], patterns: Iterable[Path]) -> None:
        """Raises PackError or PatternError if a file of the user is wrong."""
        self._lang = nlp.lang if nlp.lang in ("zh", "en") else None
        self._extractor = Extractor(packs)
        every = list(load_patterns())
        for path in patterns:
            every.extend(load_patterns(path))
        self._phrases = _Phrases([p for p in every if isinstance(p.pattern, str)])
        self._matcher = _matcher(nlp, [p for p in every if not isinstance(p.pattern, str)])

    def __call__(self, doc: Doc) -> Doc:
        """Fill the span groups of a document and return it."""
        figures = self._figures(doc)
        doc.user_data[_STORED] = [figure_to_values(figure) for figure in figures]
        doc.spans[FIGURES] = list(_figure_spans(doc, figures))
        doc.spans[ENTITIES] = _longest([*self._phrases.find(doc), *self._by_tokens(doc)])
        return doc

    def _figures(self, doc: Doc) -> list[Figure]:
        known = dict(doc._.bulletin or {})
        row = {"id": "", "lang": self._lang, **known, "text": doc.text}
        return self._extractor.find_figures(document_from_row(row))

    def _by_tokens(self, doc: Doc) -> Iterator[Span]:
        if not len(self._matcher):  # spaCy warns of an empty matcher at every call
            return
        for key, start, end in self._matcher(doc):
            label, _, name = doc.vocab.strings[key].partition("\t")
            yield Span(doc, start, end, label=label, span_id=name)


class _Phrases:
    """Finds words as they stand, whatever the tokens."""

    def __init__(self, patterns: Sequence[EntityPattern]) -> None:
        self._of = {str(pattern.pattern): pattern for pattern in patterns}
        words = sorted(self._of, key=len, reverse=True)
        self._any = re.compile("|".join(re.escape(word) for word in words))

    def find(self, doc: Doc) -> Iterator[Span]:
        for match in self._any.finditer(doc.text):
            pattern = self._of[match[0]]
            span = doc.char_span(
                *match.span(), label=pattern.label, span_id=pattern.id, alignment_mode="expand"
            )
            if span is not None:
                yield span


def _matcher(nlp: Language, patterns: Sequence[EntityPattern]) -> Matcher:
    matcher = Matcher(nlp.vocab)
    for pattern in patterns:
        matcher.add(f"{pattern.label}\t{pattern.id}", [list(cast(Sequence[Any], pattern.pattern))])
    return matcher


def _figure_spans(doc: Doc, figures: Sequence[Figure]) -> Iterator[Span]:
    for place, figure in enumerate(figures):
        span = doc.char_span(
            figure.start,
            figure.end,
            label=figure.indicator or "FIGURE",
            span_id=str(place),
            alignment_mode="expand",
        )
        if span is not None:
            yield span


def _longest(spans: Sequence[Span]) -> list[Span]:
    """Return the spans in order, of those that overlap the longest."""
    taken: list[Span] = []
    end = -1
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            taken.append(span)
            end = span.end
    return taken


def figure_of(span: Span) -> Figure | None:
    """Return the figure of a span of `doc.spans["figures"]`; None of any other."""
    rows = span.doc.user_data.get(_STORED, [])
    place = span.id_
    if not place.isdecimal() or int(place) >= len(rows):
        return None
    figure = figure_from_values(rows[int(place)])
    inside = span.start_char <= figure.start and figure.end <= span.end_char
    return figure if inside else None


if not Span.has_extension("figure"):
    Span.set_extension("figure", getter=figure_of)
if not Doc.has_extension("bulletin"):
    Doc.set_extension("bulletin", default=None)


@Language.factory(
    "gongbao_figures",
    default_config={"packs": [], "patterns": []},
    assigns=["doc.spans", "span._.figure"],
)
def create_figures_component(
    nlp: Language, name: str, packs: list[str], patterns: list[str]
) -> FiguresComponent:
    """Make the component; `packs` and `patterns` are paths of files that a user adds.

    >>> import spacy
    >>> nlp = spacy.blank("zh")
    >>> figures = nlp.add_pipe("gongbao_figures")
    >>> doc = nlp("2024年发放劳务报酬24.36亿元。")
    >>> [(span.text, span._.figure.value) for span in doc.spans["figures"]]
    [('24.36亿元', Decimal('2436000000'))]
    """
    return FiguresComponent(nlp, map(Path, packs), map(Path, patterns))
