"""Findings as they are kept: masked, and named by a fingerprint."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.crypto import salted_hmac

from wagtail_disclosure.negative_list.screening.findings import Finding

# In place of a digest where the content is a page's own texts: what was answered of
# one paragraph must outlive a change of another.
OWN_TEXTS = "page"

_SALT = "wagtail_disclosure.negative_list.finding"


@dataclass(frozen=True)
class StoredFinding:
    """
    One finding of a `Screening`.

    `fingerprint` is the same as long as rule, place and text are. It is keyed with
    the site's secret: a plain hash of a cell that holds only an identity number
    could be turned back by trying all numbers.
    """

    rule: str
    aspect: str
    locator: Mapping[str, str | int]
    member: tuple[str, ...]
    heading: str
    hidden: str
    start: int | None
    end: int | None
    excerpt: str
    repeats: int
    fingerprint: str

    def as_json(self) -> dict[str, Any]:
        return {
            "rule": self.rule,
            "aspect": self.aspect,
            "locator": dict(self.locator),
            "member": list(self.member),
            "heading": self.heading,
            "hidden": self.hidden,
            "start": self.start,
            "end": self.end,
            "excerpt": self.excerpt,
            "repeats": self.repeats,
            "fingerprint": self.fingerprint,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> StoredFinding:
        return cls(**{**data, "member": tuple(data["member"])})


def stored(finding: Finding, *, content_sha256: str) -> StoredFinding:
    """The finding without anything from which its value could be learnt."""
    return StoredFinding(
        rule=finding.rule,
        aspect=finding.aspect,
        locator=dict(finding.locator or {}),
        member=finding.member,
        heading=finding.heading,
        hidden=finding.hidden,
        start=finding.start,
        end=finding.end,
        excerpt=finding.excerpt,
        repeats=finding.repeats,
        fingerprint=_fingerprint(finding, content_sha256),
    )


# What stays of a place in a page when text is added or removed before it.
_LASTING = ("list", "field", "block_id", "path", "attribute", "property")


def _fingerprint(finding: Finding, content_sha256: str) -> str:
    """
    Of a finding in a page, the same while its own text stays: other paragraphs may
    change. Of one in a file, the same while the file does: its digest stands for it.
    """
    locator = finding.locator or {}
    if content_sha256 == OWN_TEXTS:
        locator = {key: locator[key] for key in _LASTING if key in locator}
    named = [
        content_sha256,
        finding.rule,
        finding.aspect,
        sorted(locator.items()),
        list(finding.member),
        finding.text_sha256,
        finding.start,
        finding.end,
    ]
    return salted_hmac(
        _SALT, json.dumps(named, ensure_ascii=False), algorithm="sha256"
    ).hexdigest()
