"""Index numbers given in a manifest: kept, never passed on, said in plain words."""

from __future__ import annotations

from django.utils.translation import override

from tests.importing.conftest import entry_row
from wagtail_disclosure.models import DisclosurePage, IndexNumber

NUMBER = "dxb/2025-00002"


def test_given_number_is_kept(write_manifest, import_manifest):
    import_manifest(write_manifest(entry_row(index_number=NUMBER)), "--publish")
    assert DisclosurePage.objects.get().index_number == NUMBER
    assert IndexNumber.objects.get().is_imported


def test_number_of_another_entry_names_that_entry(write_manifest, import_manifest):
    manifest = write_manifest(
        entry_row(index_number=NUMBER),
        entry_row(path="b.txt", title="二", index_number=NUMBER),
    )
    run = import_manifest(manifest)
    assert run.report[1][7] == "index_number"
    assert NUMBER in run.report[1][8]
    assert "学校章程" in run.report[1][8]


def test_entry_keeps_the_number_that_it_has(write_manifest, import_manifest):
    import_manifest(write_manifest(entry_row(index_number=NUMBER)))
    run = import_manifest(write_manifest(entry_row(index_number="dxb/2025-00003")))
    assert run.report[0][7] == "index_number"
    assert NUMBER in run.report[0][8]
    assert DisclosurePage.objects.get().index_number == NUMBER


def test_same_row_brings_a_deleted_entry_back_with_its_number(
    write_manifest, import_manifest, client
):
    manifest = write_manifest(entry_row(index_number=NUMBER))
    import_manifest(manifest, "--publish")
    DisclosurePage.objects.get().delete()
    run = import_manifest(manifest, "--publish")
    assert run.failure is None
    entry = DisclosurePage.objects.get()
    assert entry.index_number == NUMBER
    assert client.get(entry.url).status_code == 200


def test_drawn_number_comes_back_with_its_row_too(write_manifest, import_manifest):
    manifest = write_manifest(entry_row())
    import_manifest(manifest, "--publish")
    number = DisclosurePage.objects.get().index_number
    DisclosurePage.objects.get().delete()
    import_manifest(manifest, "--publish")
    assert DisclosurePage.objects.get().index_number == number


def test_addresses_of_files_of_a_deleted_entry_stay_used(
    tmp_path, write_manifest, import_manifest
):
    (tmp_path / "b.txt").write_text("附件", encoding="utf-8")
    manifest = write_manifest(entry_row(attachments="b.txt"))
    import_manifest(manifest, "--publish")
    DisclosurePage.objects.get().delete()
    import_manifest(manifest, "--publish")
    assert DisclosurePage.objects.get().attachments.get().number == 2


def test_another_row_does_not_get_the_number_of_a_deleted_entry(
    write_manifest, import_manifest
):
    import_manifest(write_manifest(entry_row(index_number=NUMBER)), "--publish")
    DisclosurePage.objects.get().delete()
    with override("en"):
        run = import_manifest(
            write_manifest(entry_row(path="b.txt", index_number=NUMBER)), "--publish"
        )
    assert run.report[0][7] == "index_number"
    assert "deleted" in run.report[0][8]
    assert not DisclosurePage.objects.exists()


def test_row_of_a_deleted_entry_may_be_given_another_number(
    write_manifest, import_manifest
):
    import_manifest(write_manifest(entry_row(index_number=NUMBER)), "--publish")
    DisclosurePage.objects.get().delete()
    import_manifest(
        write_manifest(entry_row(index_number="dxb/2025-00003")), "--publish"
    )
    assert DisclosurePage.objects.get().index_number == "dxb/2025-00003"
    assert IndexNumber.objects.count() == 2
