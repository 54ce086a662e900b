"""The lines that part the cells of a table."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

# Ends of a drawn line: x and y of the first, x and y of the second.
Segment = tuple[float, float, float, float]
# Of the height of a line of text: as near are the two edges of one rule, and the
# pieces that a rule is drawn in.
_NEAR = 0.15
_GAP = 0.35


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across or down the page, at `at` from `start` to `end`."""

    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The four rules around a place."""

    left: float
    top: float
    right: float
    bottom: float


class Rules:
    """All rules of a page; y grows downwards."""

    def __init__(self, segments: Iterable[Segment], height: float) -> None:
        near, gap = _NEAR * height, _GAP * height
        upright: list[Rule] = []
        level: list[Rule] = []
        for x0, y0, x1, y1 in segments:
            if abs(x0 - x1) <= near:
                upright.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
            elif abs(y0 - y1) <= near:
                level.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        self.slack = gap
        self.upright = _joined(upright, near, gap)
        self.level = _joined(level, near, gap)
        self._upright_places = [rule.at for rule in self.upright]
        self._level_places = [rule.at for rule in self.level]

    def frame_at(self, x: float, y: float) -> Frame | None:
        """The cell that a place lies in; None outside of tables."""
        across = _neighbours(self.upright, self._upright_places, x, y, self.slack)
        down = _neighbours(self.level, self._level_places, y, x, self.slack)
        if across is None or down is None:
            return None
        return Frame(across[0], down[0], across[1], down[1])

    def columns_between(self, top: float, bottom: float) -> set[float]:
        """Left edges of columns, also of those in which nothing stands."""
        half = (bottom - top) / 2
        edges = [
            rule.at
            for rule in self.upright
            if min(rule.end, bottom) - max(rule.start, top) >= half
        ]
        return set(edges[:-1])


def _neighbours(
    rules: Sequence[Rule],
    places: Sequence[float],
    place: float,
    along: float,
    slack: float,
) -> tuple[float, float] | None:
    """The nearest rules on both sides that reach as far as `along`."""
    index = bisect.bisect_right(places, place)
    before = (rule for rule in reversed(rules[:index]))
    after = (rule for rule in rules[index:])
    found = []
    for side in (before, after):
        nearest = next(
            (r.at for r in side if r.start - slack <= along <= r.end + slack), None
        )
        if nearest is None:
            return None
        found.append(nearest)
    return found[0], found[1]


def _joined(rules: list[Rule], near: float, gap: float) -> list[Rule]:
    """Rules in order, those on one line that touch each other as one."""
    rules.sort(key=lambda rule: rule.at)
    result: list[Rule] = []
    group: list[Rule] = []
    for rule, following in pairwise([*rules, Rule(float("inf"), 0, 0)]):
        group.append(rule)
        if following.at - group[0].at > near:
            result += _merged(group, gap)
            group = []
    return result


def _merged(group: list[Rule], gap: float) -> list[Rule]:
    at = group[0].at
    merged: list[Rule] = []
    for rule in sorted(group, key=lambda rule: rule.start):
        if merged and rule.start <= merged[-1].end + gap:
            end = max(merged[-1].end, rule.end)
            merged[-1] = Rule(at, merged[-1].start, end)
        else:
            merged.append(Rule(at, rule.start, rule.end))
    return merged
