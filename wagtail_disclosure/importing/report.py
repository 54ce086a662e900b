"""The account of a run that stays: a row for every row of the manifest."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from wagtail_disclosure.importing.actions import Outcome
from wagtail_disclosure.importing.run import RowResult
from wagtail_disclosure.tabular import write_csv, write_xlsx

_OUTCOMES = {
    Outcome.CREATED: pgettext_lazy("outcome", "Created"),
    Outcome.UPDATED: gettext_lazy("Updated"),
    Outcome.UNCHANGED: gettext_lazy("Unchanged"),
    Outcome.FAILED: gettext_lazy("Failed"),
}
_OUTCOMES_OF_DRY_RUN = {
    Outcome.CREATED: gettext_lazy("Would be created"),
    Outcome.UPDATED: gettext_lazy("Would be updated"),
}


def outcome_label(outcome: Outcome, *, is_dry_run: bool) -> str:
    labels = _OUTCOMES | _OUTCOMES_OF_DRY_RUN if is_dry_run else _OUTCOMES
    return str(labels[outcome])


def write_report(
    path: Path, results: Sequence[RowResult], *, is_dry_run: bool = False
) -> None:
    """As XLSX or CSV, by the suffix. Raises ``OSError``."""
    header = [
        _("Row"),
        _("Path"),
        _("Title"),
        _("Outcome"),
        _("Audience decided"),
        pgettext("of an imported row", "Public"),
        _("Address"),
        _("Column"),
        _("Message"),
    ]
    rows = [_cells(result, is_dry_run=is_dry_run) for result in results]
    with path.open("wb") as file:
        if path.suffix.lower() == ".xlsx":
            write_xlsx(header, rows, file, title=_("Import report"))
        else:
            file.writelines(write_csv(header, rows))


def _cells(result: RowResult, *, is_dry_run: bool) -> list[str | int]:
    yes, no = _("yes"), _("no")
    messages = [result.message, result.held_back, *result.warnings]
    return [
        result.number,
        result.path,
        result.title,
        outcome_label(result.outcome, is_dry_run=is_dry_run),
        no if result.is_undecided else yes,
        yes if result.is_live else no,
        result.url,
        result.column,
        " ".join(message for message in messages if message),
    ]
