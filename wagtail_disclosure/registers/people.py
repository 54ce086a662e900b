"""How people are called."""

from __future__ import annotations

import re
from typing import Any

_CHINESE = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff·]+")


def full_name(user: Any) -> str:
    """The person's name, family name first if it is Chinese; else the account's."""
    given = getattr(user, "first_name", "").strip()
    family = getattr(user, "last_name", "").strip()
    if _CHINESE.fullmatch(given) and _CHINESE.fullmatch(family):
        return family + given
    return user.get_full_name().strip() or user.get_username()


def person_name(user: Any) -> str:
    """The name and, as names repeat, the account."""
    name, username = full_name(user), user.get_username()
    return username if name == username else f"{name} ({username})"
