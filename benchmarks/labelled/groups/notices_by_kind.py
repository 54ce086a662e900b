"""
Whole notices of every kind, written down as schools publish them.

They are in `notices_by_kind.json`, each with the code of its kind. As with the drawn
ones nothing may block, and nothing of the rules about words, marks and quality may
speak; what a kind allows its notices may. The tests weigh them by their kinds, too.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.labelled.case import Case, ordinary
from benchmarks.labelled.groups.whole_notices import JUDGED as OF_WHOLE_NOTICES
from wagtail_disclosure.negative_list.screening.texts import Table

JUDGED = OF_WHOLE_NOTICES
NOTICES: list[dict[str, Any]] = json.loads(
    Path(__file__).parent.with_name("notices_by_kind.json").read_text("utf-8")
)
_ALLOWED = "mobile examinee-number student-number personal-email"


def cases(random: Random) -> Iterator[Case]:
    for notice in NOTICES:
        yield ordinary(*contents(notice), title=notice["title"], allows=_ALLOWED)


def contents(notice: dict[str, Any]) -> list[str | Table]:
    """The paragraphs and tables of a notice."""
    return [
        each if isinstance(each, str) else Table(each, name=f"table-{number}")
        for number, each in enumerate(notice["content"])
    ]
