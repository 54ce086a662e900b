"""
Old addresses of imported entries.

A permanent redirect is remembered by browsers, so it must not lead to a draft: it is
made when the entry is first public, whoever publishes it.
"""

from __future__ import annotations

from django.utils.translation import gettext as _
from wagtail.contrib.redirects.models import Redirect

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.manifest import RowError
from wagtail_disclosure.importing.models import ImportedRow


def note_old_address(
    imported: ImportedRow, entry: DisclosurePage, source_url: str
) -> None:
    """Keep the old address for the publication. Raises ``RowError`` if it is taken."""
    path = Redirect.normalise_path(source_url) if source_url else ""
    if path and _is_redirected(path, imported, entry):
        path = ""
    if imported.redirect_from != path:
        imported.redirect_from = path
        imported.save(update_fields=["redirect_from"])
    if path and entry.live:
        open_old_address(entry)


def open_old_address(entry: DisclosurePage) -> None:
    """Let the old address of a public entry lead to it, if it has one that does not."""
    imported = ImportedRow.objects.filter(entry=entry.pk).exclude(redirect_from="")
    for row in imported:
        # What somebody has entered for this address meanwhile stays.
        Redirect.objects.get_or_create(
            old_path=row.redirect_from,
            site=entry.get_site(),
            defaults={"redirect_page_id": entry.pk, "is_permanent": True},
        )
        row.redirect_from = ""
        row.save(update_fields=["redirect_from"])


def _is_redirected(path: str, imported: ImportedRow, entry: DisclosurePage) -> bool:
    site = entry.get_site()
    known = Redirect.objects.filter(old_path=path, site=site).first()
    if known is not None and known.redirect_page_id == entry.pk:
        return True
    waiting = (
        row.entry
        for row in ImportedRow.objects.filter(redirect_from=path)
        .exclude(pk=imported.pk)
        .select_related("entry")
        if row.entry is not None
    )
    if known is not None or any(other.get_site() == site for other in waiting):
        raise RowError(
            "source_url",
            _("This address already leads to another page: %(path)s.") % {"path": path},
        )
    return False
