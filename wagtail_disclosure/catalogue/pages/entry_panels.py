"""The editor's form of an entry, in tabs."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    PageChooserPanel,
    TabbedInterface,
)
from wagtail.models import Page

from wagtail_disclosure.negative_list.editor.panel import (
    HAS_SIDE_PANELS,
    HEADING,
    ScreeningPanel,
)
from wagtail_disclosure.publication.editor.panel import HEADING as STANDING
from wagtail_disclosure.publication.editor.panel import StandingPanel

FURTHER_PLACE_TYPES = [
    "wagtail_disclosure.ChecklistItemPage",
    "wagtail_disclosure.PortalColumnPage",
]


def entry_edit_handler() -> TabbedInterface:
    return TabbedInterface(
        [
            ObjectList(_content_panels(), heading=_("Content")),
            ObjectList(_document_panels(), heading=pgettext_lazy("tab", "Document")),
            ObjectList(_catalogue_panels(), heading=_("Catalogue")),
            ObjectList(Page.promote_panels, heading=pgettext_lazy("tab", "Promote")),
            *tabs_instead_of_side_panels(),
        ]
    )


def tabs_instead_of_side_panels() -> list[ObjectList]:
    """Wagtail 7.4 has no side panels of ours."""
    if HAS_SIDE_PANELS:
        return []
    return [
        ObjectList([ScreeningPanel()], heading=HEADING),
        ObjectList([StandingPanel()], heading=STANDING),
    ]


def _content_panels() -> list[Any]:
    return [
        FieldPanel("title"),
        FieldRowPanel([FieldPanel("responsible_unit"), FieldPanel("kind")]),
        FieldPanel("is_scope_undecided"),
        FieldPanel("summary"),
        FieldPanel("body"),
        InlinePanel(
            "attachments",
            heading=_("Attachments"),
            label=_("Attachment"),
            help_text=_("Become public together with the entry, not before."),
        ),
        FieldPanel("external_url"),
        FieldPanel("change_note"),
    ]


def _document_panels() -> list[Any]:
    return [
        FieldPanel("document_number"),
        InlinePanel(
            "issuers",
            heading=_("Issuers"),
            label=_("Issuer"),
            help_text=_("In the order of the document; outside bodies too."),
        ),
        FieldRowPanel([FieldPanel("produced_on"), FieldPanel("published_on")]),
        FieldPanel("source"),
        MultiFieldPanel(
            [
                FieldPanel("validity"),
                FieldRowPanel([FieldPanel("effective_on"), FieldPanel("repealed_on")]),
            ],
            heading=_("Validity"),
        ),
        InlinePanel("supersessions", heading=_("Supersedes"), label=_("Older entry")),
        PageChooserPanel("interprets", "wagtail_disclosure.DisclosurePage"),
    ]


def _catalogue_panels() -> list[Any]:
    return [
        FieldPanel("period"),
        InlinePanel(
            "further_places",
            heading=_("Also listed under"),
            label=_("Item or column"),
            help_text=_("Items of any list; the entry keeps its one address."),
        ),
        FieldPanel("five_open"),
        MultiFieldPanel(
            [
                FieldPanel("is_party_affair"),
                FieldPanel("is_school_affair"),
                FieldPanel("is_finance_affair"),
            ],
            heading=_("Three affairs"),
        ),
        FieldPanel("keywords"),
        FieldPanel("channels"),
    ]


def further_place_panels() -> list[Any]:
    return [PageChooserPanel("place", FURTHER_PLACE_TYPES)]


def superseded_panels() -> list[Any]:
    return [PageChooserPanel("superseded", "wagtail_disclosure.DisclosurePage")]


def attachment_panels() -> list[Any]:
    return [FieldPanel("document"), FieldPanel("title")]
