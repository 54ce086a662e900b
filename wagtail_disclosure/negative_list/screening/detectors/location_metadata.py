"""What a picture or a file tells of its maker without showing it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from wagtail_disclosure.negative_list.screening.detectors.detector import (
    Detector,
    Match,
)
from wagtail_disclosure.negative_list.screening.passages import Passage
from wagtail_disclosure.negative_list.screening.texts import Role, Text

_DIGITS = re.compile(r"[0-9]")
_DEVICE = re.compile(r"make|model|device|camera|lens|serial|software|body|owner", re.I)
# Names that programs and offices put there, and that name nobody.
_NOBODY = re.compile(
    r"(?:administrator|admin|user|users|owner|guest|root|author|unknown|test|pc"
    r"|microsoft.*|windows.*|office.*|wps.*|kingsoft.*|lenovo.*|dell|hp|huawei|asus"
    r"|thinkpad|python-docx|openpyxl|xlsxwriter|apache poi|libreoffice.*|adobe.*"
    r"|微软.*|联想.*|系统管理员|管理员|用户|作者|未知|匿名|雨林木风|深度技术|番茄花园"
    r"|.*(?:大学|学院|学校|处|部|科|室|办|办公室|中心|公司|委员会|工会|团委|研究院|图书馆))",
    re.I,
)
_PERSON = re.compile(r"[\u4e00-\u9fff·]{2,6}|[a-z][a-z .'\-]{2,40}", re.I)


class LocationMetadataDetector(Detector):
    code = "location-metadata"
    aspects = ("position", "device", "author")

    def find(self, passage: Passage, options: Mapping[str, str]) -> Iterator[Match]:
        for content, start in passage.notable:
            if not isinstance(content, Text) or not content.text.strip():
                continue
            if content.role is Role.LOCATION:
                shown = _DIGITS.sub("*", content.text.strip())
                aspect = "device" if _names_a_device(content) else "position"
            elif _is_device(content):
                shown, aspect = _DIGITS.sub("*", content.text.strip()), "device"
            elif content.role is Role.AUTHOR and _names_somebody(content.text):
                name = content.text.strip()
                shown, aspect = name[0] + "*" * (len(name) - 1), "author"
            else:
                continue
            yield Match(passage.piece_at_original(start), aspect=aspect, shown=shown)


def _is_device(text: Text) -> bool:
    return text.role is Role.PROPERTY and text.locator.get("property") == "device"


def _names_a_device(text: Text) -> bool:
    places = [text.heading, *(str(value) for value in text.locator.values())]
    return any(_DEVICE.search(place) for place in places)


def _names_somebody(author: str) -> bool:
    name = author.strip()
    return _PERSON.fullmatch(name) is not None and _NOBODY.fullmatch(name) is None
