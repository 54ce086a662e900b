"""Names of organisations, persons and who a row is about."""

from __future__ import annotations

import pytest

from wagtail_disclosure.negative_list.screening.organisations import (
    is_bank,
    is_organisation,
)
from wagtail_disclosure.negative_list.screening.person_names import is_person_name


@pytest.mark.parametrize(
    "name",
    [
        "合肥华信科技有限公司",
        "安徽某某大学",
        "安徽某某大学（本级）",
        "合肥市教育局",
        "XX Co., Ltd.",
    ],
)
def test_organisations(name: str) -> None:
    assert is_organisation(name)
    assert not is_person_name(name)


@pytest.mark.parametrize(
    "name", ["张三", "欧阳娜娜", "李 强", "阿依古丽·买买提", "張偉"]
)
def test_persons(name: str) -> None:
    assert is_person_name(name)
    assert not is_organisation(name)


@pytest.mark.parametrize(
    "word", ["安徽", "高级", "金额", "单价", "合格", "计算机", "男", ""]
)
def test_words_that_are_neither(word: str) -> None:
    assert not is_person_name(word)
    assert not is_organisation(word)


def test_a_bank_is_told_from_its_customer() -> None:
    assert is_bank("中国银行合肥分行")
    assert not is_bank("合肥华信科技有限公司")
