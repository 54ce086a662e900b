"""Ratios of two ways to do the same, taken in turn so that a drift hits both."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Comparison:
    """Seconds of both ways, pair by pair."""

    name: str
    limit: float | None
    ours: Sequence[float]
    plain: Sequence[float]

    @property
    def ratio(self) -> float:
        pairs = zip(self.ours, self.plain, strict=True)
        return statistics.median(a / b for a, b in pairs)

    def row(self) -> str:
        ours, plain = (statistics.median(t) * 1000 for t in (self.ours, self.plain))
        limit = f"≤ {self.limit}" if self.limit else "–"
        return (
            f"| {self.name} | {ours:.1f} | {plain:.1f} | {self.ratio:.2f} | {limit} |"
        )


HEADER = "| what | ours, ms | plain, ms | ratio | limit |\n|---|---|---|---|---|"


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(
    name: str,
    ours: Callable[[], object],
    plain: Callable[[], object],
    *,
    limit: float | None = None,
    repeat: int = 30,
    warmup: int = 3,
) -> Comparison:
    """Do both in turn ``repeat`` times, after a few that are not counted."""
    for _ in range(warmup):
        ours()
        plain()
    pairs = [(seconds(ours), seconds(plain)) for _ in range(repeat)]
    return Comparison(name, limit, [a for a, _ in pairs], [b for _, b in pairs])
