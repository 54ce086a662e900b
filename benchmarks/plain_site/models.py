"""What a Wagtail site would have without the package: a page with the same body."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from wagtail_disclosure.catalogue.pages.blocks import EntryBodyBlock
from wagtail_disclosure.models import EntryFile, ReviewedPageMixin


class PlainPage(Page):
    body = StreamField(EntryBodyBlock(), blank=True)

    template = "plain_site/plain_page.html"
    search_fields = [*Page.search_fields, index.SearchField("body")]


class PlainNotice(Page):
    """What the gate is measured against: the same type without the mixin."""

    body = StreamField(EntryBodyBlock(), blank=True)

    template = "plain_site/plain_page.html"


class PlainFile(Orderable):
    page = ParentalKey(PlainNotice, on_delete=models.CASCADE, related_name="files")
    document = models.ForeignKey(
        "wagtaildocs.Document", on_delete=models.CASCADE, related_name="+"
    )


class GatedNotice(ReviewedPageMixin, Page):
    body = StreamField(EntryBodyBlock(), blank=True)

    template = "plain_site/plain_page.html"
    file_relations = ("files",)


class GatedFile(EntryFile, Orderable):
    page = ParentalKey(GatedNotice, on_delete=models.CASCADE, related_name="files")
