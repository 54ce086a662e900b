"""What the body of an entry is made of."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock

# Links to documents and pictures are left out on purpose: files of an entry are
# attachments, which become public together with it.
TEXT_FEATURES = [
    "bold",
    "italic",
    "superscript",
    "subscript",
    "ol",
    "ul",
    "hr",
    "link",
]


class HeadingBlock(blocks.StructBlock):
    level = blocks.ChoiceBlock(
        choices=[
            ("2", pgettext_lazy("level", "Heading")),
            ("3", _("Sub-heading")),
            ("4", _("Third level")),
        ],
        default="2",
        label=_("Level"),
    )
    text = blocks.CharBlock(max_length=255, label=_("Text"))

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "wagtail_disclosure/catalogue/blocks/heading.html"


class PictureBlock(blocks.StructBlock):
    """A picture as a document of the closed collection: images have no privacy."""

    document = DocumentChooserBlock(label=_("Picture file"))
    alt_text = blocks.CharBlock(
        max_length=255,
        label=_("Alternative text"),
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    caption = blocks.CharBlock(max_length=255, required=False, label=_("Caption"))

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "wagtail_disclosure/catalogue/blocks/picture.html"


class NoticeBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=100, required=False, label=_("Title"))
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"))

    class Meta:
        icon = "warning"
        label = _("Notice")
        template = "wagtail_disclosure/catalogue/blocks/notice.html"


class EntryBodyBlock(blocks.StreamBlock):
    text = blocks.RichTextBlock(features=TEXT_FEATURES, label=_("Text"), icon="pilcrow")
    heading = HeadingBlock()
    table = TableBlock(
        label=_("Table"),
        icon="table",
        template="wagtail_disclosure/catalogue/blocks/table.html",
    )
    picture = PictureBlock()
    notice = NoticeBlock()


def pictures_in(body: blocks.StreamValue) -> list[blocks.StructValue]:
    """The picture blocks of a body, in reading order."""
    return [block.value for block in body if block.block_type == "picture"]
