"""What a Wagtail site would have without the package: a page with the same body."""

from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from wagtail_disclosure.catalogue.pages.blocks import EntryBodyBlock


class PlainPage(Page):
    body = StreamField(EntryBodyBlock(), blank=True)

    template = "plain_site/plain_page.html"
    search_fields = [*Page.search_fields, index.SearchField("body")]
