"""What the checks say of a site's own types under the gate."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import models
from django.test.utils import isolate_apps
from wagtail import hooks
from wagtail.models import Page
from wagtail_modeladmin.options import ModelAdmin

from tests.gated_site.models import GatedPage, GatedSnippet, OpenSnippet
from wagtail_disclosure.models import ReviewedPageMixin
from wagtail_disclosure.publication import checks


@pytest.fixture
def model_list(monkeypatch):
    """Lets a test say which models the site has."""

    def has(*found: type[models.Model]) -> None:
        monkeypatch.setattr(checks.apps, "get_models", lambda: found)

    return has


def said(messages: list[Any]) -> list[str]:
    return [message.id.removeprefix("wagtail_disclosure.") for message in messages]


def test_types_of_the_package_and_of_the_site_are_in_order():
    assert checks.check_gate_comes_first() == []
    assert checks.check_no_modeladmin() == []


@isolate_apps("tests.gated_site")
def test_mixin_that_is_not_the_first_base_is_an_error(model_list):
    class Sets(models.Model):
        class Meta:
            abstract = True
            app_label = "gated_site"

    class LatePage(Sets, ReviewedPageMixin, Page):
        class Meta:
            app_label = "gated_site"

    class EarlyPage(ReviewedPageMixin, Sets, Page):
        class Meta:
            app_label = "gated_site"

    model_list(LatePage, EarlyPage)
    (message,) = checks.check_gate_comes_first()
    assert said([message]) == ["E018"]
    assert "LatePage" in message.msg


@isolate_apps("tests.gated_site")
def test_abstract_class_with_the_mixin_in_the_wrong_place_is_an_error(model_list):
    class Late(models.Model):
        class Meta:
            abstract = True
            app_label = "gated_site"

    class LateContent(Late, ReviewedPageMixin):
        class Meta:
            abstract = True
            app_label = "gated_site"

    class ArticlePage(LateContent, Page):
        class Meta:
            app_label = "gated_site"

    model_list(ArticlePage)
    (message,) = checks.check_gate_comes_first()
    assert "LateContent" in message.msg


@pytest.mark.parametrize(
    ("model", "wrong"),
    [(GatedSnippet, ["E019"]), (OpenSnippet, []), (GatedPage, [])],
)
def test_modeladmin_on_a_gated_draft_model_is_an_error(model, wrong):
    admin = type("OwnAdmin", (ModelAdmin,), {"model": model})()
    with hooks.register_temporarily(
        "register_admin_urls", admin.get_admin_urls_for_registration
    ):
        assert said(checks.check_no_modeladmin()) == wrong
