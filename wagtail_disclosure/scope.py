"""Who an entry is for. Where the entry lives decides which of these holds."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Audience of an entry, widest first."""

    PUBLIC = "public"
    CAMPUS = "campus"
    LIMITED = "limited"
