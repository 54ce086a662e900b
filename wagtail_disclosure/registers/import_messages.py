"""What is wrong with an imported table, in words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

from wagtail_disclosure.registers.table_rows import HeadingProblem, RowProblem
from wagtail_disclosure.tabular import TableError

_TABLE = {
    "empty": gettext_lazy("The file is empty."),
    "unknown-type": gettext_lazy("Only CSV and XLSX files can be read."),
    "wrong-type": gettext_lazy("The file is not what its ending says: %(expected)s."),
    "undecodable": gettext_lazy("The encoding cannot be read. Save the file as UTF-8."),
    "damaged": gettext_lazy("The file is damaged."),
    "unsafe-xml": gettext_lazy("The file holds parts that are not safe to read."),
    "password-protected": gettext_lazy("The file is protected by a password."),
    "unpacks-too-large": gettext_lazy("The file unpacks to more than is allowed."),
    "too-many-rows": gettext_lazy("There are more than %(limit)s rows."),
    "too-many-cells": gettext_lazy("Row %(row)s has more cells than the header."),
    "empty-header": gettext_lazy("The header of column %(column)s is empty."),
    "duplicate-header": gettext_lazy("The header “%(name)s” stands twice."),
}
_ROWS = {
    "empty": gettext_lazy("This must not be empty."),
    "unknown-choice": gettext_lazy("“%(value)s” is not known here."),
    "neither-yes-nor-no": gettext_lazy("“%(value)s” is neither yes nor no."),
    "no-date": gettext_lazy("“%(value)s” is no date; write it as 2014-07-25."),
    "no-number": gettext_lazy("“%(value)s” is no whole number."),
    "twice": gettext_lazy("“%(value)s” stands in row %(row)s already."),
    "unknown-parent": gettext_lazy("There is no unit “%(value)s”."),
    "circle": gettext_lazy("The rows %(rows)s go round in a circle: %(units)s."),
}
_HEADINGS = {
    "column-missing": gettext_lazy("The column “%(heading)s” is missing."),
    "column-twice": gettext_lazy(
        "The column “%(heading)s” means the same as one before it."
    ),
}


def table_message(error: TableError) -> str:
    """Why the file cannot be read, in the language of the reader."""
    return str(_TABLE[error.code]) % error.params


def row_message(problem: RowProblem) -> str:
    return str(_ROWS[problem.code]) % dict(problem.params)


def heading_message(problem: HeadingProblem) -> str:
    return str(_HEADINGS[problem.code]) % {"heading": problem.heading}
