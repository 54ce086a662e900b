"""A schedule that ends in a refusal: cancelled, written down, in nobody's way."""

from __future__ import annotations

import logging
from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from wagtail_disclosure.publication.refusal import PublicationRefused
from wagtail_disclosure.publication.signals import (
    scheduled_publication_failed,
    scheduled_publication_refused,
)

logger = logging.getLogger(__name__)

# What Wagtail's command ``publish_scheduled`` passes as ``log_action``.
PUBLISH_SCHEDULED = "wagtail.publish.scheduled"
REFUSE_SCHEDULE = "wagtail_disclosure.refuse_schedule"

Refusal = (PublicationRefused, ValidationError)


def cancel_refused_schedule(instance: Any, revision: Any, error: Exception) -> None:
    """Take the schedule off this revision; its text stays a draft."""
    reason = _reason(instance, error)
    with transaction.atomic():
        type(revision).objects.filter(pk=revision.pk).update(approved_go_live_at=None)
        log(
            instance=instance,
            action=REFUSE_SCHEDULE,
            data={"reason": reason},
            revision=revision,
        )
        transaction.on_commit(
            partial(
                scheduled_publication_refused.send_robust,
                sender=type(instance),
                instance=instance,
                revision=revision,
                reason=reason,
            )
        )


def keep_failed_schedule(instance: Any, revision: Any, error: Exception) -> None:
    """Nothing is wrong with the text: it stays due, and the next run tries again."""
    logger.exception(
        "Scheduled publication of %s %s failed", instance._meta.label, instance.pk
    )
    scheduled_publication_failed.send_robust(
        sender=type(instance), instance=instance, revision=revision, error=error
    )


def _reason(instance: Any, error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    if not hasattr(error, "error_dict"):
        return " ".join(error.messages)
    return " ".join(
        _("%(label)s: %(text)s")
        % {"label": _label(instance, name), "text": " ".join(messages)}
        if name in {field.name for field in instance._meta.fields}
        else " ".join(messages)
        for name, messages in error.message_dict.items()
    )


def _label(instance: Any, name: str) -> str:
    return str(instance._meta.get_field(name).verbose_name)
