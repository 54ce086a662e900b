"""Addresses at free providers of mail."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
    mask_value,
)
from wagtail_disclosure.negative_list.screening.passages import Passage

_PROVIDERS = (
    "qq.com",
    "foxmail.com",
    "163.com",
    "126.com",
    "yeah.net",
    "188.com",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "139.com",
    "189.cn",
    "wo.cn",
    "aliyun.com",
    "tom.com",
    "21cn.com",
    "263.net",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "live.cn",
    "msn.com",
    "msn.cn",
    "icloud.com",
    "yahoo.com",
    "yahoo.cn",
    "proton.me",
    "protonmail.com",
    "hotmail.co",
    "me.com",
    "mail.com",
    "ymail.com",
    "eyou.com",
    "88.com",
    "naver.com",
    "yandex.com",
)
_LOCAL = re.compile(
    r"([a-z0-9][a-z0-9._+\-]*) ?(?:@|#|\(at\)|\[at\]| at |\(@\)) ?(?:vip\.)?$"
)
_DOMAIN_GOES_ON = re.compile(r"[a-z0-9\-]|\.(?!com|cn\b)[a-z]{2,}\.[a-z]")
# A mailbox that a unit keeps at a free provider and gives out as its own.
_OFFICE = re.compile(
    "(?:办公|单位|部门|公共|公开|监督|举报|投诉|受理|纪检|纪委|官方)[^,;。@ ]{0,8}"
    r"(?:邮箱|信箱|邮件|e-?mail)(?:地址)?[: 为是(]*$"
)


class PersonalEmailDetector(Detector):
    """Addresses at free providers; those of a school or an office are public."""

    code = "personal-email"
    words = _PROVIDERS

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        last_end = -1
        for word in passage.words:
            local = _LOCAL.search(passage.before(word.start, 72))
            goes_on = _DOMAIN_GOES_ON.match(passage.after(word.end, 16))
            if not local or goes_on:
                continue
            start = word.start - (len(local[0]))
            if start < last_end or _OFFICE.search(passage.before(start, 24)):
                continue
            last_end = word.end
            yield Match(passage.piece_at(start), start, word.end)

    def mask(self, value: str) -> str:
        local, at, domain = value.partition("@")
        if not at:
            return mask_value(value)
        return mask_value(local) + at + domain
