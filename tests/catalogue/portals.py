"""A whole portal with content, as the public meets it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.management import call_command

from tests.factories import (
    AudienceSectionPageFactory,
    ChecklistCategoryPageFactory,
    ChecklistItemPageFactory,
    ChecklistPageFactory,
    DisclosurePageFactory,
    DisclosurePortalPageFactory,
    DocumentFactory,
    InformationKindFactory,
    LegalBasisFactory,
    PortalColumnPageFactory,
    ResponsibleUnitFactory,
    UnitDirectoryPageFactory,
    day,
    publish,
)
from wagtail_disclosure.catalogue.pages.items import ItemLegalBasis, ItemLink
from wagtail_disclosure.models import (
    Attachment,
    DisclosurePage,
    EntryIssuer,
    FurtherPlace,
    Supersession,
)

# What a browser shows as a PDF page.
PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF"""

# One red point.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108020000009077"
    "53de0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049"
    "454e44ae426082"
)


@dataclass
class Portal:
    """The pages of ``make_portal`` by what they are."""

    portal: Any
    column: Any
    rules: Any
    checklist: Any
    category: Any
    item: Any
    closed_item: Any
    directory: Any
    section: Any
    entry: Any
    old_entry: Any
    unit: Any
    entries: list[Any] = field(default_factory=list)

    def addresses(self) -> dict[str, str]:
        """The address of each type of page that anybody may read."""
        return {
            "portal": self.portal.url,
            "column": self.column.url,
            "rules": self.rules.url,
            "checklist": self.checklist.url,
            "category": self.category.url,
            "item": self.item.url,
            "item that does not apply": self.closed_item.url,
            "directory": self.directory.url,
            "entry": self.entry.url,
            "repealed entry": self.old_entry.url,
            "search": self.portal.url + "search/?q=disclosure",
            "search without query": self.portal.url + "search/",
        }

    def machine_addresses(self) -> dict[str, str]:
        return {
            "feed": self.portal.url + "feed/",
            "feed of the category": self.category.url + "feed/",
            "feed of the item": self.item.url + "feed/",
            "csv": self.portal.url + "data/csv/",
            "json": self.portal.url + "data/json/",
            "sitemap": "/sitemap.xml",
        }


def make_portal() -> Portal:
    unit = ResponsibleUnitFactory(
        name="财务处",
        code="cwc",
        responsible_post="处长",
        responsible_person="王明",
        phone="0500-8888001",
        email="cwc@example.edu.cn",
        office="行政楼118室",
    )
    portal = DisclosurePortalPageFactory(school_name="示例大学")
    column = PortalColumnPageFactory(
        parent=portal,
        kind="guide",
        title="信息公开指南",
        introduction="<p>怎样查找。</p><h3>范围</h3><h4>例外</h4>",
        contact_office="信息公开办公室",
        contact_email="xxgk@example.edu.cn",
    )
    rules = PortalColumnPageFactory(parent=portal, kind="rules", title="信息公开制度")
    checklist = ChecklistPageFactory(
        parent=portal, title="信息公开事项清单", document_number="教办函〔2014〕23号"
    )
    category = ChecklistCategoryPageFactory(
        parent=checklist, title="财务、资产及收费信息", number="3"
    )
    item = ChecklistItemPageFactory(
        parent=category,
        number="B19",
        title="收支预算总表",
        requirement="收支预算总表、收入预算表、支出预算表",
        lead_unit=unit,
        period_type="school-year",
        update_text="批准后20个工作日",
        channels="学校网站、公告栏",
    )
    item.legal_bases = [
        ItemLegalBasis(
            basis=LegalBasisFactory(
                title="高等学校信息公开办法", document_number="教育部令第29号"
            ),
            article="第七条",
        )
    ]
    item.links = [ItemLink(title="财政厅专栏", url="https://czt.example.cn/yjs/")]
    item.co_units.set([ResponsibleUnitFactory(name="审计处", phone="0500-8888002")])
    item.save_revision().publish()
    closed_item = ChecklistItemPageFactory(
        parent=category,
        number="B20",
        title="境外办学收支",
        is_applicable=False,
        not_applicable_reason="学校没有境外办学机构。",
    )
    directory = UnitDirectoryPageFactory(parent=portal, title="责任单位")
    section = AudienceSectionPageFactory(parent=portal, title="校内公开")
    old_entry = DisclosurePageFactory(
        parent=rules,
        title="财务办法（2018年）",
        responsible_unit=unit,
        validity="repealed",
        repealed_on=day("2025-04-01"),
        published=True,
    )
    entry = _full_entry(item, unit, old_entry, rules)
    call_command("update_index", verbosity=0)
    return Portal(
        portal=portal,
        column=column,
        rules=rules,
        checklist=checklist,
        category=category,
        item=item,
        closed_item=closed_item,
        directory=directory,
        section=section,
        entry=entry,
        old_entry=old_entry,
        unit=unit,
    )


def _full_entry(item: Any, unit: Any, old: Any, rules: Any) -> Any:
    """An entry in which nothing is empty."""
    picture = DocumentFactory(title="流程图", file__filename="flow.png", file__data=PNG)
    entry = DisclosurePageFactory(
        parent=item,
        title="disclosure 2025年度部门预算",
        kind=InformationKindFactory(name="预算决算"),
        responsible_unit=unit,
        document_number="校发〔2025〕12号",
        produced_on=day("2025-03-01"),
        published_on=day("2025-03-06"),
        period="2024-2025",
        five_open="result",
        is_finance_affair=True,
        summary="部门预算编制说明和预算表。",
        keywords="预算;财务",
        validity="valid",
        effective_on=day("2025-03-10"),
        source="示例省财政厅",
        external_url="https://czt.example.cn/yjs/2025/",
        change_note="更正了第二张表。",
        channels="公告栏",
        body=[
            ("text", "<p>现将预算予以公布。</p>"),
            ("heading", {"level": "4", "text": "一、预算表"}),
            (
                "table",
                {
                    "data": [["项目", "金额"], ["收入", "128.50"], [None, "1"]],
                    "first_row_is_table_header": True,
                    "first_col_is_header": True,
                    "table_caption": "收支总表",
                },
            ),
            ("heading", {"level": "2", "text": "二、流程"}),
            (
                "picture",
                {"document": picture, "alt_text": "审批流程", "caption": "图1"},
            ),
            ("notice", {"title": "说明", "text": "<p>金额单位为万元。</p>"}),
        ],
    )
    entry.issuers = [EntryIssuer(unit=ResponsibleUnitFactory(name="示例大学校办"))]
    entry.attachments = [
        Attachment(
            document=DocumentFactory(file__filename="budget.pdf", file__data=PDF),
            title="预算全文",
        ),
        Attachment(document=DocumentFactory(file__filename="budget.txt"), title="表格"),
    ]
    entry.supersessions = [Supersession(superseded=old)]
    entry.further_places = [FurtherPlace(place=rules.page_ptr)]
    publish(entry)
    return DisclosurePage.objects.get(pk=entry.pk)


def add_entries(site: Portal, count: int) -> None:
    """More entries of the item, each of another unit and also among the rules."""
    for number in range(count):
        entry = DisclosurePageFactory(
            parent=site.item,
            title=f"disclosure 第{number}号公告",
            kind=InformationKindFactory(),
            published_on=day(f"20{10 + number % 15}-05-01"),
        )
        entry.issuers = [EntryIssuer(unit=ResponsibleUnitFactory(external=True))]
        entry.further_places = [
            FurtherPlace(place=site.rules.page_ptr),
            FurtherPlace(place=site.column.page_ptr),
        ]
        publish(entry)
        site.entries.append(entry)
    call_command("update_index", verbosity=0)
