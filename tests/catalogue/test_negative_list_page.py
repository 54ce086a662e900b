"""The public negative list, as its readers and its editors meet it."""

from __future__ import annotations

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests import factories
from tests.catalogue.people import browser_of, editor_of, office_member
from tests.catalogue.portals import make_portal
from tests.catalogue.test_accessibility import overflow, widths
from tests.factories import (
    DisclosurePortalPageFactory,
    LegalBasisFactory,
    PageFactory,
    ResponsibleUnitFactory,
)
from tests.negative_list.factories import (
    NegativeListItemFactory,
    ScreeningRuleFactory,
    WithheldInformationFactory,
    with_bases,
)
from wagtail_disclosure.catalogue.public.negative_list import list_context
from wagtail_disclosure.models import NegativeListItem, NegativeListPage

pytestmark = pytest.mark.django_db


class NegativeListPageFactory(PageFactory):
    class Meta:
        model = NegativeListPage

    title = "负面清单"
    live = False


@pytest.fixture
def negative_list(db):
    return NegativeListPageFactory(parent=DisclosurePortalPageFactory())


def publish(page) -> None:
    factories.publish(page.get_latest_revision_as_object())


def read(page, **headers) -> str:
    response = browser_of(None).get(page.url, headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def public_item(**fields):
    return NegativeListItemFactory(is_public=True, **fields)


def test_public_reads_public_items_in_force_by_ground(negative_list) -> None:
    today = timezone.localdate()
    day = datetime.timedelta(days=1)
    basis = LegalBasisFactory(title="信息公开办法", document_number="教育部令第29号")
    item = public_item(
        title="供应商报价",
        ground="commercial-secret",
        public_wording="采购中供应商的报价明细",
        decided_by="第三次校长办公会",
        decided_on="2025-03-01",
        unit=ResponsibleUnitFactory(name="采购中心"),
        remarks="内部备注",
    )
    with_bases(item, (basis, "第十条（二）"))
    NegativeListItemFactory(title="不上墙的事项")
    public_item(title="已经过期的事项", valid_until=today - day)
    public_item(title="尚未生效的事项", valid_from=today + day)
    ScreeningRuleFactory(name="内容质量规则", group="content-quality", item=item)
    publish(negative_list)
    page = read(negative_list, accept_language="en")
    for text in (
        "Commercial secret",
        "供应商报价",
        "采购中供应商的报价明细",
        "To be weighed",
        "《信息公开办法》（教育部令第29号）第十条（二）",
        "第三次校长办公会",
        "采购中心",
    ):
        assert text in page
    for text in ("不上墙", "过期", "尚未生效", "内部备注", "内容质量"):
        assert text not in page
    assert "商业秘密" not in page


def test_register_changes_reach_the_public_with_the_next_publication(
    negative_list,
) -> None:
    old = LegalBasisFactory(title="旧法")
    item = with_bases(public_item(title="甲事项"), (old, "第一条"))
    gone = public_item(title="乙事项")
    publish(negative_list)
    assert "Nothing has changed" in read(negative_list, accept_language="en")
    item.title = "甲事项（修订）"
    item.strength = "mandatory"
    with_bases(item, (LegalBasisFactory(title="新法"), "第二条"))
    gone.delete()
    public_item(title="丙事项")
    page = read(negative_list)
    assert "乙事项" in page and "丙事项" not in page and "修订" not in page
    publish(negative_list)
    page = read(negative_list, accept_language="en")
    table = page[page.index("What was added") :]
    assert "甲事项 → 甲事项（修订）" in table
    assert "To be weighed → Mandatory" in table
    assert "《旧法》" in table and "《新法》" in table
    assert "Removed" in table and "乙事项" in table
    assert "Added" in table and "丙事项" in table
    assert "乙事项" not in page[: page.index("What was added")]


def test_changes_stay_and_are_not_told_twice(negative_list) -> None:
    public_item(title="甲事项")
    publish(negative_list)
    public_item(title="乙事项")
    publish(negative_list)
    public_item(title="丙事项")
    publish(negative_list)
    publish(negative_list)
    page = read(negative_list)
    table = page[page.index("<h2>") :]
    assert [table.count(f"{name}事项") for name in "甲乙丙"] == [0, 1, 1]


def test_what_was_never_public_is_in_no_list_of_changes(negative_list) -> None:
    public_item(title="甲事项")
    publish(negative_list)
    slip = public_item(title="误公开的事项")
    slip.is_public = False
    slip.save()
    deleted = NegativeListItemFactory(title="从未公开的事项")
    deleted.delete()
    publish(negative_list)
    page = read(negative_list)
    assert "误公开" not in page and "从未公开" not in page


def test_change_bears_the_day_on_which_it_was_made(negative_list) -> None:
    item = public_item(title="甲事项")
    publish(negative_list)
    item.title = "甲二事项"
    item.save()
    item.history.update(history_date=timezone.now() - datetime.timedelta(days=9))
    publish(negative_list)
    negative_list.refresh_from_db()
    (change,) = negative_list.snapshot["changes"]
    earlier = timezone.localdate() - datetime.timedelta(days=9)
    assert change["on"] == earlier.isoformat()


def test_item_leaves_the_page_on_the_day_it_ends(negative_list) -> None:
    item = public_item(title="甲事项", valid_until=timezone.localdate())
    publish(negative_list)
    assert "甲事项" in read(negative_list)
    negative_list.refresh_from_db()
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    groups = list_context(negative_list.snapshot, on=tomorrow)["groups"]
    assert item.title not in str(groups)


def test_preview_shows_the_register_of_now(negative_list) -> None:
    public_item(title="甲事项")
    publish(negative_list)
    public_item(title="乙事项")
    client = browser_of(office_member())
    path = reverse("wagtailadmin_pages:view_draft", args=[negative_list.pk])
    assert "乙事项" in client.get(path).content.decode()
    assert "乙事项" not in read(negative_list)


def test_draft_is_not_public(negative_list) -> None:
    public_item(title="甲事项")
    negative_list.save_revision()
    assert browser_of(None).get(negative_list.url).status_code == 404


def test_copy_does_not_carry_the_published_list(negative_list) -> None:
    public_item(title="甲事项")
    publish(negative_list)
    negative_list.refresh_from_db()
    parent = DisclosurePortalPageFactory(slug="second")
    copy = negative_list.copy(to=parent, keep_live=False, update_attrs={"slug": "two"})
    assert copy.snapshot == {} and not copy.live


def test_only_the_office_changes_the_page(negative_list) -> None:
    path = reverse("wagtailadmin_pages:edit", args=[negative_list.pk])
    assert browser_of(office_member()).get(path).status_code == 200
    editor = browser_of(editor_of(ResponsibleUnitFactory()))
    assert editor.get(path).status_code in (302, 403)
    create = reverse(
        "wagtailadmin_pages:add",
        args=["wagtail_disclosure", "negativelistpage", negative_list.get_parent().pk],
    )
    assert editor.get(create).status_code in (302, 403)


def test_page_costs_the_same_however_long(negative_list) -> None:
    public_item()
    publish(negative_list)
    client = browser_of(None)
    client.get(negative_list.url)
    with CaptureQueriesContext(connection) as few:
        client.get(negative_list.url)
    for _number in range(20):
        public_item(unit=ResponsibleUnitFactory())
    publish(negative_list)
    with CaptureQueriesContext(connection) as many:
        client.get(negative_list.url)
    assert len(many) == len(few) <= 14


def test_publication_costs_the_same_however_long(negative_list) -> None:
    public_item()
    publish(negative_list)
    public_item(unit=ResponsibleUnitFactory())
    with CaptureQueriesContext(connection) as few:
        publish(negative_list)
    for _number in range(20):
        public_item(unit=ResponsibleUnitFactory())
    NegativeListItem.objects.first()
    with CaptureQueriesContext(connection) as many:
        publish(negative_list)
    assert abs(len(many) - len(few)) <= 2


@pytest.mark.requires("browser")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_axe_finds_nothing(negative_list, live_server, page, axe, language) -> None:
    basis = LegalBasisFactory(title="高等学校信息公开办法")
    for ground in ("privacy", "process"):
        for _number in range(2):
            item = public_item(ground=ground, public_wording="说明" * 30)
            with_bases(item, (basis, "第十条"), (LegalBasisFactory(), "第二条"))
    publish(negative_list)
    item.title = "改过的事项"
    item.decided_by = "校长办公会"
    item.save()
    publish(negative_list)
    cookie = {"name": "django_language", "value": language, "url": live_server.url}
    page.context.add_cookies([cookie])
    page.goto(live_server.url + negative_list.url)
    for width in widths(page):
        axe(page)
        assert overflow(page) == 0, width
    assert page.get_by_text("Privacy and personal").count() == (language == "en")
    assert page.get_by_role("columnheader").count() == 10


def every_public_answer(client, site, page) -> dict[str, str]:
    """What anybody can ask for, the search engines and the machines included."""
    addresses = {
        **site.addresses(),
        **site.machine_addresses(),
        "negative list": page.url,
        "search for it": site.portal.url + "search/?q=hiddenmark",
        "api": f"/api/v2/pages/{page.pk}/?fields=*",
        "api list": "/api/v2/pages/?type=wagtail_disclosure.NegativeListPage&fields=*",
        "api search": "/api/v2/pages/?search=hiddenmark&fields=*",
    }
    answers = {}
    for name, address in addresses.items():
        response = client.get(address)
        assert response.status_code == 200, name
        content = b"".join(response) if response.streaming else response.content
        # A question is repeated above its answer.
        text = content.decode("utf-8-sig").replace('value="hiddenmark"', "")
        answers[name] = text.replace("q=hiddenmark", "").replace("“hiddenmark”", "")
    return answers


def test_what_is_not_public_is_in_no_answer(client) -> None:
    site = make_portal()
    page = NegativeListPageFactory(parent=site.portal, title="负面清单")
    unit = ResponsibleUnitFactory(name="hiddenmark unit", is_active=False)
    public_item(title="看得见的事项", remarks="hiddenmark", code="hiddenmark1")
    public_item(title="hiddenmark", valid_until=datetime.date(2020, 1, 1))
    NegativeListItemFactory(
        title="hiddenmark", public_wording="hiddenmark", code="hiddenmark2", unit=unit
    )
    information = WithheldInformationFactory(
        title="hiddenmark", reason="hiddenmark", decided_by="hiddenmark"
    )
    publish(page)
    # A rule that looks for the code of a public item: not before it has been screened.
    ScreeningRuleFactory(name="hiddenmark", keywords="hiddenmark", advice="hiddenmark")
    information.reason = "hiddenmark again"
    information.save()
    for name, text in every_public_answer(client, site, page).items():
        assert "hiddenmark" not in text.replace("hiddenmark1", ""), name


def test_an_item_that_was_never_public_is_not_told_of_when_it_goes(client) -> None:
    site = make_portal()
    page = NegativeListPageFactory(parent=site.portal, title="负面清单")
    public_item(title="看得见的事项")
    secret = NegativeListItemFactory(title="hiddenmark")
    publish(page)
    secret.title = "hiddenmark changed"
    secret.save()
    publish(page)
    secret.delete()
    publish(page)
    for name, text in every_public_answer(client, site, page).items():
        assert "hiddenmark" not in text, name


def test_hostile_words_are_shown_as_text(negative_list) -> None:
    hostile = "\"'><script>alert(1)</script><img src=x>"
    basis = LegalBasisFactory(title=hostile)
    item = with_bases(
        public_item(title=hostile, public_wording=hostile, decided_by=hostile),
        (basis, "<b>"),
    )
    publish(negative_list)
    item.title = f"{hostile} 2"
    item.save()
    publish(negative_list)
    item.delete()
    publish(negative_list)
    html = read(negative_list)
    assert "&lt;script&gt;" in html
    for trace in ("<script>alert", "<img src=x", "<b>"):
        assert trace not in html
