"""Entries with findings, and the addresses where people deal with them."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Permission
from django.test import Client, TestCase
from django.urls import reverse

from tests.factories import UserFactory
from wagtail_disclosure.models import DisclosurePage
from wagtail_disclosure.negative_list.results.state import page_screening

VERBS = ("clean", "explain", "lift", "mask", "read-by-eye")


def saved(page: Any) -> Any:
    """Saves a draft as the editor does, with what follows after the commit."""
    with TestCase.captureOnCommitCallbacks(execute=True):
        page.save_revision()
    return DisclosurePage.objects.get(pk=page.pk)


def draft_of(page: Any) -> Any:
    return DisclosurePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def fingerprint_of(page: Any) -> str:
    (item,) = page_screening(draft_of(page)).findings
    return item.finding.fingerprint


def url(page: Any, name: str = "findings") -> str:
    """The address of a view, or of a verb."""
    if name in VERBS:
        return reverse("wagtail_disclosure_screening:act", args=[page.pk, name])
    return reverse(f"wagtail_disclosure_screening:{name}", args=[page.pk])


def post(client: Client, page: Any, verb: str, fingerprint: str, **data: Any) -> Any:
    return client.post(url(page, verb), {"fingerprint": fingerprint, **data})


def confidentiality_office() -> Any:
    user = UserFactory()
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["access_admin", "lift_finding"])
    )
    return user
