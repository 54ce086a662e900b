"""Old addresses lead to entries from their first publication on, not before."""

from __future__ import annotations

import pytest
from wagtail.contrib.redirects.models import Redirect

from tests.factories import publish
from tests.importing.conftest import entry_row
from wagtail_disclosure.models import DisclosurePage

OLD = "/info/1012/2345.htm"


@pytest.fixture
def manifest(write_manifest):
    return write_manifest(entry_row(source_url=f"http://old.example.edu.cn{OLD}"))


def publish_latest(entry):
    publish(entry.get_latest_revision_as_object())


def test_published_row_is_found_at_its_old_address(manifest, import_manifest, client):
    import_manifest(manifest, "--publish")
    response = client.get(OLD)
    assert response.status_code == 301
    assert response["Location"] == DisclosurePage.objects.get().url


def test_draft_is_not_promised_to_anybody(manifest, import_manifest, client):
    import_manifest(manifest)
    assert client.get(OLD).status_code == 404
    assert not Redirect.objects.exists()


def test_publication_by_an_editor_opens_the_old_address(
    manifest, import_manifest, client
):
    import_manifest(manifest)
    publish_latest(DisclosurePage.objects.get())
    response = client.get(OLD)
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_later_run_with_publish_opens_the_old_address(
    manifest, import_manifest, client
):
    import_manifest(manifest)
    import_manifest(manifest, "--publish")
    assert client.get(OLD).status_code == 301


def test_address_named_when_the_entry_is_public_already(
    write_manifest, import_manifest, client
):
    import_manifest(write_manifest(entry_row()), "--publish")
    import_manifest(write_manifest(entry_row(source_url=OLD)))
    assert client.get(OLD).status_code == 301


def test_unpublished_entry_keeps_its_old_address(manifest, import_manifest, client):
    import_manifest(manifest, "--publish")
    entry = DisclosurePage.objects.get()
    entry.unpublish()
    response = client.get(OLD)
    assert response["Location"] == entry.url
    assert client.get(entry.url).status_code == 404


def test_redirect_that_somebody_removed_stays_removed(
    manifest, import_manifest, client
):
    import_manifest(manifest, "--publish")
    Redirect.objects.all().delete()
    publish_latest(DisclosurePage.objects.get())
    assert client.get(OLD).status_code == 404


def test_redirect_that_somebody_made_meanwhile_stays(
    portal, manifest, import_manifest, client
):
    import_manifest(manifest)
    Redirect.add_redirect(OLD, portal.page, site=portal.page.get_site())
    publish_latest(DisclosurePage.objects.get())
    assert client.get(OLD)["Location"] == portal.page.url


def test_address_left_out_of_the_row_before_publication_is_forgotten(
    manifest, write_manifest, import_manifest, client
):
    import_manifest(manifest)
    import_manifest(write_manifest(entry_row()), "--publish")
    assert client.get(OLD).status_code == 404


@pytest.mark.parametrize("flags", [(), ("--publish",)])
def test_two_rows_cannot_have_one_old_address(write_manifest, import_manifest, flags):
    manifest = write_manifest(
        entry_row(source_url=OLD), entry_row(path="b.txt", source_url=f"{OLD}/")
    )
    run = import_manifest(manifest, *flags)
    assert DisclosurePage.objects.count() == 1
    assert run.report[1][7] == "source_url"
