"""What the registers of this room let people choose from."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wagtail_disclosure.negative_list.screening.rules import Severity
from wagtail_disclosure.negative_list.screening.texts import Role


class Strength(models.TextChoices):
    """How far the school may decide itself."""

    MANDATORY = "mandatory", _("Mandatory")
    BALANCEABLE = "balanceable", _("To be weighed")
    DISCRETIONARY = "discretionary", _("At the school's discretion")


class Ground(models.TextChoices):
    """Why a matter is not public."""

    # Order 29 article 10 (1), Regulation 2019 article 14.
    STATE_SECRET = "state-secret", _("State secret")
    # Regulation 2019 article 14.
    FORBIDDEN = "forbidden-by-law", _("Forbidden by law or regulation")
    # Regulation 2019 article 14, Order 29 article 4.
    SECURITY = "security-and-stability", _("Security and stability")
    WORK_SECRET = "work-secret", _("Work secret")
    # Order 29 article 10 (2), Regulation 2019 article 15.
    COMMERCIAL_SECRET = "commercial-secret", _("Commercial secret")
    # Order 29 article 10 (3), Regulation 2019 article 15.
    PRIVACY = "privacy", _("Privacy and personal information")
    # Regulation 2019 article 16.
    INTERNAL_AFFAIRS = "internal-affairs", _("Internal affairs")
    PROCESS = "process", _("Information on a process")
    ENFORCEMENT = "enforcement-files", _("Enforcement files")
    INQUIRY = "inquiry", _("Matters of administrative inquiry")
    # Order 29 article 10 (4).
    SCHOOL_RULE = "school-rule", _("Closed by a rule of the school")


_DEFAULT_STRENGTHS = {
    Ground.STATE_SECRET: Strength.MANDATORY,
    Ground.FORBIDDEN: Strength.MANDATORY,
    Ground.SECURITY: Strength.MANDATORY,
    Ground.WORK_SECRET: Strength.MANDATORY,
    Ground.COMMERCIAL_SECRET: Strength.BALANCEABLE,
    Ground.PRIVACY: Strength.BALANCEABLE,
}


def default_strength(ground: str) -> Strength:
    """How strong a ground is, unless the school has reasons to say otherwise."""
    return _DEFAULT_STRENGTHS.get(Ground(ground), Strength.DISCRETIONARY)


class ReviewResult(models.TextChoices):
    """What a review of withheld information came to."""

    STILL_WITHHELD = "still-withheld", _("Still withheld")
    ON_APPLICATION = "on-application", _("On application")
    NOW_PUBLIC = "now-public", _("Now public")


class RuleGroup(models.TextChoices):
    NEGATIVE_LIST = "negative-list", _("Negative list")
    CONTENT_QUALITY = "content-quality", _("Content quality")


SEVERITIES = [
    (Severity.BLOCK.value, pgettext_lazy("severity", "Block")),
    (Severity.WARN.value, pgettext_lazy("severity", "Warn")),
    (Severity.NOTE.value, pgettext_lazy("severity", "Note")),
    (Severity.OFF.value, pgettext_lazy("severity", "No finding")),
]

ROLES = [
    (Role.TITLE.value, _("Titles")),
    (Role.HEADING.value, _("Headings")),
    (Role.BODY.value, _("Body text")),
    (Role.CELL.value, _("Cells of tables")),
    (Role.CAPTION.value, _("Captions")),
    (Role.ALTERNATIVE.value, _("Alternative texts")),
    (Role.LINK.value, _("Targets of links")),
    (Role.HEADER.value, _("Headers")),
    (Role.FOOTER.value, _("Footers")),
    (Role.FOOTNOTE.value, _("Footnotes")),
    (Role.COMMENT.value, _("Comments")),
    (Role.FORM_FIELD.value, _("Form fields")),
    (Role.PROPERTY.value, _("Properties of files")),
    (Role.LOCATION.value, _("Positions in pictures")),
    (Role.AUTHOR.value, _("Authors of files")),
    (Role.FILE_NAME.value, _("Names of files")),
    (Role.AUDIENCE.value, _("Audience")),
]
