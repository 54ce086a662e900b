"""Keys of rows that stand in addresses, where anybody can write any number."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.urls import register_converter
from wagtail.admin.widgets import AdminPageChooser

# What a key column can hold: beyond it SQLite and PostgreSQL raise instead of finding
# nothing.
LARGEST_KEY = 2**63 - 1


def parse_row_key(text: Any) -> int | None:
    """The key, or None for what can be no key of any row."""
    text = str(text)
    if not (text.isascii() and text.isdecimal() and len(text) <= 19):
        return None
    return key if (key := int(text)) <= LARGEST_KEY else None


class RowKeyConverter:
    """``<row:name>`` in a path: no row has a larger key, so the address is unknown."""

    regex = "[0-9]{1,19}"

    def to_python(self, value: str) -> int:
        key = parse_row_key(value)
        if key is None:
            raise ValueError
        return key

    def to_url(self, value: Any) -> str:
        return str(value)


class RowChoiceField(forms.ModelChoiceField):
    """A choice among rows whose key stands in an address, or among pages."""

    def to_python(self, value: Any) -> Any:
        if value not in self.empty_values and parse_row_key(value) is None:
            raise ValidationError(
                self.error_messages["invalid_choice"],
                code="invalid_choice",
                params={"value": value},
            )
        return super().to_python(value)


class RowPageChooser(AdminPageChooser):
    """A chooser of pages that is shown again with whatever number was sent."""

    def get_instance(self, value: Any) -> Any:
        if isinstance(value, Model) or value is None:
            return super().get_instance(value)
        return None if parse_row_key(value) is None else super().get_instance(value)


register_converter(RowKeyConverter, "row")
