from __future__ import annotations

import posixpath
import secrets
from typing import Any

from django.db.models.signals import pre_save
from wagtail.documents import get_document_model

from wagtail_disclosure.publication.models import AttachmentCollection
from wagtail_disclosure.publication.signals import scheduled_publication_refused


def hide_file_of_closed_document(
    instance: Any, raw: bool = False, **kwargs: Any
) -> None:
    """
    Store a new file of a closed collection in a folder that nobody can guess.

    The file lies where the web server may find it; its own name alone would be
    easy to try.
    """
    file = instance.file
    if raw or not file or file._committed:
        return
    if AttachmentCollection.objects.closes(instance.collection):
        name = posixpath.basename(file.name)
        file.name = posixpath.join(secrets.token_urlsafe(24), name)


def register() -> None:
    pre_save.connect(
        hide_file_of_closed_document,
        sender=get_document_model(),
        dispatch_uid="wagtail_disclosure_hide_file",
    )
    # Not before the models are there: Wagtail's mail needs them.
    from wagtail_disclosure.publication.notifications import (
        tell_owner_of_refused_schedule,
    )

    scheduled_publication_refused.connect(
        tell_owner_of_refused_schedule,
        dispatch_uid="wagtail_disclosure_tell_owner_of_refused_schedule",
    )
