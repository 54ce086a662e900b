"""What earlier runs have brought in, and whether a row is one of those."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from django.utils.translation import gettext as _

from wagtail_disclosure.catalogue.pages.entries import DisclosurePage
from wagtail_disclosure.importing.content import Digests
from wagtail_disclosure.importing.manifest import ManifestRow, RowError
from wagtail_disclosure.importing.models import ImportedRow


class KnownRow(NamedTuple):
    """The part of an ``ImportedRow`` that a run compares with; read all at once."""

    digest: str
    folder: str
    file_digest: str
    entry_id: int | None


def known_rows() -> dict[str, KnownRow]:
    rows = ImportedRow.objects.values_list("key", *KnownRow._fields)
    return {key: KnownRow(*values) for key, *values in rows}


def refuse_another_document(
    row: ManifestRow, known: KnownRow, folder: Path, digests: Digests, *, namespace: str
) -> None:
    """
    Raise ``RowError`` if the row has only its name in common with the known one.

    Two folders may have one name, and files like ``1.docx`` in both. Told from a
    folder that was moved or copied by what it holds.
    """
    if known.folder == str(folder) or _is_same_document(row, known, digests):
        return
    raise RowError(
        "path",
        _(
            "A row of this path has come in from another folder, %(folder)s, with "
            "other content. If this is another document, give the manifest a name of "
            "its own: --namespace NAME. If it is the same, say so: --namespace "
            "%(namespace)s."
        )
        % {"folder": known.folder, "namespace": namespace},
    )


def _is_same_document(row: ManifestRow, known: KnownRow, digests: Digests) -> bool:
    if row.is_external:
        return _has_title(known, row.title)
    if digests.own == known.file_digest:
        return True
    # A folder that was copied and then changed cannot be told from another one.
    return not (Path(known.folder) / row.path).exists() and _has_title(known, row.title)


def _has_title(known: KnownRow, title: str) -> bool:
    entries = DisclosurePage.objects.filter(draft_title=title)
    return known.entry_id is not None and entries.filter(pk=known.entry_id).exists()
