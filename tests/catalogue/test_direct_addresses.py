"""Who reads what at which address: every scope and state, every kind of person."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from tests.catalogue.people import browser_of
from tests.catalogue.portals import PNG
from tests.catalogue.setting_up import item
from tests.factories import (
    AudienceSectionPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    UserFactory,
    publish,
)
from wagtail_disclosure.catalogue.setup.access import EDITORS, REVIEWERS
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    DisclosurePortalPage,
    ReviewRecord,
)
from wagtail_disclosure.negative_list.results.contents import file_sha256
from wagtail_disclosure.negative_list.results.tasks import screen_page
from wagtail_disclosure.publication.actions import WithdrawEntryAction
from wagtail_disclosure.review.actions import RevokeReviewAction

pytestmark = pytest.mark.django_db

# Stands in the title, in the text and in every file, and nowhere else.
SECRET = "密文"
# Stands in the text, but not in the title, which the admin's lists show.
INSIDE = "密文正文"
GROUP = "校领导"

SCOPES = ["public", "campus", "limited"]
STATES = ["draft", "in review", "public", "withdrawn", "in error", "revoked"]

EVERYBODY = {
    "anonymous",
    "somebody",
    "group member",
    "editor",
    "editor elsewhere",
    "reviewer",
    "reviewer elsewhere",
    "administrator",
}
READERS = {
    "public": EVERYBODY,
    "campus": EVERYBODY - {"anonymous"},
    "limited": {"group member", "administrator"},
}
# Whose draft it is, and who decides about it.
COLLEAGUES = {"editor", "reviewer", "administrator"}
# What stays readable after it was taken down.
STAYS = {"public", "withdrawn"}


@dataclass
class Case:
    scope: str
    state: str
    entry: Any
    people: dict[str, Any]

    def who(self, address: str, words: str = SECRET) -> set[str]:
        people = self.people.items()
        return {name for name, user in people if reads(user, address, words)}


def reads(user: Any, address: str, words: str) -> bool:
    response = browser_of(user).get(address, follow=True)
    body = b"".join(response) if response.streaming else response.content
    text = body.decode(errors="replace")
    # Or as JSON spells it.
    return words in text or json.dumps(words).strip('"') in text


def person(group: str | None, unit: Any = None) -> Any:
    user = UserFactory()
    if group is not None:
        user.groups.add(Group.objects.get_or_create(name=group)[0])
    if unit is not None:
        UnitMembershipFactory(user=user, unit=unit)
    return user


def people_of(unit: Any) -> dict[str, Any]:
    other = ResponsibleUnitFactory()
    return {
        "anonymous": None,
        "somebody": person(None),
        "group member": person(GROUP),
        "editor": person(EDITORS, unit),
        "editor elsewhere": person(EDITORS, other),
        "reviewer": person(REVIEWERS, unit),
        "reviewer elsewhere": person(REVIEWERS, other),
        "administrator": UserFactory(superuser=True),
    }


def place(scope: str) -> Any:
    if scope == "public":
        return item("2")
    parent = DisclosurePortalPage.objects.get()
    section = AudienceSectionPageFactory(parent=parent, audience=scope)
    if scope == "limited":
        section.groups.set([Group.objects.get_or_create(name=GROUP)[0]])
    section.save_revision().publish()
    return section


def written(entry: Any, version: int) -> Any:
    content = f"{SECRET}，第{version}版".encode()
    picture = DocumentFactory(
        title=SECRET, file__filename="a.png", file__data=PNG + content
    )
    entry.title = f"{SECRET}{version}"
    entry.summary = INSIDE
    entry.body = [
        ("text", f"<p>{INSIDE}{version}</p>"),
        ("picture", {"document": picture, "alt_text": SECRET, "caption": ""}),
    ]
    document = DocumentFactory(title=SECRET, file__data=content)
    entry.attachments = [Attachment(document=document)]
    return entry


def take_down(entry: Any, kind: str) -> None:
    boss = UserFactory(superuser=True)
    if kind == "revoked":
        record = ReviewRecord.objects.order_by("pk").last()
        RevokeReviewAction(record, user=boss, reason="有误").execute()
    else:
        kind = kind.replace(" ", "-")
        WithdrawEntryAction(
            entry, user=boss, kind=kind, public_reason="停用。"
        ).execute()


@pytest.fixture
def case(portal, scope, state) -> Case:
    unit = ResponsibleUnitFactory()
    people = people_of(unit)
    entry = DisclosurePageFactory(
        parent=place(scope), responsible_unit=unit, title=SECRET, slug="entry"
    )
    written(entry, 1).save_revision(user=people["editor"])
    if state not in ("draft", "in review"):
        entry = publish(entry)
        entry = publish(written(entry, 2))
    if state in ("withdrawn", "in error", "revoked"):
        take_down(entry, state)
    stored = DisclosurePage.objects.get(pk=entry.pk)
    if state == "in review":
        screen_page.call(stored.pk)
        stored.get_workflow().start(stored, people["editor"])
        stored = DisclosurePage.objects.get(pk=entry.pk)
    return Case(scope, state, stored, people)


PUBLIC_ADDRESSES = [
    "",
    "files/1/",
    "files/1/?download",
    "files/2/",
    "files/3/",
    "files/4/",
    "versions/",
    "versions/1/",
    "versions/2/",
    "versions/1/2/",
    "versions/2/1/",
    "versions/1/files/1/",
    "versions/1/files/2/",
    "versions/2/files/3/",
]
OF_THE_FIRST_VERSION = {"files/1/", "files/1/?download", "files/2/"}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scope", SCOPES)
def test_addresses_of_the_public(case):
    readers = READERS[case.scope] if case.state in STAYS else set()
    found, expected = {}, {}
    for path in PUBLIC_ADDRESSES:
        found[path] = case.who(case.entry.url + path)
        expected[path] = set() if path in OF_THE_FIRST_VERSION else readers
    assert found == expected


def admin_addresses(entry: Any) -> dict[str, str]:
    pages = "wagtailadmin_pages"
    first, last = entry.revisions.order_by("pk").first(), entry.latest_revision
    draft = entry.get_latest_revision_as_object()
    document = draft.attachments.get().document
    key = entry.pk
    ours = [key, file_sha256(document.file)]
    found = {
        "editor": reverse(f"{pages}:edit", args=[key]),
        "draft": reverse(f"{pages}:view_draft", args=[key]),
        "preview": reverse(f"{pages}:preview_on_edit", args=[key]),
        "history": reverse(f"{pages}:history", args=[key]),
        "usage": reverse(f"{pages}:usage", args=[key]),
        "copying": reverse(f"{pages}:copy", args=[key]),
        "first revision": reverse(f"{pages}:revisions_view", args=[key, first.pk]),
        "last revision": reverse(f"{pages}:revisions_view", args=[key, last.pk]),
        "bringing back": reverse(f"{pages}:revisions_revert", args=[key, first.pk]),
        "differences": reverse(
            f"{pages}:revisions_compare", args=[key, first.pk, last.pk]
        ),
        "first differences": reverse(
            f"{pages}:revisions_compare", args=[key, "earliest", "latest"]
        ),
        "workflow": reverse(f"{pages}:workflow_history", args=[key]),
        "draft file": reverse(
            "wagtail_disclosure_catalogue:draft_file", args=[key, document.pk]
        ),
        "document": document.url,
        "reviewed file": reverse(
            "wagtail_disclosure_publication:reviewed_file", args=ours
        ),
        "API": f"/api/v2/pages/{key}/",
        "document in the API": f"/api/v2/documents/{document.pk}/",
    }
    if entry.current_workflow_task_state is not None:
        task = entry.current_workflow_task
        state = entry.current_workflow_task_state
        found["task preview"] = reverse(
            f"{pages}:workflow_preview", args=[key, task.pk]
        )
        found["decision"] = reverse(
            f"{pages}:workflow_action", args=[key, "approve", state.pk]
        )
    return found


@pytest.mark.parametrize("state", ["draft", "in review", "public"])
@pytest.mark.parametrize("scope", ["public", "limited"])
def test_addresses_of_the_admin(case):
    found, expected = {}, {}
    readers = READERS[case.scope] if case.state == "public" else set()
    for name, address in admin_addresses(case.entry).items():
        found[name] = case.who(address)
        expected[name] = COLLEAGUES
    expected["API"] = readers
    # Of what the document is, only who keeps all files; the bytes are above.
    expected["document in the API"] = {"administrator"}
    if case.state in ("draft", "in review"):
        # In no row yet, only in the draft: who uploaded it opens it there.
        expected["document"] = {"administrator"}
    # Nothing was entered to preview.
    expected["preview"] = set()
    assert found == expected


def test_lists_of_the_admin_show_titles_only(portal):
    unit = ResponsibleUnitFactory()
    people = people_of(unit)
    entry = DisclosurePageFactory(parent=item("2"), responsible_unit=unit)
    written(entry, 1).save()
    for name in ("editor elsewhere", "reviewer elsewhere", "somebody", "anonymous"):
        for fields in ("", "?fields=*"):
            address = f"/admin/api/main/pages/{entry.pk}/{fields}"
            assert not reads(people[name], address, INSIDE), (name, fields)
