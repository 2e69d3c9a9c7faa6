"""A chart as inline SVG: real text, links on the values, colours from the page's style sheet."""

from fractions import Fraction
from html import escape

from .blocks import Chart, Point

WIDTH, BAR, GAP, LABEL, VALUE = 720, 26, 12, 190, 110
LINE_HEIGHT, TOP, BOTTOM = 240, 40, 40


def chart_svg(chart: Chart, anchors: dict[str, str]) -> str:
    """Return the SVG; `anchors` gives for an atom's label the anchor of its annex row."""
    draw = _bars if chart.kind == "bar" else _line
    body, height = draw(chart, anchors)
    described = "; ".join(f"{point.name} {point.atom.text}" for point in chart.points)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" class="chart">'
        f"<title>{escape(chart.caption)}</title><desc>{escape(described)}</desc>{body}</svg>"
    )


def _bars(chart: Chart, anchors: dict[str, str]) -> tuple[str, int]:
    longest = max((abs(point.value) for point in chart.points), default=Fraction(1)) or Fraction(1)
    room = WIDTH - LABEL - VALUE
    parts = []
    for index, point in enumerate(chart.points):
        top = GAP + index * (BAR + GAP)
        length = round(float(abs(point.value) / longest * room), 1)
        middle = top + BAR / 2 + 5
        looks = "bar strong" if point.strong else "bar"
        parts.append(
            f'<text x="{LABEL - 10}" y="{middle}" text-anchor="end">{escape(point.name)}</text>'
            f'<rect class="{looks}" x="{LABEL}" y="{top}" width="{length}" height="{BAR}"/>'
            + _value(point, anchors, LABEL + length + 8, middle, "start")
        )
    height = GAP + len(chart.points) * (BAR + GAP)
    axis = f'<line class="axis" x1="{LABEL}" y1="0" x2="{LABEL}" y2="{height}"/>'
    return "".join(parts) + axis, height


def _line(chart: Chart, anchors: dict[str, str]) -> tuple[str, int]:
    values = [point.value for point in chart.points]
    low, high = min(*values, Fraction(0)), max(values)
    span = (high - low) or Fraction(1)
    step = (WIDTH - 120) / max(len(values) - 1, 1)
    room = LINE_HEIGHT - TOP - BOTTOM
    places = [
        (
            round(60 + index * step, 1),
            round(LINE_HEIGHT - BOTTOM - float((v - low) / span) * room, 1),
        )
        for index, v in enumerate(values)
    ]
    path = " ".join(f"{x},{y}" for x, y in places)
    parts = [f'<polyline class="line" points="{path}"/>']
    for point, (x, y) in zip(chart.points, places, strict=True):
        parts.append(
            f'<circle class="dot" cx="{x}" cy="{y}" r="4"/>'
            + _value(point, anchors, x, y - 12, "middle")
            + f'<text x="{x}" y="{LINE_HEIGHT - 12}" text-anchor="middle">{escape(point.name)}</text>'
        )
    base = LINE_HEIGHT - BOTTOM
    parts.append(f'<line class="axis" x1="30" y1="{base}" x2="{WIDTH - 30}" y2="{base}"/>')
    return "".join(parts), LINE_HEIGHT


def _value(point: Point, anchors: dict[str, str], x: float, y: float, align: str) -> str:
    text = f'<text x="{x}" y="{y}" text-anchor="{align}">{escape(point.atom.text)}</text>'
    return f'<a href="#{anchors[point.atom.label]}">{text}</a>'
