"""People as a site has them, and what their browsers send."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from tests.factories import UnitMembershipFactory, UserFactory, root_page

PAGE_PERMISSIONS = ("add", "change", "publish", "lock", "unlock")


def staff_group(name: str = "信息公开编辑") -> Group:
    """May add, change and publish pages of the whole site, and upload files."""
    group, is_new = Group.objects.get_or_create(name=name)
    if is_new:
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        for action in PAGE_PERMISSIONS:
            GroupPagePermission.objects.create(
                group=group,
                page=root_page(),
                permission=Permission.objects.get(
                    content_type__app_label="wagtailcore", codename=f"{action}_page"
                ),
            )
        for action in ("add", "change", "choose"):
            GroupCollectionPermission.objects.create(
                group=group,
                collection=Collection.get_first_root_node(),
                permission=Permission.objects.get(
                    content_type__app_label="wagtaildocs", codename=f"{action}_document"
                ),
            )
    return group


def editor_of(*units: Any, **membership: Any) -> Any:
    user = UserFactory()
    user.groups.add(staff_group())
    for unit in units:
        UnitMembershipFactory(user=user, unit=unit, **membership)
    return user


def office_member() -> Any:
    user = UserFactory()
    user.groups.add(staff_group())
    user.user_permissions.add(Permission.objects.get(codename="manage_catalogue"))
    return user


def administrator() -> Any:
    return UserFactory(superuser=True)


def browser_of(user: Any) -> Client:
    client = Client()
    if user is not None:
        client.force_login(user)
    return client


def entry_data(**fields: Any) -> dict[str, Any]:
    """What the form of an entry sends; relations are lists of dicts."""
    relations = (
        "attachments",
        "issuers",
        "supersessions",
        "further_places",
        "comments",
    )
    data: dict[str, Any] = {
        "title": "招生章程",
        "slug": "charter",
        "body": streamfield([]),
        "interprets": "",
    }
    for name in relations:
        data[name] = inline_formset(fields.pop(name, []))
    return nested_form_data(data | fields)


def item_data(**fields: Any) -> dict[str, Any]:
    data: dict[str, Any] = {
        "title": "学费",
        "slug": "tuition",
        "number": "9",
        "update_rule": "on-change",
        "period_type": "none",
        "is_applicable": "on",
        "legal_bases": inline_formset([]),
        "links": inline_formset([]),
        "comments": inline_formset([]),
    }
    return nested_form_data(data | fields)


def add_url(model: str, parent: Any) -> str:
    return reverse(
        "wagtailadmin_pages:add", args=["wagtail_disclosure", model, parent.pk]
    )


def edit_url(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def said(response: Any) -> str:
    """The messages of the admin, in one text."""
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def errors_of(response: Any) -> str:
    """All that the editor's form says is wrong, in one text."""
    form = response.context["form"]
    said = [str(form.errors), *(str(f.errors) for f in form.formsets.values())]
    return " ".join(said)
