"""What a masked identity number still tells."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cache, lru_cache

from wagtail_disclosure.negative_list.screening.regions import PROVINCE

# What people put in the place of a digit, in folded texts.
SYMBOLS = "*×●○□■_#∗✱✳⁎※█▇▉◆◇★☆·•◎⊙^?〇◯"
HIDDEN = "?"
_LENGTH = 18
_BIRTH = slice(6, 14)
# As many numbers are tried in a moment against a register or a person's name.
FEW = 1000

# How many codes of regions there are with so many of the six digits hidden.
_REGIONS = (1, 5, 30, 100, 300, 1000, 3000)
# Days on which people who are alive were born.
_FIRST, _LAST = datetime.date(1930, 1, 1), datetime.date(2029, 12, 31)
_PROVINCE = re.compile(PROVINCE)


@dataclass(frozen=True, slots=True)
class MaskedId:
    """An identity number, digit by digit, with `HIDDEN` where it is masked."""

    digits: str

    def shows_birth_date(self) -> bool:
        return HIDDEN not in self.digits[_BIRTH]

    def is_possible(self) -> bool:
        """Whether what is shown fits an identity number at all."""
        shown = self.digits[:2]
        if HIDDEN not in shown and not _PROVINCE.match(shown):
            return False
        return possible_days(self.digits[_BIRTH]) > 0

    def candidates(self) -> int:
        """About how many real numbers fit, with the check character used."""
        regions = _REGIONS[self.digits[:6].count(HIDDEN)]
        serials = (1, 10, 100, 1000)[self.digits[14:17].count(HIDDEN)]
        fitting = regions * possible_days(self.digits[_BIRTH]) * serials
        if self.digits[17] == HIDDEN:
            return fitting
        hidden = self.digits.count(HIDDEN)
        return -(-fitting // 11) if hidden > 1 else 1

    def can_be_undone(self) -> bool:
        return self.candidates() <= FEW


@lru_cache(maxsize=4096)
def possible_days(pattern: str) -> int:
    """How many days fit eight digits of which some are hidden."""
    return len(
        re.findall(f"^{pattern.replace(HIDDEN, '[0-9]')}$", _days(), re.MULTILINE)
    )


@cache
def _days() -> str:
    count = (_LAST - _FIRST).days + 1
    days = (_FIRST + datetime.timedelta(n) for n in range(count))
    return "\n".join(day.strftime("%Y%m%d") for day in days)


def read_masked(token: str, *, is_named: bool) -> MaskedId | None:
    """
    The identity number that a token of digits and masks stands for.

    People often put fewer or more masks than there were digits. Such a token is read
    only where something names it an identity number.
    """
    marks = _marks(re.sub("[ ]", "", token))
    if marks is None:
        return None
    if len(marks) != _LENGTH:
        head, tail = marks[: marks.find(HIDDEN)], marks[marks.rfind(HIDDEN) + 1 :]
        is_one_block = HIDDEN not in marks[len(head) :].strip(HIDDEN + tail) and (
            set(marks[len(head) : len(marks) - len(tail)]) == {HIDDEN}
        )
        shown = len(head) + len(tail)
        if not is_named or not is_one_block or not 1 <= shown < _LENGTH:
            return None
        marks = head + HIDDEN * (_LENGTH - shown) + tail
    masked = MaskedId(marks)
    return masked if masked.is_possible() else None


def _marks(token: str) -> str | None:
    """Digits, `HIDDEN` for masks and a closing X where it is the check character."""
    is_check = token[-1:] == "x" and token[-2:-1].isdigit()
    body = token[:-1] if is_check else token
    marks = "".join(c if c.isdigit() else HIDDEN for c in body)
    if HIDDEN not in marks:
        return None
    return marks + "x" if is_check else marks
