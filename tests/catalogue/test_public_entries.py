"""What a reader sees of an entry, and its editor in the preview."""

from __future__ import annotations

import re

import pytest

from tests.catalogue.reading import main_of, text_of
from tests.factories import (
    DisclosurePageFactory,
    DocumentFactory,
)
from wagtail_disclosure.models import Attachment, DisclosurePage

pytestmark = pytest.mark.django_db


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
