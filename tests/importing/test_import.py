"""What a manifest brings in, as a reader and an editor find it."""

from __future__ import annotations

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import override
from docx import Document
from openpyxl import Workbook

from tests.factories import publish
from tests.importing.conftest import entry_row
from tests.importing.readers.files import png
from wagtail_disclosure.importing.manifest import COLUMNS
from wagtail_disclosure.models import DisclosurePage, ResponsibleUnit
from wagtail_disclosure.publication.choices import EndKind
from wagtail_disclosure.publication.taking_down import take_down


def test_row_becomes_a_draft_under_its_item(portal, write_manifest, import_manifest):
    run = import_manifest(write_manifest(entry_row()))
    assert run.failure is None
    entry = DisclosurePage.objects.get()
    assert not entry.live
    assert entry.get_parent().pk == portal.items["2"].pk
    assert entry.title == "学校章程"
    assert entry.responsible_unit == portal.unit
    assert entry.scope == "public"
    assert "第二段" in str(entry.get_latest_revision_as_object().body)
    assert entry.index_number == ""


def test_published_row_is_read_by_anybody_with_its_original_date(
    portal, write_manifest, import_manifest, client
):
    manifest = write_manifest(
        entry_row(
            published_on="2019-05-04",
            produced_on="2019-04-01",
            document_number="校发〔2019〕1号",
            kind="notice",
            five_open="decision",
            three_affairs="party;finance",
            validity="valid",
            summary="摘要",
        )
    )
    import_manifest(manifest, "--publish")
    entry = DisclosurePage.objects.get()
    assert entry.live
    assert str(entry.published_on) == "2019-05-04"
    assert entry.kind == portal.kind
    assert entry.is_party_affair and entry.is_finance_affair
    assert not entry.is_school_affair
    response = client.get(entry.url)
    assert response.status_code == 200
    assert "第一段" in response.content.decode()


def test_empty_scope_is_never_public(write_manifest, import_manifest):
    run = import_manifest(write_manifest(entry_row(scope="")), "--publish")
    entry = DisclosurePage.objects.get()
    assert not entry.live
    assert entry.is_scope_undecided
    assert run.failure is None
    assert run.report[0][4] != run.report[0][5] or "1" in run.out


def test_campus_entry_lives_in_the_section_and_keeps_its_items(
    portal, write_manifest, import_manifest, client
):
    import_manifest(write_manifest(entry_row(scope="campus")), "--publish")
    entry = DisclosurePage.objects.get()
    assert entry.get_parent().pk == portal.campus.pk
    assert entry.scope == "campus"
    assert [row.place_id for row in entry.further_places.all()] == [
        portal.items["2"].pk
    ]
    assert client.get(entry.url).status_code == 302


def test_further_items_list_the_entry_like_its_own(
    portal, write_manifest, import_manifest
):
    manifest = write_manifest(entry_row(item="moe2014:6;column:annual-reports"))
    import_manifest(manifest, "--publish")
    entry = DisclosurePage.objects.get()
    visible = DisclosurePage.objects.publicly_visible()
    for place in (portal.items["6"], portal.columns["annual-reports"]):
        assert list(visible.listed_under(place)) == [entry]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_manifest_in_any_chinese_encoding(write_manifest, import_manifest, encoding):
    import_manifest(write_manifest(entry_row(title="关于招生"), encoding=encoding))
    assert DisclosurePage.objects.get().title == "关于招生"


def test_manifest_as_workbook(tmp_path, portal, import_manifest):
    (tmp_path / "a.txt").write_text("正文", encoding="utf-8")
    book = Workbook()
    book.active.append(COLUMNS)
    row = entry_row(produced_on="2024-03-01")
    book.active.append([row.get(name, "") for name in COLUMNS])
    book.save(tmp_path / "manifest.xlsx")
    run = import_manifest(tmp_path / "manifest.xlsx")
    assert run.failure is None
    assert str(DisclosurePage.objects.get().produced_on) == "2024-03-01"


def test_outside_address_is_a_link(write_manifest, import_manifest):
    row = entry_row(path="https://www.example.edu.cn/zc.htm")
    row.pop("text")
    import_manifest(write_manifest(row), "--publish")
    assert (
        DisclosurePage.objects.get().external_url == "https://www.example.edu.cn/zc.htm"
    )


def test_word_file_keeps_headings_tables_and_the_original(
    tmp_path, portal, write_manifest, import_manifest, client
):
    document = Document()
    document.add_heading("总则", level=1)
    document.add_paragraph("正文一段")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "项目", "金额"
    document.save(tmp_path / "a.docx")
    row = entry_row(path="a.docx")
    row.pop("text")
    import_manifest(write_manifest(row), "--publish")
    entry = DisclosurePage.objects.get()
    assert [block.block_type for block in entry.body] == ["heading", "text", "table"]
    attachment = entry.attachments.get()
    assert attachment.filename == "a.docx"
    assert attachment.title == "学校章程"
    assert attachment.document.collection == portal.collection
    served = client.get(f"{entry.url}files/{attachment.number}/")
    assert b"".join(served.streaming_content) == (tmp_path / "a.docx").read_bytes()


def test_picture_without_words_is_told_of_and_named(
    tmp_path, portal, write_manifest, import_manifest, client
):
    (tmp_path / "campus.png").write_bytes(png())
    page = "<h1>平面图</h1><p>见下图。</p><img src='campus.png' alt=''><p>以上。</p>"
    row = entry_row(path="a.html", title="校园平面图", text=page)
    with override("en"):
        run = import_manifest(write_manifest(row), "--publish")
    assert "alternative text" in run.report[0][8]
    response = client.get(DisclosurePage.objects.get().url)
    assert 'alt="Picture 1: 校园平面图"' in response.content.decode()


def test_attachments_come_in_order(tmp_path, write_manifest, import_manifest):
    for name in ("b.txt", "c.txt"):
        (tmp_path / name).write_text(name)
    import_manifest(write_manifest(entry_row(attachments="b.txt;c.txt")), "--publish")
    entry = DisclosurePage.objects.get()
    assert [row.filename for row in entry.attachments.all()] == ["b.txt", "c.txt"]


def test_again_changes_nothing(write_manifest, import_manifest):
    manifest = write_manifest(entry_row(), entry_row(path="b.txt", title="二"))
    import_manifest(manifest, "--publish")
    before = list(DisclosurePage.objects.values_list("pk", "latest_revision_id"))
    run = import_manifest(manifest, "--publish")
    assert (
        list(DisclosurePage.objects.values_list("pk", "latest_revision_id")) == before
    )
    assert run.failure is None


def test_changed_row_updates_its_entry(write_manifest, import_manifest):
    import_manifest(write_manifest(entry_row()), "--publish")
    import_manifest(
        write_manifest(entry_row(title="新标题", text="新正文")), "--publish"
    )
    entry = DisclosurePage.objects.get()
    assert entry.title == "新标题"
    assert "新正文" in str(entry.body)


def test_editors_work_is_left_alone_where_the_row_has_not_changed(
    write_manifest, import_manifest
):
    manifest = write_manifest(entry_row())
    import_manifest(manifest)
    entry = DisclosurePage.objects.get().get_latest_revision_as_object()
    entry.title = "编辑改过的标题"
    entry.save_revision()
    import_manifest(manifest)
    latest = DisclosurePage.objects.get().get_latest_revision_as_object()
    assert latest.title == "编辑改过的标题"


def test_publish_later_publishes_what_came_in_as_draft(write_manifest, import_manifest):
    manifest = write_manifest(entry_row())
    import_manifest(manifest)
    import_manifest(manifest, "--publish")
    assert DisclosurePage.objects.get().live


def test_dry_run_stores_nothing_and_finds_what_is_wrong(
    write_manifest, import_manifest
):
    manifest = write_manifest(
        entry_row(issuer="教育部办公厅"),
        entry_row(path="b.txt", produced_on="2023-02-30"),
    )
    run = import_manifest(manifest, "--dry-run", "--create-units")
    assert run.failure is not None
    assert "2023-02-30" in run.err
    assert not DisclosurePage.objects.exists()
    assert not ResponsibleUnit.objects.filter(name="教育部办公厅").exists()


def test_summary_says_how_many_were_published(write_manifest, import_manifest):
    manifest = write_manifest(
        entry_row(), entry_row(path="b.txt", title="二", scope="")
    )
    with override("en"):
        assert "Published:" not in import_manifest(manifest).out
        assert "Published: 1" in import_manifest(manifest, "--publish").out
        assert "Published: 0" in import_manifest(manifest, "--publish").out


def test_dry_run_speaks_of_what_would_be(write_manifest, import_manifest):
    manifest = write_manifest(
        entry_row(), entry_row(path="b.txt", title="二", scope="")
    )
    with override("en"):
        run = import_manifest(manifest, "--publish", "--dry-run")
        assert "Would be created: 2" in run.out
        assert "Would be published: 1" in run.out
        assert [row[3] for row in run.report] == ["Would be created"] * 2
        import_manifest(manifest)
        changed = write_manifest(entry_row(title="新标题"), entry_row(path="b.txt"))
        run = import_manifest(changed, "--publish", "--dry-run")
        assert "Would be updated: 2" in run.out
        assert "Would be published: 2" in run.out
        assert "Created" not in run.out


def test_unknown_units_are_entered_when_asked(write_manifest, import_manifest):
    manifest = write_manifest(entry_row(unit="招生处", issuer="教育部办公厅;北岭大学"))
    assert import_manifest(manifest).failure is not None
    run = import_manifest(manifest, "--create-units")
    assert run.failure is None
    assert not ResponsibleUnit.objects.get(name="招生处").is_external
    assert ResponsibleUnit.objects.get(name="教育部办公厅").level == "national"
    issuers = DisclosurePage.objects.get().issuers.all()
    assert [row.unit.name for row in issuers] == ["教育部办公厅", "北岭大学"]


def test_failed_row_leaves_no_unit_behind(write_manifest, import_manifest):
    manifest = write_manifest(
        entry_row(unit="招生处", index_number="x" * 101),
        entry_row(path="b.txt", unit="财务处", kind="没有"),
        entry_row(path="c.txt", unit="财务处"),
    )
    import_manifest(manifest, "--create-units")
    with pytest.raises(ObjectDoesNotExist):
        ResponsibleUnit.objects.get(name="招生处")
    assert ResponsibleUnit.objects.get(name="财务处").entries.count() == 1


def test_changed_attachment_of_the_same_name_keeps_its_address(
    tmp_path, write_manifest, import_manifest, client
):
    for data in ("第一版", "第二版"):
        (tmp_path / "附件 （一）.txt").write_text(data, encoding="utf-8")
        row = entry_row(attachments="附件 （一）.txt")
        import_manifest(write_manifest(row), "--publish")
    entry = DisclosurePage.objects.get()
    response = client.get(f"{entry.url}files/1/")
    assert b"".join(response.streaming_content) == "第二版".encode()
    response.close()


def test_row_without_scope_leaves_a_published_entry_where_it_is(
    write_manifest, import_manifest, client
):
    import_manifest(write_manifest(entry_row(scope="campus")), "--publish")
    import_manifest(write_manifest(entry_row(scope="", title="新标题")), "--publish")
    entry = DisclosurePage.objects.get()
    assert entry.scope == "campus"
    assert client.get(entry.url).status_code == 302


def test_published_entry_is_not_moved_before_another_audience_unasked(
    write_manifest, import_manifest
):
    import_manifest(write_manifest(entry_row(scope="campus")), "--publish")
    run = import_manifest(write_manifest(entry_row(scope="public")))
    assert run.report[0][7] == "scope"
    assert DisclosurePage.objects.get().scope == "campus"
    import_manifest(write_manifest(entry_row(scope="public")), "--publish")
    assert DisclosurePage.objects.get().scope == "public"


def test_another_section_of_the_same_kind_has_other_readers(
    write_manifest, import_manifest
):
    import_manifest(write_manifest(entry_row(scope="campus")), "--publish")
    entry = DisclosurePage.objects.get()
    first = entry.get_parent().specific
    second = first.copy(
        update_attrs={"slug": "second", "title": "第二个专区"}, recursive=False
    )
    draft = entry.get_latest_revision_as_object()
    take_down(entry, kind=EndKind.MOVED, user=None)
    DisclosurePage.objects.get(pk=entry.pk).move(second, pos="last-child")
    publish(DisclosurePage.objects.get(pk=draft.pk))
    run = import_manifest(write_manifest(entry_row(scope="campus", title="新标题")))
    assert run.report[0][7] == "scope"
    assert DisclosurePage.objects.get().get_parent().pk == second.pk


def test_what_an_editor_changed_and_the_row_do_not_go_together(
    write_manifest, import_manifest
):
    import_manifest(write_manifest(entry_row()), "--publish")
    draft = DisclosurePage.objects.get().get_latest_revision_as_object()
    draft.repealed_on = "2020-01-01"
    publish(draft)
    run = import_manifest(
        write_manifest(entry_row(effective_on="2021-01-01"), entry_row(path="b.txt")),
        "--publish",
    )
    assert run.report[0][7] == "repealed_on"
    assert DisclosurePage.objects.count() == 2


def test_what_an_editor_has_taken_down_stays_down(write_manifest, import_manifest):
    import_manifest(write_manifest(entry_row()), "--publish")
    DisclosurePage.objects.get().unpublish()
    import_manifest(write_manifest(entry_row(title="新标题")), "--publish")
    assert not DisclosurePage.objects.get().live
