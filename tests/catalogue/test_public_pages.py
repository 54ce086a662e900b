"""What a reader sees on the public pages of a portal."""

from __future__ import annotations

import re

import pytest

from tests.catalogue.portals import add_entries
from tests.catalogue.reading import main_of, text_of
from tests.factories import (
    DisclosurePageFactory,
    DisclosurePortalPageFactory,
    PortalColumnPageFactory,
    ResponsibleUnitFactory,
    UnitDirectoryPageFactory,
)

pytestmark = pytest.mark.django_db


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


def test_title_in_the_browser_names_the_school_once(site, read, settings, tmp_path):
    def title(address):
        (found,) = re.findall(r"<title>\s*(.*?)\s*</title>", read(address), re.DOTALL)
        return found

    assert title(site.portal.url) == "信息公开 – 示例大学"
    assert title(site.item.url) == "收支预算总表 – 信息公开 – 示例大学"
    # A university's own template says its name itself.
    (tmp_path / "university.html").write_text(
        "<title>{% block title %}{% endblock %} - 示例大学</title>"
        "{% block extra_head %}{% endblock %}{% block content %}{% endblock %}"
    )
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]
    settings.WAGTAIL_DISCLOSURE = {
        **settings.WAGTAIL_DISCLOSURE,
        "BASE_TEMPLATE": "university.html",
    }
    assert title(site.item.url) == "收支预算总表 – 信息公开 - 示例大学"


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


# What must not be seen


# For machines


# Previews


# Languages


def test_units_are_counted_by_the_entries_of_their_own_portal(site, read):
    other = DisclosurePortalPageFactory(title="附属中学信息公开", slug="fz")
    directory = UnitDirectoryPageFactory(parent=other)
    assert "财务处" not in text_of(main_of(read(other.url)))
    column = PortalColumnPageFactory(parent=other)
    DisclosurePageFactory(parent=column, responsible_unit=site.unit, published=True)
    assert "财务处 1 entry" in text_of(read(other.url))
    assert re.search(r"财务处 .* 1 审计处", text_of(read(directory.url)))
    # The entry itself and the repealed one.
    assert "财务处 2 entries" in text_of(read(site.portal.url))
    assert re.search(r"财务处 .* 2 审计处", text_of(read(site.directory.url)))


def test_units_stand_in_the_order_of_the_register(site, read):
    last = ResponsibleUnitFactory(name="后勤处", code="zz")
    first = ResponsibleUnitFactory(name="党政办公室", code="aa")
    for unit in (last, first):
        DisclosurePageFactory(parent=site.item, responsible_unit=unit, published=True)
    addresses = (site.portal.url, site.directory.url, site.item.url)
    for address in addresses:
        text = text_of(read(address).split("<h1")[1])
        # As they were entered, whatever their codes are.
        assert text.index("财务处") < text.index("后勤处") < text.index("党政办公室")
    last.sort_order = 2
    last.save()
    first.sort_order = 1
    first.save()
    for address in addresses:
        text = text_of(read(address).split("<h1")[1])
        assert text.index("党政办公室") < text.index("后勤处")
