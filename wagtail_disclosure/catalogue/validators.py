from __future__ import annotations

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_disclosure.periods import InvalidPeriod, parse_period


def validate_period(key: str) -> None:
    """Raise a ``ValidationError`` for what is no period key."""
    try:
        parse_period(key)
    except InvalidPeriod as error:
        raise ValidationError(
            _(
                "“%(key)s” is no period. Write 2023-2024 for a school year, 2024 for a "
                "calendar year, 2023-2024-1 for a term."
            ),
            params={"key": key},
        ) from error


def clean_title(title: str) -> str:
    """
    A title without characters that nobody sees.

    Zero-width and bidirectional controls and line breaks come in by copying; they
    make two equal titles differ and can turn the reading order round.
    """
    visible = (
        " " if unicodedata.category(c) in {"Cc", "Zl", "Zp"} else c
        for c in title
        if unicodedata.category(c) != "Cf"
    )
    return re.sub(" {2,}", " ", "".join(visible)).strip()
