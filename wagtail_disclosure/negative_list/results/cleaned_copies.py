"""A copy of a document without what its readers do not see, beside the original."""

from __future__ import annotations

import hashlib
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.documents import get_document_model
from wagtail.log_actions import log
from wagtail.permission_policies.collections import (
    CollectionOwnershipPermissionPolicy,
)

from wagtail_disclosure.actions import TransitionNotAllowed
from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.clean import can_be_cleaned, clean
from wagtail_disclosure.negative_list.file_reading import extract_limits
from wagtail_disclosure.negative_list.finding_words import cleaning_problem_in_words
from wagtail_disclosure.negative_list.results.actions import FindingAction
from wagtail_disclosure.negative_list.results.state import PageFinding

# Detectors that find what a cleaned copy has no more, and the reasons why a text is
# not seen that no cleaning takes away: it stands there for anybody who marks it.
_CLEANED_DETECTORS = frozenset({"hidden-content", "location-metadata"})
_STILL_THERE = frozenset({"", "white-text", "zero-size"})
# What belongs to the original file and not to its copy.
_OWN_FIELDS = frozenset(
    {"title", "file", "file_size", "file_hash", "created_at", "uploaded_by_user"}
)


class CleanedCopy(NamedTuple):
    document: Any
    is_new: bool


def has_cleaned_copy(item: PageFinding) -> bool:
    """Whether cleaning the file would take away what was found."""
    content = item.content
    if not isinstance(content.file, get_document_model()):
        return False
    is_taken_out = (
        item.detector in _CLEANED_DETECTORS or item.finding.hidden not in _STILL_THERE
    )
    return is_taken_out and can_be_cleaned(content.name)


class CleanFileAction(FindingAction):
    """
    Makes a cleaned copy of a document that the draft uses; the draft stays as it is.

    Who asks twice for the same bytes gets the copy of the first time.
    """

    log_action = "wagtail_disclosure.file.clean"

    def guard(self) -> None:
        super().guard()
        if not has_cleaned_copy(self.found):
            raise TransitionNotAllowed(
                _("A cleaned copy would not help against this finding.")
            )
        self.original = self.found.content.file
        if not _may_add(self.user, self.original.collection):
            raise PermissionDenied

    def apply(self) -> CleanedCopy:
        data = self._cleaned()
        file_hash = hashlib.sha1(data, usedforsecurity=False).hexdigest()
        known = get_document_model().objects.filter(
            collection=self.original.collection,
            file_hash=file_hash,
            uploaded_by_user=self.user,
        )
        self.copy = CleanedCopy(known.first(), is_new=False)
        if self.copy.document is None:
            self.copy = CleanedCopy(self._kept(data, file_hash), is_new=True)
        return self.copy

    def log_data(self) -> dict[str, Any]:
        document = self.copy.document
        return {
            **super().log_data(),
            "file": self.found.content.sha256,
            "document": {"id": document.pk, "title": document.title},
        }

    def _cleaned(self) -> bytes:
        limits = extract_limits()
        file = self.original.file
        try:
            if file.size > limits.max_bytes:
                raise FileProblem("too-large")
            with file.storage.open(file.name, "rb") as stream:
                return clean(stream.read(), limits=limits)
        except OSError as error:
            raise _refusal(FileProblem("missing")) from error
        except FileProblem as problem:
            raise _refusal(problem) from problem

    def _kept(self, data: bytes, file_hash: str) -> Any:
        model = get_document_model()
        # A school's own fields of documents hold for the copy, too.
        fields = {
            field.attname: field.value_from_object(self.original)
            for field in model._meta.concrete_fields
            if not field.primary_key and field.name not in _OWN_FIELDS
        }
        name = PurePosixPath(self.original.file.name).name
        document = model(
            **fields,
            title=self._title(),
            uploaded_by_user=self.user,
            file=ContentFile(data, name=name),
            file_size=len(data),
            file_hash=file_hash,
        )
        document.save()
        log(instance=document, action="wagtail.create", user=self.user)
        return document

    def _title(self) -> str:
        """In the language of the page: the public may read it."""
        with override(self.instance.locale.language_code):
            mark = _("%(title)s (cleaned)")
        longest = self.original._meta.get_field("title").max_length
        room = longest - len(mark % {"title": ""})
        return mark % {"title": self.original.title[:room]}


def _may_add(user: Any, collection: Any) -> bool:
    model = get_document_model()
    policy = CollectionOwnershipPermissionPolicy(
        model, auth_model="wagtaildocs.Document", owner_field_name="uploaded_by_user"
    )
    allowed = policy.collections_user_has_permission_for(user, "add")
    return bool(allowed.filter(pk=collection.pk).exists())


def _refusal(problem: FileProblem) -> TransitionNotAllowed:
    reason = str(problem.params.get("reason", ""))
    return TransitionNotAllowed(
        _("There is no cleaned copy of this file: %(reason)s")
        % {"reason": cleaning_problem_in_words(problem.code, reason)}
    )
