"""
Single places in forms that real documents have, written down one by one.

They are in `by_hand.json`: of a positive the rule finds something (of the aspect, if
one is named), of a negative nothing. Other rules may speak of either.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.labelled.case import Case
from wagtail_disclosure.negative_list.screening.texts import Readable, Role, Table, Text

_PLACES = json.loads(Path(__file__).parent.with_name("by_hand.json").read_text("utf-8"))
JUDGED = frozenset(_PLACES["positives"])


def cases(random: Random) -> Iterator[Case]:
    for rule, positives in _PLACES["positives"].items():
        others = JUDGED - {rule}
        for place in positives:
            key = f"{rule}:{place['aspect']}" if place["aspect"] else rule
            yield Case(_content(place["texts"]), {key: place.get("count", 1)}, others)
        for texts in _PLACES["negatives"][rule]:
            yield Case(_content(texts), {}, others)


def _content(texts: list[Any]) -> tuple[Readable, ...]:
    return tuple(map(_readable, texts))


def _readable(text: Any) -> Readable:
    if isinstance(text, str):
        return Text(text)
    if isinstance(text[0], list):
        return Table(text, name="table")
    content, role, heading, hidden = text
    return Text(content, role=Role(role), heading=heading, hidden=hidden)
