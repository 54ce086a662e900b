"""The place of a finding in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.encoding import force_str
from django.utils.text import capfirst
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

# In the order in which a person looks for a place: from the large to the small.
_WORDS: Mapping[str, Any] = {
    "sheet": gettext_lazy("sheet “%(value)s”"),
    "slide": gettext_lazy("slide %(value)s"),
    "page": gettext_lazy("page %(value)s"),
    "pages": gettext_lazy("pages %(value)s"),
    "section": gettext_lazy("section %(value)s"),
    "header": gettext_lazy("header %(value)s"),
    "footer": gettext_lazy("footer %(value)s"),
    "footnote": gettext_lazy("footnote %(value)s"),
    "endnote": gettext_lazy("endnote %(value)s"),
    "comment": gettext_lazy("comment %(value)s"),
    "notes": gettext_lazy("speaker notes"),
    "block": gettext_lazy("block %(value)s"),
    "shape": gettext_lazy("shape %(value)s"),
    "chart": gettext_lazy("chart %(value)s"),
    "table": pgettext_lazy("place", "table %(value)s"),
    "paragraph": gettext_lazy("paragraph %(value)s"),
    "line": gettext_lazy("line %(value)s"),
    "cell": gettext_lazy("cell %(value)s"),
    "row": pgettext_lazy("place", "row %(value)s"),
    "column": pgettext_lazy("place", "column %(value)s"),
    "property": gettext_lazy("property %(value)s"),
    "attribute": gettext_lazy("attribute %(value)s"),
    "annotation": gettext_lazy("annotation %(value)s"),
    "name": gettext_lazy("name %(value)s"),
    "bookmark": gettext_lazy("bookmark %(value)s"),
    "attachment": gettext_lazy("file inside %(value)s"),
    "part": gettext_lazy("part %(value)s"),
}


def place_in_words(
    locator: Mapping[str, str | int],
    member: tuple[str, ...] = (),
    *,
    model: type[models.Model] | None = None,
) -> str:
    """
    Where it is, for example “archive.zip › 名单.xlsx, sheet “名单”, cell C5”.

    With ``model`` the field of a page is named as the editor's form names it.
    """
    parts = [" › ".join(member)] if member else []
    if "field" in locator:
        parts.append(_field_name(str(locator["field"]), model))
    elif "list" in locator:
        parts.append(str(locator["list"]))
    for key, words in _WORDS.items():
        # A stretch of pages says where it begins.
        if key in locator and not (key == "page" and "pages" in locator):
            parts.append(force_str(words) % {"value": locator[key]})
    return gettext(", ").join(parts)


def _field_name(name: str, model: type[models.Model] | None) -> str:
    try:
        field: Any = model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        field = None
    return str(capfirst(field.verbose_name)) if field is not None else name
