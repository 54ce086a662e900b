from __future__ import annotations

from typing import Any

from django.db.models.signals import post_save, pre_save
from wagtail.documents import get_document_model

from wagtail_disclosure.publication.hiding import hidden_name, hide_files
from wagtail_disclosure.publication.models import AttachmentCollection
from wagtail_disclosure.publication.signals import scheduled_publication_refused


def hide_new_file(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """
    Store a new file of a closed collection in a folder that nobody can guess.

    The file lies where the web server may find it; its own name alone would be
    easy to try.
    """
    file = instance.file
    if raw or not file or file._committed:
        return
    if AttachmentCollection.objects.closes(instance.collection):
        file.name = hidden_name(file.name)


def hide_stored_file(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A document that enters a closed collection leaves its old address."""
    if not raw:
        hide_files([instance])


def register() -> None:
    pre_save.connect(
        hide_new_file,
        sender=get_document_model(),
        dispatch_uid="wagtail_disclosure_hide_new_file",
    )
    post_save.connect(
        hide_stored_file,
        sender=get_document_model(),
        dispatch_uid="wagtail_disclosure_hide_stored_file",
    )
    # Not before the models are there: Wagtail's mail needs them.
    from wagtail_disclosure.publication.notifications import (
        tell_owner_of_refused_schedule,
    )

    scheduled_publication_refused.connect(
        tell_owner_of_refused_schedule,
        dispatch_uid="wagtail_disclosure_tell_owner_of_refused_schedule",
    )
