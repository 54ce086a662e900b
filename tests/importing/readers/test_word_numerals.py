import pytest

from wagtail_disclosure.importing.readers.word_numerals import numeral


@pytest.mark.parametrize(
    ("number", "number_format", "written"),
    [
        (1, "chineseCounting", "一"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (20, "chineseCountingThousand", "二十"),
        (21, "chineseCountingThousand", "二十一"),
        (100, "chineseCountingThousand", "一百"),
        (105, "chineseCountingThousand", "一百〇五"),
        (110, "chineseCountingThousand", "一百一十"),
        (1003, "chineseCountingThousand", "一千〇三"),
        (2021, "ideographDigital", "二〇二一"),
        (3, "chineseLegalSimplified", "叁"),
        (3, "ideographTraditional", "丙"),
        (11, "ideographTraditional", "11"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircleChinese", "21"),
        (12, "decimalFullWidth", "１２"),
        (7, "decimalZero", "07"),
        (28, "lowerLetter", "bb"),
        (14, "upperRoman", "XIV"),
        (5, "decimal", "5"),
        (5, "neverHeardOf", "5"),
        (0, "chineseCounting", "0"),
        (99_999_999, "upperRoman", "99999999"),
    ],
)
def test_numerals(number: int, number_format: str, written: str) -> None:
    assert numeral(number, number_format) == written
