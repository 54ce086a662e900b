"""The pages that the university has beside its disclosure portal."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.search import index


class HomePage(Page):
    introduction = RichTextField("简介", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types = ["wagtailcore.Page"]

    class Meta:
        verbose_name = "首页"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.live().public().order_by("-published_on", "-pk")
        context["news"] = news[:6]
        return context


class TextPage(Page):
    """A page of the site that is not news: about the school, contact."""

    body = RichTextField("正文", blank=True)

    content_panels = [*Page.content_panels, FieldPanel("body")]
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "页面"


class NewsIndexPage(Page):
    parent_page_types = ["site_pages.HomePage"]
    subpage_types = ["site_pages.NewsPage"]

    class Meta:
        verbose_name = "新闻栏目"

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict:
        context = super().get_context(request, *args, **kwargs)
        news = NewsPage.objects.child_of(self).live().public()
        context["news"] = news.order_by("-published_on", "-pk")[:50]
        return context


class NewsPage(Page):
    published_on = models.DateField("发布日期")
    source = models.CharField("来源", max_length=100, blank=True)
    body = RichTextField("正文", blank=True)

    content_panels = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("source"),
        FieldPanel("body"),
    ]
    parent_page_types = ["site_pages.NewsIndexPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "新闻"
