"""Numbers as Word writes them in lists."""

from collections.abc import Callable

_DIGITS = "〇一二三四五六七八九"
_FORMAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def numeral(number: int, number_format: str) -> str:
    write = _FORMATS.get(number_format)
    # No document numbers that far, and a roman numeral would grow without end.
    return write(number) if write and 0 < number < 10_000 else str(number)


def counted(number: int, digits: str = _DIGITS, units: str = "十百千") -> str:
    """三百〇五, and 十二 rather than 一十二."""
    text = ""
    pending_zero = False
    places = [*reversed(list(enumerate(["", *units])))]
    for power, unit in places:
        digit = number // 10**power % 10
        if digit:
            text += digits[0] * (pending_zero and bool(text)) + digits[digit] + unit
        pending_zero = not digit
    ten = digits[1] + units[0]
    return text.removeprefix(digits[1]) if text.startswith(ten) else text


def _from(symbols: str) -> Callable[[int], str]:
    return lambda n: symbols[n - 1] if n <= len(symbols) else str(n)


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if number <= 20 else str(number)


def _letter(number: int) -> str:
    # After z comes aa, then bb.
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * min(repeats + 1, 10)


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        text += letters * count
    return text


def _digitwise(number: int) -> str:
    return "".join(_DIGITS[int(digit)] for digit in str(number))


def _full_width(number: int) -> str:
    return "".join(chr(ord(digit) + 0xFEE0) for digit in str(number))


def _formal(number: int) -> str:
    return counted(number, _FORMAL_DIGITS, "拾佰仟")


_FORMATS: dict[str, Callable[[int], str]] = {
    "chineseCounting": counted,
    "chineseCountingThousand": counted,
    "taiwaneseCounting": counted,
    "taiwaneseCountingThousand": counted,
    "japaneseCounting": counted,
    "ideographDigital": _digitwise,
    "japaneseDigitalTenThousand": _digitwise,
    "taiwaneseDigital": _digitwise,
    "chineseLegalSimplified": _formal,
    "ideographLegalTraditional": _formal,
    "ideographTraditional": _from(_STEMS),
    "ideographZodiac": _from(_BRANCHES),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "decimalZero": lambda n: f"{n:02d}",
    "lowerLetter": _letter,
    "upperLetter": lambda n: _letter(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
}
