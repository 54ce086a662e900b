"""Types of a site of its own: under the gate, and beside them the same without it."""

from __future__ import annotations

from django.db import models
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    Orderable,
    Page,
    RevisionMixin,
    WorkflowMixin,
)
from wagtail.snippets.models import register_snippet

from wagtail_disclosure.models import ReviewedPageMixin
from wagtail_disclosure.publication.editor.panel import StandingPanel


@register_snippet
class Contact(models.Model):
    """What pages show by reference: their readers see its words."""

    name = models.CharField(max_length=50)

    def __str__(self) -> str:
        return self.name


class Topic(models.Model):
    name = models.CharField(max_length=50)

    def __str__(self) -> str:
        return self.name


class Content(models.Model):
    body = RichTextField(blank=True)
    contact = models.ForeignKey(
        Contact, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        abstract = True


class GatedPage(ReviewedPageMixin, Content, Page):
    topics = ParentalManyToManyField(Topic, blank=True)
    # Not parental: it is saved at once, without the page.
    more_topics = models.ManyToManyField(Topic, blank=True, related_name="+")

    template = "gated_site/page.html"
    content_panels = [*Page.content_panels, StandingPanel()]


class GatedPageLink(Orderable):
    page = ParentalKey(GatedPage, on_delete=models.CASCADE, related_name="links")
    address = models.URLField()


class OpenPage(Content, Page):
    """The control: without the mixin it becomes public by every way."""

    template = "gated_site/page.html"


class SnippetContent(
    WorkflowMixin, DraftStateMixin, LockableMixin, RevisionMixin, ClusterableModel
):
    text = models.CharField(max_length=200)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text


@register_snippet
class GatedSnippet(ReviewedPageMixin, SnippetContent):
    panels = [FieldPanel("text"), StandingPanel()]


@register_snippet
class OpenSnippet(SnippetContent):
    pass
