from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EndKind(models.TextChoices):
    """Why a version is not public any more."""

    REPLACED = "replaced", _("Replaced by a newer version")
    UNPUBLISHED = "unpublished", _("Unpublished")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    IN_ERROR = "in-error", _("Published in error")
    MERGED = "merged", _("Merged")
    EXPIRED = "expired", _("Expired")
    REVOKED = "revoked", _("Review revoked")
    MOVED = "moved", _("Moved to another audience")
    DELETED = "deleted", _("Deleted")


class WithdrawalKind(models.TextChoices):
    """How an entry is taken down; each is an ``EndKind``, too."""

    WITHDRAWN = EndKind.WITHDRAWN.value, EndKind.WITHDRAWN.label
    IN_ERROR = EndKind.IN_ERROR.value, EndKind.IN_ERROR.label
    MERGED = EndKind.MERGED.value, EndKind.MERGED.label
    EXPIRED = EndKind.EXPIRED.value, EndKind.EXPIRED.label


class LedgerEventKind(models.TextChoices):
    PUBLISHED = "published", _("Published")
    ENDED = "ended", _("Ended")
    REDACTED = "redacted", _("Redacted")
