"""The rows that are edited together with a page."""

from __future__ import annotations

from collections.abc import Iterator

from modelcluster.models import get_all_child_relations
from wagtail.models import COMMENTS_RELATION_NAME, Page


def edited_relations(model: type[Page]) -> Iterator[str]:
    """Names of the child relations; the remarks that editors exchange are none."""
    for relation in get_all_child_relations(model):
        name = relation.get_accessor_name()
        if name != COMMENTS_RELATION_NAME:
            yield name
