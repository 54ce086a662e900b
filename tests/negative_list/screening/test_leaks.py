"""No excerpt shows a value, wherever it stands and whatever stands beside it."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

import pytest

from benchmarks.labelled import making
from tests.negative_list.screening.steps import ALL_DETECTORS
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import (
    Readable,
    Role,
    Table,
    Text,
)

_PEOPLE = 25
_OTHER_FINDINGS = ("会😀", "20xx年", "澳门百家乐", "110101********1234", "字\u202e字")


def _data_of_somebody(chance: random.Random) -> dict[str, str]:
    return {
        "身份证号": making.resident_id(chance),
        "手机": making.mobile(chance),
        "银行卡号": making.card(chance),
        "家庭住址": making.home(chance),
        "出生日期": f"{making.birthday(chance, last=2005):%Y-%m-%d}",
        "出生年月": f"{making.birthday(chance, last=2005):%Y年%m月%d日}",
        "邮箱": making.digits(chance, 9) + "@qq.com",
        "护照号": "E" + making.digits(chance, 8),
        "学号": making.student(chance),
        "考生号": making.examinee(chance),
        "证件号码": making.resident_id_15(chance),
    }


_CHANCE = random.Random(1)
_DATA = [_data_of_somebody(_CHANCE) for _ in range(_PEOPLE)]
_PAIRS = [pair for data in _DATA for pair in data.items()]
_CHANCE.shuffle(_PAIRS)
_ROWS = [["姓名", *_DATA[0]], *(["王伟", *data.values()] for data in _DATA)]


def _documents() -> Iterator[tuple[str, Sequence[Readable]]]:
    yield "one line", [Text("，".join("：".join(pair) for pair in _PAIRS))]
    yield "no labels", [Text("，".join(value for _label, value in _PAIRS))]
    yield "no marks", [Text(" ".join(value for _label, value in _PAIRS))]
    yield "run together", [Text("".join("".join(pair) for pair in _PAIRS))]
    yield "fields", [Text(v, heading=k, role=Role.FORM_FIELD) for k, v in _PAIRS]
    yield "comments", [Text(value, hidden="comment") for _label, value in _PAIRS]
    yield "table", [Table(_ROWS, name="t")]
    yield "hidden sheet", [Table(_ROWS, name="t", hidden="hidden-sheet")]
    yield (
        "hidden cells",
        [
            Table(
                _ROWS, name="t", hidden_columns=dict.fromkeys(range(9), "hidden-column")
            )
        ],
    )
    yield "no headings", [Table(_ROWS[1:], name="t", hidden="hidden-sheet")]
    yield "one row", [Table([["；".join(pair) for pair in _PAIRS]], name="t")]
    yield (
        "one cell",
        [
            Table(
                [["姓名", "备注"], ["王伟", "、".join(v for _k, v in _PAIRS)]], name="t"
            )
        ],
    )
    for other in _OTHER_FINDINGS:
        lines = [f"{label}：{value}，{other}" for label, value in _PAIRS]
        yield f"beside {other}", [Text("".join(lines)), *map(Text, lines)]


@pytest.mark.parametrize(
    "content", [pytest.param(texts, id=name) for name, texts in _documents()]
)
def test_no_excerpt_shows_a_value(content: Sequence[Readable]) -> None:
    findings = screen(content, ALL_DETECTORS)
    excerpts = "\n".join(_compact(finding.excerpt) for finding in findings)
    assert findings
    assert [value for _k, value in _PAIRS if _compact(value) in excerpts] == []


def _compact(text: str) -> str:
    return re.sub(r"[ \-–—]", "", text)
