"""
Whole notices of each kind, with the words, marks and tables that real ones have.

Nothing in them may block, and nothing of the rules about words, marks and quality may
speak at all. What a kind allows its notices (examinee numbers, one or two contacts'
mobiles, a year and month of birth) stands in them. Names, numbers, days and companies
are drawn, so that each notice comes in two forms.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.labelled import making
from benchmarks.labelled.case import Case, ordinary
from benchmarks.labelled.notices import aid, offices, people, purchases, rules
from benchmarks.labelled.numbers import OF_PERSONS

JUDGED = OF_PERSONS | {
    "home-address",
    "sensitive-column",
    "secrecy-marking",
    "internal-marking",
    "unfinished",
    "injected",
    "invisible",
    "hidden-content",
    "evaluation-experts",
}

_ALLOWED = "mobile examinee-number student-number"
_MODULES = (aid, offices, people, purchases, rules)


def cases(random: Random) -> Iterator[Case]:
    for module in _MODULES:
        for notice in module.NOTICES:
            for _ in range(2):
                title, *content = notice(random)
                yield ordinary(*content, title=title, allows=_ALLOWED)
    yield ordinary(
        f"联系人：{making.name(random)}老师，电话{making.landline(random)}",
        title="关于召开全校教职工大会的通知",
    )
