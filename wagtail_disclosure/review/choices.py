from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Decision(models.TextChoices):
    """What a review can end with (Order 29 articles 5 and 10)."""

    PUBLISH = "publish", pgettext_lazy("decision", "Publish")
    SEPARATED = "separated", _("Publish after separating parts")
    ON_APPLICATION = "on-application", _("Only on application")
    WITHHOLD = "withhold", _("Withhold")
    RETURN = "return", _("Return for changes")


APPROVING = frozenset({Decision.PUBLISH, Decision.SEPARATED})
# What closes something to the public rests on a law.
NEEDS_LEGAL_BASIS = frozenset(
    {Decision.SEPARATED, Decision.ON_APPLICATION, Decision.WITHHOLD}
)


class ContributionWay(models.TextChoices):
    SAVED = "saved", _("Saved")
    REVERTED = "reverted", _("Brought back")
    COPIED = "copied", _("Copied")
