"""Where files of entries are kept: not for anybody to read before publication."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.models import Collection

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.publication.models import AttachmentCollection

NO_CLOSED_COLLECTION = _(
    "There is no closed collection for files yet. An administrator has to run the "
    "command disclosure_setup."
)


def closed_collection() -> Collection:
    """The first closed collection. Raises ``TransitionNotAllowed`` without one."""
    closed = AttachmentCollection.objects.select_related("collection").first()
    if closed is None:
        raise TransitionNotAllowed(str(NO_CLOSED_COLLECTION))
    return closed.collection
