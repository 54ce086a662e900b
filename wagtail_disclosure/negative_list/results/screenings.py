"""Screening a content once and keeping what was found."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from wagtail_disclosure.negative_list.extractors.extract import extract_texts
from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
from wagtail_disclosure.negative_list.file_reading import extract_limits, extractors
from wagtail_disclosure.negative_list.results.breakdowns import breakdown_in_words
from wagtail_disclosure.negative_list.results.contents import Content
from wagtail_disclosure.negative_list.results.detection import (
    Detection,
    current_detection,
)
from wagtail_disclosure.negative_list.results.models import Screening
from wagtail_disclosure.negative_list.results.stored_findings import OWN_TEXTS, stored
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Problem, Readable

logger = logging.getLogger(__name__)

# A run that has taken longer than this was ended from outside.
ABANDONED_AFTER = datetime.timedelta(minutes=15)


def ensure_screened(
    content: Content, *, at: datetime.datetime, again: bool = False
) -> Screening:
    """
    The screening of a content under the current rules, made now if it is not there.

    ``again`` repeats one that failed. A run of another process is left to it, so the
    row may say "running". Never raises for what the content holds: a run that breaks
    down is kept as failed, and a failed one is never taken for clean.
    """
    detection = current_detection()
    screening, is_ours = _claim(content.sha256, detection.sha256, at=at, again=again)
    if is_ours:
        _run(screening, content, detection)
    return screening


def _run(screening: Screening, content: Content, detection: Detection) -> None:
    named = content.sha256 if content.is_file else OWN_TEXTS
    try:
        found = screen(_texts(content), detection.rules)
        findings = [stored(finding, content_sha256=named) for finding in found]
    # Whatever it was: the content has not been read to the end, and that must stand.
    except Exception as error:  # noqa: BLE001 (logged without its words)
        digest = content.sha256[:12]
        logger.error(
            "Screening broke down on content %s: %s", digest, breakdown_in_words(error)
        )
        screening.status = Screening.Status.FAILED
        screening.failure = type(error).__name__
    else:
        screening.status = Screening.Status.DONE
        screening.findings = [finding.as_json() for finding in findings]
    screening.finished_at = timezone.now()
    screening.save()


def _claim(
    content_sha256: str, rules_sha256: str, *, at: datetime.datetime, again: bool
) -> tuple[Screening, bool]:
    """The row of this content, and whether it is this run that has to fill it."""
    named = {"content_sha256": content_sha256, "rules_sha256": rules_sha256}
    try:
        with transaction.atomic():
            return Screening.objects.create(**named, started_at=at), True
    except IntegrityError:
        screening = Screening.objects.get(**named)
    if not _is_to_repeat(screening, at=at, again=again):
        return screening, False
    # Two processes may see the same stale row; the update of one of them misses.
    is_ours = Screening.objects.filter(
        pk=screening.pk, started_at=screening.started_at
    ).update(started_at=at, status=Screening.Status.RUNNING, failure="")
    screening.refresh_from_db()
    return screening, bool(is_ours)


def _is_to_repeat(screening: Screening, *, at: datetime.datetime, again: bool) -> bool:
    if screening.status == Screening.Status.FAILED:
        return again
    is_running = screening.status == Screening.Status.RUNNING
    return is_running and screening.started_at < at - ABANDONED_AFTER


def _texts(content: Content) -> Iterable[Readable]:
    if not content.is_file:
        return content.texts
    if not content.sha256:
        return [Problem("missing")]
    return _file_texts(content)


def _file_texts(content: Content) -> Iterator[Readable]:
    with _local_copy(content.file.file) as source:
        file = SourceFile(content.name, source)
        yield from extract_texts(file, limits=extract_limits(), more=extractors())


@contextmanager
def _local_copy(file: Any) -> Iterator[Path]:
    """A path to the bytes, wherever the storage keeps them."""
    try:
        path = Path(file.path)
    except NotImplementedError:
        with TemporaryDirectory() as folder:
            copy = Path(folder, "content")
            with (
                file.storage.open(file.name, "rb") as stream,
                copy.open("wb") as target,
            ):
                target.writelines(stream)
            yield copy
    else:
        yield path
