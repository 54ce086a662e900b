"""What a reader sees on the public pages, and what nobody sees there."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation

from tests.catalogue.portals import Portal, add_entries, make_portal
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
    UserFactory,
    day,
)
from wagtail_disclosure.catalogue.pages.items import ItemLink, NothingToPublish
from wagtail_disclosure.models import Attachment, DisclosurePage

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>\"'><b>&amp;"


@pytest.fixture
def site() -> Portal:
    return make_portal()


@pytest.fixture
def read(client):
    """The page at this address, in English: the source of every translation."""

    def get(address: str, *, status: int = 200) -> str:
        # The request leaves its language behind.
        with translation.override("en"):
            response = client.get(address, headers={"accept-language": "en"})
        assert response.status_code == status, address
        content = b"".join(response) if response.streaming else response.content
        return content.decode("utf-8-sig")

    return get


def text_of(html: str) -> str:
    """What stands on the page, without tags and with single spaces."""
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def main_of(html: str) -> str:
    return html.split('<div class="disclosure ', 1)[1]


# Facts


def test_anybody_reads_every_page_in_the_base_template(site, read):
    for name, address in site.addresses().items():
        html = read(address)
        assert html.count("<h1") == 1, name
        assert html.count("<main") == 1, name
        assert "portal.css" in html, name
        assert '<meta name="SiteName" content="示例大学">' in html, name
        assert "SiteIDCode" not in html, name


def test_pages_need_no_script_and_no_inline_style(site, read):
    for name, address in site.addresses().items():
        html = read(address)
        assert "<script" not in html, name
        assert "<style" not in html, name
        assert not re.search(r"\s(style|on\w+)=", html), name


def test_pages_fill_the_base_template_of_a_university(site, read, settings, tmp_path):
    (tmp_path / "university.html").write_text(
        "<title>{% block title %}{% endblock %}</title>"
        "{% block extra_head %}{% endblock %}"
        "<body class='university'>{% block content %}{% endblock %}</body>"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    settings.WAGTAIL_DISCLOSURE = {
        **settings.WAGTAIL_DISCLOSURE,
        "BASE_TEMPLATE": "university.html",
    }
    for name, address in site.addresses().items():
        html = read(address)
        assert "class='university'" in html, name
        assert "portal.css" in html, name
        assert '<div class="disclosure ' in html, name
        assert "<main" not in html, name
        assert re.search(r"<title>\s*\S+.*</title>", html, re.DOTALL), name


def test_portal_shows_what_there_is(site, read):
    html = read(site.portal.url)
    text = text_of(html)
    for words in ("示例大学", "信息公开指南", "信息公开事项清单", "财务处", "校内公开"):
        assert words in text
    assert "3 财务、资产及收费信息 1 entry" in text
    assert site.entry.title in text
    for route in ("search/", "feed/", "data/csv/", "data/json/"):
        assert f'"{site.portal.url}{route}"' in html
    assert f'href="{site.directory.url}#unit-cwc"' in html


def test_pages_with_entries_offer_their_feed(site, read):
    link = r'<link rel="alternate" type="application/atom\+xml"[^>]* href="{}feed/">'
    for name in ("portal", "column", "rules", "category", "item"):
        address = site.addresses()[name]
        assert re.search(link.format(address), read(address)), name


def test_columns_say_so_to_machines(site, read):
    html = read(site.column.url)
    assert '<meta name="ColumnName" content="信息公开指南">' in html
    for name in ("ColumnDescription", "ColumnKeywords", "ColumnType"):
        assert re.search(rf'<meta name="{name}" content=".+">', html)


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


def test_public_does_not_read_what_is_due_or_missing(site, read):
    ChecklistItemPageFactory(parent=site.category, title="没有内容的事项")
    for name, address in site.addresses().items():
        text = text_of(read(address))
        for words in ("Missing", "Due", "Covered"):
            assert words not in text, name


def test_setting_opens_what_is_due_or_missing(site, read, settings):
    ChecklistItemPageFactory(parent=site.category, title="没有内容的事项")
    settings.WAGTAIL_DISCLOSURE = {
        **settings.WAGTAIL_DISCLOSURE,
        "SHOW_OPEN_ITEMS": True,
    }
    assert "Missing" in text_of(read(site.category.url))
    text = text_of(read(site.checklist.url))
    assert "Missing" in text
    assert "Covered: " in text


def test_staff_reads_what_is_due_or_missing(site, read, client):
    ChecklistItemPageFactory(parent=site.category, title="没有内容的事项")
    client.force_login(UserFactory(superuser=True))
    text = text_of(read(site.checklist.url))
    assert "Missing" in text
    assert "Covered: " in text


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


def test_entry_shows_its_metadata(site, read):
    text = text_of(read(site.entry.url))
    for words in (
        f"Index number {site.entry.index_number}",
        "Document number 校发〔2025〕12号",
        "Kind 预算决算",
        "Issuer 示例大学校办",
        "Publishing body 财务处",
        "Produced on 2025-03-01",
        "Published on 2025-03-06",
        "Period covered School year 2024-2025",
        "Audience Public",
        "Validity Valid",
        "Effective on 2025-03-10",
        "Source 示例省财政厅",
        "预算;财务",
        "部门预算编制说明和预算表。",
        "更正了第二张表。",
    ):
        assert words in text


def test_entry_names_its_metadata_for_machines(site, read):
    html = read(site.entry.url)
    for name, content in {
        "ArticleTitle": site.entry.title,
        "PubDate": "2025-03-06 00:00",
        "ContentSource": "示例省财政厅",
        "Keywords": "预算;财务",
        "Author": "示例大学校办",
        "Description": "部门预算编制说明和预算表。",
        "Url": site.entry.full_url,
    }.items():
        assert f'<meta name="{name}" content="{content}">' in html


def test_entry_shows_its_body(site, read):
    html = read(site.entry.url)
    assert "<p>现将预算予以公布。</p>" in html
    assert "<h2>一、预算表</h2>" in html
    assert "<h2>二、流程</h2>" in html
    assert "<caption>收支总表</caption>" in html
    assert '<th scope="col">金额</th>' in html
    assert '<th scope="row">收入</th>' in html
    assert "None" not in main_of(html).split("收支总表", 2)[2]
    assert f'<img src="{site.entry.url}files/1/" alt="审批流程"' in html
    assert "图1" in html
    assert "金额单位为万元。" in html


def test_table_keeps_its_merged_cells(site, read):
    entry = DisclosurePageFactory(
        parent=site.item,
        body=[
            (
                "table",
                {
                    "data": [["甲", ""], ["乙", "丙"]],
                    "mergeCells": [{"row": 0, "col": 0, "rowspan": 1, "colspan": 2}],
                    "cell": [{"row": 0, "col": 1, "hidden": True}],
                },
            )
        ],
        published=True,
    )
    table = read(entry.url).split("<table>")[1].split("</table>")[0]
    assert '<td colspan="2">甲</td>' in table
    assert table.count("<td") == 3


def test_attachments_have_type_size_and_address(site, read, client):
    html = read(site.entry.url)
    assert f'<iframe src="{site.entry.url}files/2/"' in html
    part = text_of(html.split('id="disclosure-attachments"')[1])
    assert re.search(r"PDF 预算全文 \d+\sbytes", part)
    assert re.search(r"TXT 表格 \d+\sbytes", part)
    for number in (1, 2, 3):
        response = client.get(f"{site.entry.url}files/{number}/")
        assert response.status_code == 200
        assert b"".join(response.streaming_content)


def test_entries_lead_to_what_they_supersede_and_interpret(site, read):
    explanation = DisclosurePageFactory(
        parent=site.rules, title="预算解读", interprets=site.entry, published=True
    )
    new = read(site.entry.url)
    assert f'href="{site.old_entry.url}"' in new
    assert f'href="{explanation.url}"' in new
    assert f'href="{site.entry.url}"' in read(explanation.url)


def test_repealed_entry_says_so_first(site, read):
    html = read(site.old_entry.url)
    banner, rest = html.split("<dl", 1)
    assert "Repealed on 2025-04-01. It no longer holds." in banner
    assert f'href="{site.entry.url}"' in banner


def test_valid_entry_has_no_banner(site, read):
    assert "disclosure-banner" not in read(site.entry.url)


def test_column_shows_contact_and_headings_in_order(site, read):
    html = read(site.column.url)
    assert "信息公开办公室" in html
    assert 'href="mailto:xxgk@example.edu.cn"' in html
    assert re.search(r"<h2[^>]*>范围</h2>", html)
    assert re.search(r"<h3[^>]*>例外</h3>", html)


def test_rules_are_grouped_by_who_issued_them(site, read):
    add_entries(site, 1)
    text = text_of(read(site.rules.url))
    assert text.index("National rules") < text.index("Rules of the school")


def test_directory_shows_person_and_contact(site, read):
    text = text_of(read(site.directory.url))
    assert "财务处 王明 处长 行政楼118室 0500-8888001 cwc@example.edu.cn" in text


# Search


def test_search_finds_words_and_index_numbers(site, read):
    assert "1 entry found" in text_of(read(site.portal.url + "search/?q=disclosure"))
    found = read(f"{site.portal.url}search/?q={site.entry.index_number}")
    assert f'href="{site.entry.url}"' in found


def test_search_without_words_or_results_helps_on(site, read):
    for query in ("", "?q=", "?q=%20%20", "?q=xyzzy", "?q=" + "长" * 500):
        html = read(site.portal.url + "search/" + query)
        assert f'href="{site.checklist.url}"' in main_of(html)
    assert "Nothing found for “xyzzy”" in read(site.portal.url + "search/?q=xyzzy")


# Lists


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


# What must not be seen


def test_hostile_titles_are_shown_as_text(site, read):
    for page in (site.portal, site.column, site.checklist, site.category, site.item):
        page.title = HOSTILE
        page.save_revision().publish()
    site.entry.title = site.entry.summary = site.entry.keywords = HOSTILE
    site.entry.change_note = site.entry.source = HOSTILE
    site.entry.save_revision().publish()
    site.unit.name = site.unit.responsible_person = HOSTILE
    site.unit.save()
    for name, address in site.addresses().items():
        html = read(address)
        assert "<script" not in html, name
        assert "<b>" not in html, name
    searched = read(site.portal.url + "search/?q=" + "%3Cscript%3Ealert(1)%22%3E")
    assert "<script" not in searched


def test_drafts_and_audience_entries_appear_nowhere(site, read):
    DisclosurePageFactory(parent=site.item, title="disclosure hiddendraft")
    DisclosurePageFactory(
        parent=site.section, title="disclosure hiddencampus", published=True
    )
    withdrawn = DisclosurePageFactory(
        parent=site.rules, title="disclosure hiddenwithdrawn", published=True
    )
    withdrawn.unpublish()
    changed = DisclosurePage.objects.get(pk=site.entry.pk)
    changed.title = "disclosure hiddenchange"
    changed.save_revision()
    add_entries(site, 0)
    for name, address in (site.addresses() | site.machine_addresses()).items():
        content = re.sub(r"disclosure-hidden|type=\"hidden\"", "", read(address))
        assert "hidden" not in content, name
        assert name == "sitemap" or "disclosure" in content


def test_section_and_its_entries_ask_for_a_log_in(site, client):
    entry = DisclosurePageFactory(parent=site.section, title="校内通知", published=True)
    for address in (site.section.url, entry.url):
        assert client.get(address).status_code == 302
    client.force_login(UserFactory())
    section = client.get(site.section.url).content.decode()
    assert "校内通知" in section
    assert site.section.reason in section
    assert client.get(entry.url).status_code == 200


def test_draft_is_not_served(site, client):
    entry = DisclosurePageFactory(parent=site.item)
    assert client.get(entry.url).status_code == 404


# For machines


def test_feeds_hold_the_entries(site, read):
    for name in ("feed", "feed of the category", "feed of the item"):
        feed = ElementTree.fromstring(read(site.machine_addresses()[name]))  # noqa: S314
        titles = [
            t.text for t in feed.iterfind(".//{http://www.w3.org/2005/Atom}title")
        ]
        assert site.entry.title in titles, name


def test_data_holds_the_entries(site, read):
    records = json.loads(read(site.portal.url + "data/json/"))["entries"]
    assert site.entry.title in [record["title"] for record in records]
    assert site.entry.title in read(site.portal.url + "data/csv/")


# Previews


def preview(page):
    response = page.make_preview_request(preview_mode=page.default_preview_mode)
    assert response.status_code == 200
    response.render()
    return response.content.decode()


def test_preview_links_no_public_address_of_files_that_are_not_frozen(site):
    picture = DocumentFactory(file__filename="plan.png")
    entry = DisclosurePageFactory(
        parent=site.item,
        body=[
            ("picture", {"document": picture, "alt_text": "平面图", "caption": "图2"})
        ],
    )
    entry.attachments = [Attachment(document=DocumentFactory(), title="附表")]
    entry.save_revision()
    html = preview(entry.get_latest_revision_as_object())
    assert "平面图" in html
    assert "图2" in html
    assert "附表" in html
    assert f"{entry.url}files/" not in html


def test_preview_of_an_entry_that_is_not_saved_yet(site):
    page = DisclosurePage(title="新的公告", slug="new")
    page.set_url_path(site.item)
    page.depth = site.item.depth + 1
    page.path = DisclosurePage._get_children_path_interval(site.item.path)[0]
    html = preview(page)
    assert "新的公告" in html
    assert "disclosure-banner" not in html


# How much is asked of the database

COUNTED = [
    "portal",
    "column",
    "rules",
    "checklist",
    "category",
    "item",
    "directory",
    "entry",
    "search",
    "feed",
    "feed of the category",
    "feed of the item",
    "csv",
    "json",
]


@pytest.mark.parametrize("multilingual", [False, True])
def test_queries_do_not_grow_with_the_entries(site, read, settings, multilingual):
    settings.WAGTAIL_I18N_ENABLED = multilingual
    addresses = site.addresses() | site.machine_addresses()

    def count() -> dict[str, int]:
        counts = {}
        for name in COUNTED:
            read(addresses[name])  # fills the caches
            with CaptureQueriesContext(connection) as queries:
                read(addresses[name])
            counts[name] = len(queries)
        return counts

    add_entries(site, 3)
    few = count()
    add_entries(site, 27)
    assert count() == few


# Languages


def test_reader_chooses_the_language_where_the_site_offers_it(site, client, settings):
    settings.ROOT_URLCONF = "tests.catalogue.multilingual_urls"
    with translation.override("zh-hans"):
        html = client.get(site.portal.url).content.decode()
    assert f'action="{reverse("set_language")}"' in html
    assert '<html lang="zh-hans">' in html
    assert 'lang="en">English</button>' in html


def test_languages_are_links_where_addresses_carry_them(site, client, settings):
    settings.ROOT_URLCONF = "tests.catalogue.prefixed_urls"
    with translation.override("zh-hans"):
        address = site.item.url
        chinese = client.get(address).content.decode()
        english = client.get(f"/en{address}").content.decode()
    assert f'<a href="/en{address}" lang="en"' in chinese
    assert f'<a href="{address}" lang="zh-hans"' in english
    assert 'method="post"' not in english


def test_content_keeps_its_language_when_the_interface_has_another(site, read):
    html = read(site.entry.url)
    assert '<html lang="en">' in html
    assert f'<h1 lang="zh-hans">{site.entry.title}</h1>' in html
