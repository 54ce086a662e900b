"""What a reviewer has before them: one content of one page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from wagtail_disclosure.review.digest import content_digest
from wagtail_disclosure.review.obstacles import check_approvable


@dataclass
class ReviewSubject:
    """The latest draft of a page, for one reviewer."""

    page: Any
    user: Any

    @cached_property
    def draft(self) -> Any:
        return self.page.get_latest_revision_as_object()

    @cached_property
    def digest(self) -> str:
        return content_digest(self.draft)

    @property
    def scope_name(self) -> str:
        return self.draft.audience_name()

    def check(self, data: Mapping[str, Any]) -> None:
        """Raise ``ReviewNotAllowed`` if the form's data cannot be an approval."""
        check_approvable(
            self.draft,
            user=self.user,
            digest=data["digest"],
            answers=data["answers"],
        )
