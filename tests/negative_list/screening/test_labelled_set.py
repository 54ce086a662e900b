"""The labelled set of the benchmark, with another seed than its own."""

from __future__ import annotations

from benchmarks.labelled.case import line
from benchmarks.screening_quality import Result, measure


def test_the_promised_figures_hold() -> None:
    result = measure(seed=7)
    assert result.below_promise() == [], "\n".join(result.faults[:20])
    assert result.positives >= 350
    assert result.negatives >= 1200


def test_what_is_missed_and_what_is_wrong_break_the_promise() -> None:
    judged = frozenset({"mobile"})
    missing, alarming = Result(), Result()
    for _ in range(10):
        missing.add("made up", line("订单号：13812345678", mobile=1), judged)
        alarming.add("made up", line("电话：13812345678", mobile=1), judged)
    assert missing.below_promise() == ["mobile"]
    assert alarming.below_promise() == []
    alarming.add("made up", line("电话：13812345678"), judged)
    assert alarming.below_promise() == ["mobile"]
