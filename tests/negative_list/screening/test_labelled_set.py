"""The labelled set of the benchmark, with another seed than its own."""

from __future__ import annotations

from benchmarks.screening_quality import measure


def test_the_promised_figures_hold() -> None:
    result = measure(seed=7)
    assert result.below_promise() == [], "\n".join(result.faults[:20])
    assert result.positives >= 350
    assert result.negatives >= 1200
