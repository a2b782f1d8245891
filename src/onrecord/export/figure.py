"""The timeline as a figure: what happened above an axis of dates, what was said below it.

A day is a point, a coarser date a bar as long as what it leaves open; what has no date stands,
hollow, over what it follows. The drawing is SVG with classes and no styles of its own, as wide as
where it stands, with letters of one size at any width; every mark is a link.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import jinja2
from markupsafe import Markup

from onrecord.export.axis import Axis, Extent, Unit, axis, extent
from onrecord.export.visible import printable

LANE = 26
"""Height of a lane in CSS pixels: a mark and its halo, large enough for a finger (WCAG 2.5.8)."""

MARK = 0.082
"""Share of the width that a mark takes on a phone; no two stand nearer in a lane."""

MOST = 48
"""Marks that are read at a glance; where there are more, those of one date are drawn as one."""

MARGIN = 4.5
"""Percent of the width left free on either side, for the half of a mark."""

COLUMN = 84
"""Height of the highest column, in CSS pixels."""

BELOW = 40
"""Height of the ticks and their labels between what happened and what was said, in CSS pixels."""

SIDE = 16
"""Height of the line that names a side, in CSS pixels."""

Side = Literal["happened", "said"]


@dataclass(frozen=True, slots=True)
class Mark:
    """What is drawn for one row.

    ``when`` is an ISO date by its precision; with ``None`` the mark stands over the one before
    it. ``text`` is short and stands in the mark, ``label`` is what a mouse or a screen reader
    gets, ``href`` leads to the row. ``classes`` are for the style sheet: ``planned``, ``legal``.
    """

    when: str | None
    text: str
    label: str
    href: str
    side: Side = "happened"
    classes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark where it is drawn: ``x`` and the bar from ``left`` to ``right`` in percent, ``y`` in
    CSS pixels; ``bar`` is whether there is one."""

    mark: Mark
    x: float
    y: float
    left: float
    width: float
    bar: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A bucket of time, how much happened in it, and how much was said."""

    when: str
    count: int
    label: str
    href: str
    said: int = 0


def figure(
    marks: Sequence[Mark], *, name: str, title: str, description: str, published: str | None = None
) -> Markup | None:
    """The drawing as SVG, or ``None`` where no mark has a date that can be drawn.

    Args:
        marks: in the order of their rows.
        name: what the ids in the drawing begin with; one of its own for each drawing of a page.
        title, description: what is drawn, for those who do not see it.
        published: a date at which a line is drawn.
    """
    dated = _dated(marks)
    if not dated:
        return None
    given = extent(published)
    scale = axis([*(where for _, where in dated), *([given] if given else [])])
    above = _placed([one for one in dated if one[0].side == "happened"], scale)
    below = _placed([one for one in dated if one[0].side == "said"], scale)
    lanes_above = 1 + max((lane for lane, _ in above), default=0)
    lanes_below = 1 + max((lane for lane, _ in below), default=-1)
    line = 18 + lanes_above * LANE
    placed = [_at(one, line - (lane + 0.5) * LANE) for lane, one in above]
    placed += [_at(one, line + BELOW + (lane + 0.5) * LANE) for lane, one in below]
    order = {id(mark): place for place, (mark, _) in enumerate(dated)}
    return _drawn(
        "figure.svg",
        name=name,
        title=title,
        description=description,
        axis=scale,
        line=line,
        height=line + BELOW + lanes_below * LANE + (20 if lanes_below else 0),
        said=bool(below),
        marks=sorted(placed, key=lambda one: order[id(one.mark)]),
        published=_percent(sum(scale.ends(given)) / 2) if given else None,
    )


def columns(
    buckets: Sequence[Column], *, name: str, title: str, description: str, unit: Unit
) -> Markup | None:
    """How much falls into each day, month or year, as columns on the same axis: what happened
    above it, what was said below, each by a scale of its own, whose end is told.

    ``buckets`` are of one unit; ``None`` is given where there is none that can be drawn.
    """
    dated = [(one, where) for one in buckets if (where := extent(one.when)) is not None]
    if not dated:
        return None
    scale = axis([where for _, where in dated], coarsest=unit)
    most = max(one.count for one, _ in dated)
    most_said = max(one.said for one, _ in dated)
    drawn = []
    for one, where in dated:
        left, right = _slot(scale, where, unit)
        heights = _height(one.count, most), _height(one.said, most_said)
        drawn.append((one, _percent(left), 100 * _scaled(right - left), *heights))
    line = 20 + (COLUMN if most else 0) + (SIDE if most and most_said else 0)
    return _drawn(
        "columns.svg",
        name=name,
        title=title,
        description=description,
        axis=scale,
        line=line,
        height=line + BELOW + (COLUMN + 18 + SIDE if most_said else 0),
        foot=line + BELOW + COLUMN if most_said else line,
        below=line + BELOW,
        unit=unit,
        most=most,
        most_said=most_said,
        columns=drawn,
        counted=len(drawn) <= 12,
    )


def shares(rows: Sequence[tuple[str, int, str | None]], *, whole: int, title: str) -> Markup | None:
    """Counts as bars beneath each other: ``(label, count, link or None)``, drawn as given, each
    with its share of a ``whole``."""
    if not rows:
        return None
    most = max(count for _, count, _ in rows)
    return _drawn(
        "shares.svg",
        title=title,
        rows=[(label, count, 100 * count / max(1, most), href) for label, count, href in rows],
        whole=max(1, whole),
    )


def _dated(marks: Sequence[Mark]) -> list[tuple[Mark, Extent]]:
    """Marks with where they stand; those of one date are one where there are too many."""
    found: list[tuple[Mark, Extent]] = []
    last: Extent | None = None
    for mark in marks:
        last = extent(mark.when) or last
        if last is not None:
            found.append((mark, last))
    if len(found) <= MOST:
        return found
    groups: dict[tuple[Extent, Side], list[Mark]] = {}
    for mark, where in found:
        groups.setdefault((where, mark.side), []).append(mark)
    return [(_together(some), where) for (where, _), some in groups.items()]


def _together(some: Sequence[Mark]) -> Mark:
    first = some[0]
    if len(some) == 1:
        return first
    label = f"{first.label}, and {len(some) - 1} more of that date"
    return Mark(first.when, f"×{len(some)}", label, first.href, first.side, ("many",))


def _placed(dated: Sequence[tuple[Mark, Extent]], scale: Axis) -> list[tuple[int, Placed]]:
    """Each mark in the first lane from the axis where nothing stands in its way."""
    ends: list[float] = []
    found: list[tuple[int, Placed]] = []
    for mark, where in sorted(dated, key=lambda one: (one[1].first, one[1].last)):
        left, right = scale.ends(where)
        x = (left + right) / 2
        bar = mark.when is not None and not where.is_day
        begins, until = min(left, x - MARK / 2), max(right, x + MARK / 2)
        if not bar:
            begins, until = x - MARK / 2, x + MARK / 2
        lane = next((n for n, end in enumerate(ends) if end <= begins + 1e-9), len(ends))
        ends[lane : lane + 1] = [until]
        found.append(
            (lane, Placed(mark, _percent(x), 0.0, _percent(left), 100 * _scaled(right - left), bar))
        )
    return found


def _at(one: Placed, y: float) -> Placed:
    return Placed(one.mark, one.x, y, one.left, one.width, one.bar)


def _height(count: int, most: int) -> float:
    return max(3.0, COLUMN * count / most) if count else 0.0


def _slot(scale: Axis, where: Extent, unit: Unit) -> tuple[float, float]:
    """The whole width of a bucket; a day's is a day wide."""
    if unit != "day":
        return scale.ends(where)
    middle, _ = scale.ends(where)
    panel = next(one for one in scale.panels if where.first <= one.last)
    half = (panel.right - panel.left) / ((panel.last - panel.first).days + 1) / 2
    return middle - half, middle + half


def _scaled(share: float) -> float:
    return share * (1 - 2 * MARGIN / 100)


def _percent(share: float) -> float:
    return MARGIN + 100 * _scaled(share)


def _drawn(template: str, **values: object) -> Markup:
    return Markup(_environment().get_template(template).render(percent=_percent, **values))


@cache
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FunctionLoader(
            lambda name: files("onrecord.export").joinpath("templates", name).read_text("utf-8")
        ),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: printable(value) if type(value) is str else value,
    )
