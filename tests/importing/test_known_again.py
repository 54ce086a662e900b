"""Which rows are the same as before, and which only look like it."""

from __future__ import annotations

import shutil

import pytest

from tests.factories import DisclosurePortalPageFactory, PortalColumnPageFactory
from tests.importing.conftest import entry_row
from wagtail_disclosure.models import DisclosurePage

OTHER = {"title": "另一篇", "text": "另一篇的正文"}


@pytest.fixture
def write_in(tmp_path, write_manifest):
    """A manifest in a folder called ``documents`` below the one named."""

    def write(place, *rows):
        manifest = write_manifest(*rows)
        folder = tmp_path / place / "documents"
        folder.mkdir(parents=True, exist_ok=True)
        for path in (manifest, *tmp_path.glob("*.txt")):
            shutil.move(path, folder / path.name)
        return folder / manifest.name

    return write


def titles():
    return sorted(
        entry.get_latest_revision_as_object().title
        for entry in DisclosurePage.objects.all()
    )


def test_two_folders_of_one_name_do_not_overwrite_each_other(write_in, import_manifest):
    import_manifest(write_in("old", entry_row()))
    manifest = write_in("new", entry_row(**OTHER))
    run = import_manifest(manifest)
    assert run.failure is not None
    assert run.report[0][7] == "path"
    assert "--namespace" in run.err
    assert titles() == ["学校章程"]
    assert import_manifest(manifest, namespace="new").failure is None
    assert titles() == ["另一篇", "学校章程"]


def test_dry_run_tells_of_two_folders_of_one_name(write_in, import_manifest):
    import_manifest(write_in("old", entry_row()))
    run = import_manifest(write_in("new", entry_row(**OTHER)), "--dry-run")
    assert "--namespace" in run.err


def test_the_same_title_in_another_folder_may_be_another_year(
    write_in, import_manifest
):
    import_manifest(write_in("2024", entry_row(title="年度报告", text="2024年")))
    run = import_manifest(write_in("2025", entry_row(title="年度报告", text="2025年")))
    assert run.report[0][7] == "path"
    assert "2024年" in str(DisclosurePage.objects.get().body)


def test_one_address_on_two_lists_of_links(write_in, import_manifest):
    row = entry_row(path="https://www.example.edu.cn/", title="招生")
    row.pop("text")
    import_manifest(write_in("old", row))
    run = import_manifest(write_in("new", {**row, "title": "就业"}))
    assert run.failure is not None
    assert titles() == ["招生"]


def test_copied_folder_is_the_same(write_in, import_manifest):
    import_manifest(write_in("old", entry_row()))
    import_manifest(write_in("new", entry_row(title="新标题")))
    assert titles() == ["新标题"]


@pytest.mark.parametrize("change", [{}, {"text": "新正文"}, {"title": "新标题"}])
def test_moved_folder_is_the_same(tmp_path, write_in, import_manifest, change):
    import_manifest(write_in("old", entry_row()))
    shutil.rmtree(tmp_path / "old")
    run = import_manifest(write_in("new", entry_row(**change)))
    assert run.failure is None
    assert titles() == [change.get("title", "学校章程")]


def test_folder_that_was_moved_and_then_changed(tmp_path, write_in, import_manifest):
    import_manifest(write_in("old", entry_row()))
    shutil.rmtree(tmp_path / "old")
    import_manifest(write_in("new", entry_row()))
    assert import_manifest(write_in("new", entry_row(**OTHER))).failure is None
    assert titles() == ["另一篇"]


def test_whoever_names_the_namespace_says_which_it_is(write_in, import_manifest):
    import_manifest(write_in("old", entry_row()))
    import_manifest(write_in("new", entry_row(**OTHER)), namespace="documents")
    assert titles() == ["另一篇"]


def test_path_may_be_written_in_another_way(write_manifest, import_manifest):
    import_manifest(write_manifest(entry_row()))
    import_manifest(write_manifest(entry_row(path="./a.txt")))
    assert DisclosurePage.objects.count() == 1


def test_one_manifest_goes_into_two_portals(portal, write_manifest, import_manifest):
    second = DisclosurePortalPageFactory(slug="second")
    PortalColumnPageFactory(parent=second, kind="rules", slug="rules")
    manifest = write_manifest(entry_row(item="column:rules"))
    for page in (portal.page, second):
        import_manifest(manifest, portal=page.pk)
    for page in (portal.page, second):
        assert DisclosurePage.objects.descendant_of(page).count() == 1


def test_deleted_entry_comes_back_with_the_next_run(write_manifest, import_manifest):
    manifest = write_manifest(entry_row())
    import_manifest(manifest)
    DisclosurePage.objects.get().delete()
    run = import_manifest(manifest)
    assert run.failure is None
    assert titles() == ["学校章程"]
