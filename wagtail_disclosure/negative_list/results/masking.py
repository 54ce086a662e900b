"""Replacing what was found by a mask, where the text can be edited."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils.translation import gettext as _
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Page

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.conf import disclosure_settings
from wagtail_disclosure.negative_list.content.page_texts import page_texts
from wagtail_disclosure.negative_list.results.actions import FindingAction
from wagtail_disclosure.negative_list.results.breakdowns import breakdown_in_words
from wagtail_disclosure.negative_list.results.detection import current_detection
from wagtail_disclosure.negative_list.results.stored_findings import OWN_TEXTS, stored
from wagtail_disclosure.negative_list.screening.detectors.detector import mask_value
from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import (
    Locator,
    Readable,
    Table,
    Text,
)

logger = logging.getLogger(__name__)

# What is kept of a value: characters at its beginning and at its end. Strict, because
# what one site hides and another shows can be pieced together.
DEFAULT_MASKS = {
    "resident-id": (0, 4),
    "resident-id-15": (0, 4),
    "mobile": (0, 4),
    "bank-card": (0, 4),
    "personal-email": (1, 0),
}
_STRICTEST = (1, 0)
# What is wrong with these is not that somebody could be known by them.
NOT_MASKED = frozenset(
    {
        "evaluation-experts",
        "injected",
        "internal-marking",
        "invisible",
        "secrecy-marking",
        "unfinished",
    }
)


class MaskFindingAction(FindingAction):
    """Puts a mask in the place of a value, as a new draft of the page."""

    log_action = "wagtail_disclosure.finding.mask"

    def is_permitted(self) -> bool:
        # Whoever reviews a text has it locked: it must stay what was reviewed.
        tester = self.instance.permissions_for_user(self.user)
        return tester.can_edit() and not tester.page_locked()

    def guard(self) -> None:
        super().guard()
        if self.found.content.is_file:
            raise TransitionNotAllowed(
                _("A file cannot be masked here. Correct it and upload it again.")
            )
        if self.found.detector in NOT_MASKED:
            raise TransitionNotAllowed(_("A mask does not mend this. Change the text."))

    def apply(self) -> Any:
        draft = self.instance.get_latest_revision_as_object()
        value = _value_of(draft, self.fingerprint)
        mask = masked(value, detector=self.found.detector)
        if not value or not _replace(draft, self.found.finding.locator, value, mask):
            raise TransitionNotAllowed(
                _(
                    "The value could not be replaced by itself, perhaps because part "
                    "of it is formatted. Change it in the text."
                )
            )
        return draft.save_revision(user=self.user, log_action=True)


def masked(value: str, *, detector: str) -> str:
    """The value as the school's rule shows it (setting ``MASKS``)."""
    masks = {**DEFAULT_MASKS, **disclosure_settings.MASKS}
    first, last = masks.get(detector, _STRICTEST)
    return mask_value(value, first=first, last=last)


def _value_of(page: Page, fingerprint: str) -> str:
    """What stands where the finding is; empty if nothing does any more."""
    texts = list(page_texts(page))
    try:
        found = list(screen(texts, current_detection().rules))
    # Whatever it was: an error page, or the mail about it, would quote the text.
    except Exception as error:  # noqa: BLE001 (logged without its words)
        logger.error("Masking broke down: %s", breakdown_in_words(error))
        return ""
    for finding in found:
        if stored(finding, content_sha256=OWN_TEXTS).fingerprint == fingerprint:
            return _text_at(texts, finding)[finding.start : finding.end]
    return ""


def _text_at(texts: list[Readable], finding: Finding) -> str:
    for text, locator in _located(texts):
        if locator == finding.locator and finding.start is not None:
            return text
    return ""


def _located(texts: list[Readable]) -> Iterator[tuple[str, Locator]]:
    for content in texts:
        if isinstance(content, Text):
            yield content.text, content.locator
        elif isinstance(content, Table):
            for row, cells in enumerate(content.rows, start=content.first_row):
                for column, cell in enumerate(cells, start=1):
                    yield cell, {**content.locator, "row": row, "column": column}


def _replace(page: Page, locator: Locator, value: str, mask: str) -> bool:
    """Replace the value wherever it stands in the field; whether it did."""
    owner = _owner(page, locator)
    field: Any = owner._meta.get_field(str(locator["field"]))
    stored_value = field.value_from_object(owner)
    if isinstance(field, StreamField):
        raw = list(stored_value.raw_data)
        changed = _replaced(raw, value, mask)
        new_value = field.to_python(changed)
        was_changed = changed != raw
    else:
        new_value = _replaced(stored_value, value, mask)
        was_changed = new_value != stored_value
    setattr(owner, field.name, new_value)
    return was_changed


def _owner(page: Page, locator: Locator) -> models.Model:
    """The page, or the one of its children that has the text."""
    for relation in get_all_child_relations(type(page)):
        if relation.get_accessor_name() == locator.get("list"):
            children = getattr(page, relation.get_accessor_name()).all()
            return list(children)[int(locator["entry"]) - 1]
    return page


def _replaced(data: Any, value: str, mask: str) -> Any:
    if isinstance(data, str):
        return data.replace(value, mask)
    if isinstance(data, dict):
        return {key: _replaced(inner, value, mask) for key, inner in data.items()}
    if isinstance(data, (list, tuple)):
        return [_replaced(inner, value, mask) for inner in data]
    return data
