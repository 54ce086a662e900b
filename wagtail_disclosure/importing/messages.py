"""What the codes of readers say to a person."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

Params = Mapping[str, str | int]

_MEBIBYTE = 1024 * 1024
# What Word, Excel and WPS saved before 2007; they can all save the newer form.
_OLD_FORMATS = {
    ".doc": ".docx",
    ".dot": ".docx",
    ".wps": ".docx",
    ".rtf": ".docx",
    ".odt": ".docx",
    ".xls": ".xlsx",
    ".et": ".xlsx",
    ".ods": ".xlsx",
    ".csv": ".xlsx",
}

_TEXTS = {
    "missing": gettext_lazy("The file is not there."),
    "unreadable": gettext_lazy("The file cannot be opened for reading."),
    "empty": gettext_lazy("There is nothing in the file."),
    "too-large": gettext_lazy(
        "The file has %(size)s MB; at most %(limit)s MB are taken in."
    ),
    "too-long": gettext_lazy(
        "The text is longer than %(limit)s characters. Divide it, or attach the file "
        "instead."
    ),
    "unknown-type": gettext_lazy(
        "Files ending in “%(suffix)s” cannot be taken in. Possible are docx, xlsx, "
        "pdf, html and txt."
    ),
    "old-format": gettext_lazy(
        "Files ending in “%(suffix)s” cannot be taken in. Open the file and save it "
        "as %(wanted)s."
    ),
    "wrong-type": gettext_lazy(
        "The file is named as if it were %(expected)s, but its content is something "
        "else. Open it in the program it was made with and save it as %(expected)s."
    ),
    "undecodable": gettext_lazy(
        "The characters of the file cannot be read. Save it as UTF-8 or GB18030."
    ),
    "damaged": gettext_lazy(
        "The file is damaged. Open it in the program it was made with and save it anew."
    ),
    "unsafe-xml": gettext_lazy(
        "The file holds declarations that no program for documents writes and that can "
        "do harm. It is not opened."
    ),
    "password-protected": gettext_lazy(
        "The file is protected by a password. Save it without one."
    ),
    "unpacks-too-large": gettext_lazy(
        "The file unpacks to far more than a document holds. It is not opened."
    ),
    "too-many-pages": gettext_lazy(
        "The file has %(pages)s pages; at most %(limit)s are taken in."
    ),
    # Warnings: the file came in, but not all of it, or not as it looked.
    "no-text": gettext_lazy(
        "The first pages carry no text that can be read, as in a scan: it will not be "
        "found by its content."
    ),
    "table-cut": gettext_lazy(
        "The table %(table)s was cut after %(rows)s rows and %(columns)s columns; all "
        "of it is in the original only."
    ),
    "sheets-left-out": gettext_lazy(
        "Only the first %(limit)s sheets came in; the others are in the original only."
    ),
    "not-converted": gettext_lazy(
        "Equations, charts, diagrams and inserted files did not come in; they are in "
        "the original only."
    ),
    "merged-cells": gettext_lazy(
        "The table %(table)s has merged cells: their text stands in the first cell, "
        "and the others are empty."
    ),
    "hidden-left-out": gettext_lazy(
        "Hidden content was left out. Who downloads the original can still see it."
    ),
    "hidden-sheets": gettext_lazy(
        "Hidden sheets were left out: %(sheets)s. Who downloads the original can still "
        "see them."
    ),
    "hidden-cells": gettext_lazy(
        "Hidden rows and columns of the sheet %(sheet)s were left out (%(rows)s rows, "
        "%(columns)s columns). Who downloads the original can still see them."
    ),
    "picture-left-out": gettext_lazy("The picture %(name)s was left out."),
    "numbering-written-out": gettext_lazy(
        "The numbers that Word counts by itself were written into the text."
    ),
    "tracked-changes": gettext_lazy(
        "The document records changes. The body has the text as changed; who downloads "
        "the original can see the deleted words, too."
    ),
    "comments-in-original": gettext_lazy(
        "The document has comments. Who downloads the original can read them."
    ),
    "active-content": gettext_lazy(
        "The file holds something that runs when it is opened. Save it without."
    ),
    "attachments-in-original": gettext_lazy(
        "The file carries other files inside. Who downloads the original gets them too."
    ),
    "main-content-uncertain": gettext_lazy(
        "It could not be told for certain which part of the web page is its content. "
        "Compare the text with the page."
    ),
    "values-not-calculated": gettext_lazy(
        "The sheet %(sheet)s has formulas without a result; their cells are empty. "
        "Open it in Excel or WPS and save it anew."
    ),
}
_TABLE_TEXTS = {
    "unknown-type": gettext_lazy(
        "A list is read from csv or xlsx, not from files ending in “%(suffix)s”."
    ),
    "too-many-rows": gettext_lazy("The list has more than %(limit)s rows. Divide it."),
    "too-many-cells": gettext_lazy(
        "Row %(row)s has %(cells)s cells, more than the header has columns."
    ),
    "empty-header": gettext_lazy(
        "Row %(row)s: column %(column)s holds something, but has no name."
    ),
    "duplicate-header": gettext_lazy(
        "Row %(row)s: two columns have the name “%(name)s”."
    ),
}
_NO_NAME = pgettext_lazy("of a table", "without a name")


def describe(code: str, params: Params) -> str:
    """A reader's error or warning in plain words."""
    code, values = _worded(code, dict(params))
    return _filled(_TEXTS.get(code), code, values)


def describe_table_error(code: str, params: Params) -> str:
    """Why a table with a header, such as a manifest, cannot be read."""
    if code in _TABLE_TEXTS:
        return _filled(_TABLE_TEXTS[code], code, dict(params))
    return describe(code, params)


def describe_pictures_without_words(count: int) -> str:
    return ngettext(
        "%(n)d picture came without alternative text and was only numbered: write "
        "what it shows, for readers who cannot see it.",
        "%(n)d pictures came without alternative text and were only numbered: write "
        "what they show, for readers who cannot see them.",
        count,
    ) % {"n": count}


def _worded(code: str, values: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The text to choose, and numbers and names as a person reads them."""
    if code == "too-large":
        # Rounded up, so that nothing is as large as its own limit.
        size = -(-int(values.get("bytes", 0)) // _MEBIBYTE)
        values |= {"size": size, "limit": int(values.get("limit", 0)) // _MEBIBYTE}
    elif code == "unknown-type":
        wanted = _OLD_FORMATS.get(str(values.get("suffix", "")).lower())
        if wanted:
            return "old-format", values | {"wanted": wanted}
    elif code == "hidden-left-out" and "sheets" in values:
        return "hidden-sheets", values
    elif code == "hidden-left-out" and "sheet" in values:
        return "hidden-cells", values
    elif "table" in values:
        name = values["table"]
        values["table"] = f"“{name}”" if name else str(_NO_NAME)
    return code, values


def _filled(text: Any, code: str, values: dict[str, Any]) -> str:
    if text is None:
        return _("The file cannot be taken in (%(code)s).") % {"code": code}
    try:
        return str(text) % values
    except KeyError:
        # A reader that says less than the text asks for must not hide its message.
        return f"{text} ({code})"
