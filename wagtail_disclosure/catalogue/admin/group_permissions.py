from __future__ import annotations

from django.contrib.auth.models import Permission
from django.db.models import QuerySet


def catalogue_permissions() -> QuerySet[Permission]:
    """What the form of a user group offers besides Wagtail's own permissions."""
    return Permission.objects.filter(
        content_type__app_label="wagtail_disclosure",
        codename__in=["manage_catalogue", "lift_finding", "review_entry"],
    )
