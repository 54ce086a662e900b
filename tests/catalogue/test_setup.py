"""What disclosure_setup builds, and what it leaves alone."""

import pytest
from django.contrib.auth.models import Group
from wagtail.models import Page, PageLogEntry

from tests.catalogue.setting_up import KINDS, item, own_list, publish, run, traces
from tests.factories import (
    DocumentFactory,
    ResponsibleUnitFactory,
    UserFactory,
    root_page,
)
from wagtail_disclosure.catalogue.setup.access import EDITORS, OFFICE, REVIEWERS
from wagtail_disclosure.models import (
    AudienceSectionPage,
    ChecklistCategoryPage,
    ChecklistItemPage,
    ChecklistPage,
    DisclosurePortalPage,
    InformationKind,
    ItemLegalBasis,
    LegalBasis,
    NegativeListBasis,
    NegativeListPage,
    PortalColumnPage,
    UnitDirectoryPage,
)

pytestmark = pytest.mark.django_db


# What is built


def test_a_portal_with_everything_that_the_law_asks_for(portal):
    page = DisclosurePortalPage.objects.get()
    assert page.get_parent() == root_page()
    assert (page.slug, page.title) == ("xxgk", "信息公开")
    columns = PortalColumnPage.objects.child_of(page)
    assert list(columns.values_list("title", flat=True)) == [
        "信息公开指南",
        "信息公开制度",
        "依申请公开",
        "年度报告",
        "监督投诉",
    ]
    assert all("《高等学校信息公开办法》" in column.introduction for column in columns)
    assert UnitDirectoryPage.objects.child_of(page).count() == 1
    section = AudienceSectionPage.objects.child_of(page).get()
    assert section.title == "校内公开"
    assert section.get_view_restrictions().exists()


def test_the_national_list(portal):
    checklist = ChecklistPage.objects.get(code="moe2014")
    assert checklist.title == "信息公开事项清单"
    assert str(checklist.legal_basis).endswith("（教办函〔2014〕23号）")
    assert str(checklist.issued_on) == "2014-07-25"
    assert ChecklistCategoryPage.objects.child_of(checklist).count() == 10
    numbers = ChecklistItemPage.objects.descendant_of(checklist).values_list("number")
    assert [int(number) for (number,) in numbers] == list(range(1, 51))
    report = item("6")
    assert (report.period_type, report.update_rule) == ("school-year", "yearly")
    assert (report.update_month, report.is_due_after_period) == (10, True)
    basis = report.legal_bases.get()
    assert (basis.basis.document_number, basis.article) == (
        "教育部令第29号",
        "第二十五条",
    )


def test_every_page_is_live_as_if_an_editor_had_published_it(portal):
    pages = Page.objects.descendant_of(
        DisclosurePortalPage.objects.get(), inclusive=True
    )
    for page in pages.not_type(NegativeListPage).specific():
        page.full_clean()
        assert page.live
        assert not page.has_unpublished_changes
        assert page.live_revision_id == page.latest_revision_id is not None
        logged = PageLogEntry.objects.filter(page=page.pk).order_by("pk")
        actions = list(logged.values_list("action", flat=True))
        assert (actions[0], actions[-1]) == ("wagtail.create", "wagtail.publish")
        assert actions.count("wagtail.publish") == 1


def test_kinds_and_legal_bases(portal):
    assert set(InformationKind.objects.values_list("code", flat=True)) == KINDS
    admission = InformationKind.objects.get(code="admission-list")
    assert admission.notice_working_days == 10
    order_29 = LegalBasis.objects.get(document_number="教育部令第29号")
    assert str(order_29.effective_on) == "2010-09-01"
    old = LegalBasis.objects.get(document_number="教育部令第21号")
    assert old.superseded_by.document_number == "教育部令第41号"


def test_public_pages_of_the_portal_open(portal, client):
    for url in ("/xxgk/", "/xxgk/moe2014/", "/xxgk/guide/", "/xxgk/units/"):
        assert client.get(url).status_code == 200, url


def test_a_file_of_the_closed_collection_is_nobodys_from_outside(portal, client):
    document = DocumentFactory()
    assert client.get(document.url).status_code == 302
    client.force_login(UserFactory())
    assert client.get(document.url).status_code in (302, 403)
    # Editors and reviewers open what is theirs: tests/catalogue/test_document_access.py
    for name, is_let_in in ((EDITORS, False), (REVIEWERS, False), (OFFICE, True)):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=name))
        client.force_login(user)
        response = client.get(document.url, follow=True)
        assert (b"".join(response) == "内容".encode()) == is_let_in, name


# Running it again


def test_running_it_again_changes_nothing(portal):
    before = traces()
    printed = run()
    assert traces() == before
    assert printed.count("\n") == 2


def test_what_an_editor_changed_stays_until_it_is_told_to_go(portal):
    page = item("21")
    page.title, page.period_type = "学费和住宿费", "calendar-year"
    publish(page)
    InformationKind.objects.filter(code="notice").update(name="公告")
    printed = run()
    assert "学费和住宿费" in printed
    assert item("21").title == "学费和住宿费"
    assert InformationKind.objects.get(code="notice").name == "公告"

    run("--overwrite")
    page = item("21")
    assert page.title == "收费项目、收费依据、收费标准及投诉方式"
    assert page.period_type == "school-year"
    assert page.live_revision.as_object().title == page.title
    assert InformationKind.objects.get(code="notice").name == "通知公告"
    before = traces()
    run("--overwrite")
    assert traces() == before


def test_a_newer_data_file_corrects_what_nobody_has_touched(portal, tmp_path):
    run("--list", own_list(tmp_path, {"number": "A1", "channels": "网站"}))
    page = item("A1", "own")
    page.channels = "网站、公告栏"
    publish(page)
    newer = {"number": "A1", "text": "更正后的事项", "channels": "公众号"}
    printed = run("--list", own_list(tmp_path, newer, {"number": "A2"}))
    page = item("A1", "own")
    assert page.title == "更正后的事项"
    assert page.channels == "网站、公告栏"
    assert "channels" in printed
    assert item("A2", "own").live


def test_work_on_a_draft_is_not_disturbed(portal, tmp_path):
    run("--list", own_list(tmp_path, {"number": "A1"}))
    page = item("A1", "own")
    page.requirement = "草稿"
    page.save_revision()
    run("--list", own_list(tmp_path, {"number": "A1", "text": "更正后的事项"}))
    page = item("A1", "own")
    assert page.title == "事项A1"
    assert page.get_latest_revision_as_object().requirement == "草稿"


def test_what_an_editor_deleted_does_not_come_back_by_itself(portal):
    item("48").delete()
    ChecklistCategoryPage.objects.get(number="7").delete()
    InformationKind.objects.get(code="emergency").delete()
    Group.objects.get(name=REVIEWERS).delete()
    before = Page.objects.count()
    printed = run()
    assert Page.objects.count() == before
    assert "48" in printed
    assert not InformationKind.objects.filter(code="emergency").exists()
    assert not Group.objects.filter(name=REVIEWERS).exists()

    run("--overwrite")
    assert item("48").live
    assert ChecklistItemPage.objects.count() == 50
    assert InformationKind.objects.filter(code="emergency").exists()
    assert Group.objects.get(name=REVIEWERS).page_permissions.exists()


def test_what_an_editor_renamed_or_moved_is_not_made_a_second_time(portal):
    page = item("50")
    page.number = "50a"
    publish(page)
    item("49").move(ChecklistCategoryPage.objects.get(number="1"), pos="last-child")
    Group.objects.filter(name=EDITORS).update(name="编辑们")
    run()
    assert ChecklistItemPage.objects.count() == 50
    assert not Group.objects.filter(name=EDITORS).exists()


def test_a_permission_taken_from_a_group_stays_taken(portal):
    group = Group.objects.get(name=EDITORS)
    group.page_permissions.filter(permission__codename="change_page").delete()
    printed = run()
    assert "change_page" in printed
    assert "add_page" not in printed
    assert not group.page_permissions.filter(
        permission__codename="change_page"
    ).exists()


def test_a_portal_torn_down_is_built_anew(portal):
    DisclosurePortalPage.objects.get().delete()
    run()
    assert ChecklistItemPage.objects.count() == 50
    assert DisclosurePortalPage.objects.get().get_url() == "/xxgk/"


# Dry run


def test_a_dry_run_prints_differences_field_by_field(portal):
    page = item("13")
    page.title, page.update_month = "拟录取名单", 7
    publish(page)
    before = traces()
    for args in (["--dry-run"], ["--dry-run", "--overwrite"]):
        printed = run(*args)
        assert traces() == before
        assert "title" in printed
        assert "拟录取研究生名单" in printed
        assert "update_month" in printed
        assert "channels" not in printed


# A list of the school's own


def test_a_list_of_the_schools_own_with_sub_items_units_and_bases(portal, tmp_path):
    unit = ResponsibleUnitFactory(code="dzb")
    basis = {"title": "学生管理规定", "document_number": "校发〔2017〕1号"}
    newer = {"title": "学生管理规定", "document_number": "校发〔2025〕2号"}
    items = [
        {
            "number": "A1",
            "lead_unit": "dzb",
            "basis": [{**basis, "superseded_by": newer, "article": "第三条"}],
            "items": [{"number": "A1.1", "text": "子项", "update_rule": "immediate"}],
        }
    ]
    run("--list", own_list(tmp_path, *items))
    page = item("A1", "own")
    assert page.lead_unit == unit
    row = page.legal_bases.get()
    assert row.article == "第三条"
    assert row.basis.superseded_by.document_number == "校发〔2025〕2号"
    assert item("A1.1", "own").get_parent().pk == page.pk
    assert item("A1.1", "own").update_rule == "immediate"
    before = traces()
    run("--list", own_list(tmp_path, *items))
    run()
    assert traces() == before


def test_a_long_text_needs_a_short_title_beside_it(portal, tmp_path):
    long = "应当公开的内容" * 60
    run("--list", own_list(tmp_path, {"number": "A1", "text": long, "title": "短题"}))
    assert (item("A1", "own").title, item("A1", "own").requirement) == ("短题", long)


def test_bases_keep_their_order_in_every_database(portal):
    for model in (ItemLegalBasis, NegativeListBasis):
        assert not model.objects.filter(sort_order=None).exists()
