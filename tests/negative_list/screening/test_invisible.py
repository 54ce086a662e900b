import pytest

from tests.negative_list.screening.wording import aspects, findings
from wagtail_disclosure.negative_list.screening.texts import Text

CODE = "invisible"
BITS = "\u200b\u200c"


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("文件\u202etxt.exe", "bidi"),
        ("通知\U000e0041\U000e0042", "tags"),
        (f"文{BITS * 8}字", "message"),
        ("".join(c + BITS for c in "关于进一步做好校务公开工作的通知"), "message"),
        (Text("白字", hidden="white-text"), "white-text"),
        (Text("小字", hidden="zero-size"), "zero-size"),
    ],
)
def test_what_carries_a_message_is_found(text: Text | str, aspect: str) -> None:
    assert aspects(CODE, text) == [aspect]


@pytest.mark.parametrize(
    "text",
    [
        "国\u200b家\u200b规定",
        "👩\u200d👩\u200d👦一家",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
        "ﺍﻟ\u202bنص\u202c",
        "\ufeff正文\xa0正文",
    ],
)
def test_what_editors_leave_behind_is_none(text: str) -> None:
    assert aspects(CODE, text) == []


def test_the_place_is_that_in_the_original() -> None:
    [finding] = findings(CODE, "通知\u202e公开")
    assert (finding.start, finding.end) == (2, 3)
    assert finding.excerpt == "通知<U+202E>公开"
