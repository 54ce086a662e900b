"""The rules about a person's numbers."""

from __future__ import annotations

OF_PERSONS = frozenset(
    {
        "resident-id",
        "resident-id-15",
        "mobile",
        "bank-card",
        "passport",
        "examinee-number",
        "student-number",
        "birth-date",
        "weak-mask",
        "personal-email",
    }
)
