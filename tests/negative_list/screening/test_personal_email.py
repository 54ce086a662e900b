"""Addresses at free providers."""

from __future__ import annotations

import pytest

from tests.negative_list.screening.places import findings, found


@pytest.mark.parametrize(
    "address",
    [
        "12345678@qq.com",
        "zhang.san@163.com",
        "zs_1@vip.sina.com",
        "ZS@GMAIL.COM",
        "zs@foxmail.com",
        "13812345678@139.com",
        "zs＠126．com",
        "zs#qq.com",
        "zs(at)outlook.com",
    ],
)
def test_is_found(address: str) -> None:
    assert found("personal-email", f"邮箱：{address}。") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "jwc@ahu.edu.cn",
        "zs@163.com.ahu.edu.cn",
        "https://mail.qq.com/",
        "www.163.com",
        "办公邮箱：jwc@163.com",
    ],
)
def test_office_mail_is_none(text: str) -> None:
    assert found("personal-email", text) == []


def test_shows_the_provider_only() -> None:
    (finding,) = findings("personal-email", "邮箱：zhangsan@qq.com")
    assert finding.excerpt == "邮箱：z*******@qq.com"
