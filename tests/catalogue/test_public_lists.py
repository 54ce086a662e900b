"""What a reader sees of lists, categories and items."""

from __future__ import annotations

import io

import openpyxl
import pytest
from django.utils import timezone

from tests.catalogue.reading import main_of, text_of
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    UserFactory,
    day,
)
from wagtail_disclosure.catalogue.pages.items import ItemLink, NothingToPublish

pytestmark = pytest.mark.django_db


def test_checklist_is_one_table_each_row_one_click_from_its_content(site, read):
    html = read(site.checklist.url)
    assert html.count("<table") == 1
    row = next(r for r in html.split("<tr") if site.item.title in r)
    assert "财务、资产及收费信息" in row
    for words in ("B19", "财务处", "批准后20个工作日", "2025-03-06"):
        assert words in row
    assert f'href="{site.entry.url}"' in row
    assert f'href="{site.item.url}"' in row
    row = next(r for r in html.split("<tr") if site.closed_item.title in r)
    assert "Not applicable" in row
    assert "学校没有境外办学机构。" in row


def test_checklist_of_a_school_year_shows_the_entries_of_that_year(site, read):
    site.item.links = []
    site.item.save_revision().publish()
    current = read(site.checklist.url + "?period=2024-2025")
    assert site.entry.title in current
    assert '<option value="2024-2025" selected>' in current
    assert f'{site.checklist.url}data/xlsx/?period=2024-2025"' in current
    other = read(site.checklist.url + "?period=2023-2024")
    assert site.entry.title not in other


def test_checklist_shows_links_and_confirmations(site, read):
    linked = ChecklistItemPageFactory(parent=site.category, title="捐赠情况")
    linked.links = [ItemLink(title="基金会网站", url="https://jjh.example.cn/")]
    linked.save_revision().publish()
    quiet = ChecklistItemPageFactory(
        parent=site.category, title="重大基建招标", period_type="school-year"
    )
    period = quiet.rule.expected_period(on=timezone.localdate())
    NothingToPublish.objects.create(
        item=quiet, period=period.key, confirmed_at=timezone.now()
    )
    html = read(site.checklist.url)
    row = next(r for r in html.split("<tr") if linked.title in r)
    assert 'href="https://jjh.example.cn/"' in row
    assert "Published (link)" in row
    row = next(r for r in html.split("<tr") if quiet.title in r)
    assert "None this period" in row


STAFF_ONLY = "only staff see this"


@pytest.fixture
def open_item(site):
    return ChecklistItemPageFactory(parent=site.category, title="没有内容的事项")


def test_public_does_not_read_what_is_due_or_missing(site, read, open_item):
    for name, address in (site.addresses() | {"open": open_item.url}).items():
        text = text_of(read(address))
        for words in ("Missing", "Due", "Covered", STAFF_ONLY):
            assert words not in text, name


def test_setting_opens_what_is_due_or_missing(site, read, settings, open_item):
    settings.WAGTAIL_DISCLOSURE = {
        **settings.WAGTAIL_DISCLOSURE,
        "SHOW_OPEN_ITEMS": True,
    }
    for page in (site.category, site.checklist, open_item):
        text = text_of(read(page.url))
        assert "Missing" in text
        assert STAFF_ONLY not in text
    assert "Covered: " in text_of(read(site.checklist.url))


def test_staff_reads_what_is_due_or_missing_and_that_others_do_not(
    site, read, client, open_item
):
    client.force_login(UserFactory(superuser=True))
    for page in (site.category, site.checklist, open_item):
        assert f"Missing {STAFF_ONLY}" in text_of(read(page.url))
    text = text_of(read(site.checklist.url))
    assert f"Covered: 1 of 2 applicable items (50 %) {STAFF_ONLY}" in text
    # What the public reads too is not marked.
    rows = read(site.checklist.url).split("<tr")
    (row,) = [row for row in rows if site.closed_item.title in row]
    assert "Not applicable" in row and STAFF_ONLY not in row


def test_item_says_its_state_and_for_which_period(site, read):
    quiet = ChecklistItemPageFactory(parent=site.category, period_type="school-year")
    period = quiet.rule.expected_period(on=timezone.localdate()).key
    NothingToPublish.objects.create(
        item=quiet, period=period, confirmed_at=timezone.now()
    )
    text = text_of(read(quiet.url))
    assert f"State None this period School year {period}" in text


def test_statement_of_the_public_does_not_name_what_is_overdue(site, client):
    ChecklistItemPageFactory(
        parent=site.category, title="逾期事项", period_type="school-year"
    )
    response = client.get(f"{site.checklist.url}data/xlsx/")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    (row,) = [row for row in sheet.values if row[2] == "逾期事项"]
    assert row[5:7] == (None, None)


def test_item_shows_its_facts(site, read):
    html = read(site.item.url)
    text = text_of(html)
    for words in (
        "Item B19",
        "收支预算总表、收入预算表、支出预算表",
        "高等学校信息公开办法",
        "第七条",
        "财务处",
        "王明",
        "0500-8888001",
        "审计处",
        "0500-8888002",
        "批准后20个工作日",
        "学校网站、公告栏",
        "财政厅专栏",
        site.entry.title,
    ):
        assert words in text
    assert 'href="https://czt.example.cn/yjs/"' in html


def test_item_that_does_not_apply_says_why(site, read):
    assert "学校没有境外办学机构。" in read(site.closed_item.url)


def test_item_leads_to_its_sub_items(site, read):
    sub = ChecklistItemPageFactory(parent=site.item, number="B19.1", title="收入预算表")
    assert f'href="{sub.url}"' in read(site.item.url)


def test_item_without_entries_says_whom_to_ask(site, read):
    item = ChecklistItemPageFactory(parent=site.category, lead_unit=site.unit)
    assert "Ask 财务处, phone 0500-8888001." in read(item.url)


def test_list_is_filtered_by_period_and_unit(site, read):
    other = DisclosurePageFactory(
        parent=site.item,
        title="往年预算",
        published_on=day("2020-05-01"),
        published=True,
    )
    both = read(site.item.url)
    assert other.title in both and site.entry.title in both
    old = main_of(read(site.item.url + "?period=2019-2020"))
    assert other.title in old and site.entry.title not in old
    own = main_of(read(site.item.url + "?unit=cwc"))
    assert other.title not in own and site.entry.title in own
    none = main_of(read(site.item.url + "?unit=cwc&period=2019-2020"))
    assert "No entry answers to this choice." in none


def test_list_passes_over_a_filter_that_means_nothing(site, read):
    html = read(site.item.url + "?unit=%3Cscript%3E&period=abc&page=999")
    assert site.entry.title in html
    assert "<script" not in html


def test_pages_of_a_list_keep_the_filter(site, read, settings):
    settings.WAGTAIL_DISCLOSURE = {**settings.WAGTAIL_DISCLOSURE, "ENTRIES_PER_PAGE": 2}
    for number in range(4):
        DisclosurePageFactory(
            parent=site.item,
            title=f"公告{number}",
            responsible_unit=site.unit,
            published_on=day("2020-05-01"),
            published=True,
        )
    first = main_of(read(site.item.url + "?period=2019-2020"))
    assert "公告3" in first and "公告1" not in first
    assert 'href="?period=2019-2020&amp;page=2"' in first
    second = main_of(read(site.item.url + "?period=2019-2020&page=2"))
    assert "公告1" in second and "公告3" not in second
