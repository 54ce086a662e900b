"""The forms of this room in a real browser; the page fails on errors of scripts."""

import pytest
from django.urls import reverse

from tests.factories import (
    DisclosurePageFactory,
    InformationKindFactory,
    LegalBasisFactory,
    UserFactory,
)
from tests.negative_list.factories import (
    NegativeListItemFactory,
    ScreeningRuleFactory,
    WithheldInformationFactory,
)
from tests.negative_list.findings import saved
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import ScreeningRule, WithheldReview

pytestmark = [
    pytest.mark.requires("browser"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture
def admin(live_server, page, client):
    client.force_login(UserFactory(superuser=True))
    cookie = client.cookies["sessionid"].value
    page.context.add_cookies(
        [{"name": "sessionid", "value": cookie, "url": live_server.url}]
    )
    return lambda name, *args: page.goto(live_server.url + reverse(name, args=args))


def test_severity_of_a_kind_is_added_in_the_form_of_a_rule(admin, page) -> None:
    rule = ScreeningRuleFactory()
    kind = InformationKindFactory(code="procurement")
    admin("wagtail_disclosure_screeningrule_modeladmin_edit", rule.pk)
    page.locator("#id_severities-ADD").click()
    page.locator("#id_severities-0-kind").select_option(str(kind.pk))
    page.locator("#id_severities-0-severity").select_option("off")
    page.locator("button.action-save").click()
    page.wait_for_url("**/screeningrule/")
    rule = ScreeningRule.objects.get()
    assert rule.severity_text == "procurement / * = off"
    assert rule.keyword_list == ["内部资料"]


def test_review_is_written(admin, page) -> None:
    information = WithheldInformationFactory()
    admin("wagtail_disclosure_negative_list:review_withheld", information.pk)
    page.locator("input[name=result][value=on-application]").check()
    page.locator("textarea[name=note]").fill("可以申请")
    page.locator("button[type=submit].button:not(.button-secondary)").last.click()
    page.wait_for_url("**/disclosure/withheld/")
    assert WithheldReview.objects.get().note == "可以申请"


@pytest.mark.parametrize(
    "name",
    [
        "wagtail_disclosure_negativelistitem_modeladmin_edit",
        "wagtail_disclosure_withheldinformation_modeladmin_edit",
        "wagtail_disclosure_catalogue:open_withheld",
    ],
)
def test_forms_open_without_an_error(admin, page, name) -> None:
    information = WithheldInformationFactory(item=NegativeListItemFactory())
    pk = information.item.pk if "negativelistitem" in name else information.pk
    assert admin(name, pk).ok
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize("width", [360, 1400])
def test_answering_a_finding_fits_on_the_screen(admin, page, width) -> None:
    LegalBasisFactory(title="关于进一步规范高等学校信息公开工作若干问题的通知" * 5)
    entry = saved(DisclosurePageFactory(summary=f"身份证号{RESIDENT_ID}"))
    page.set_viewport_size({"width": width, "height": 900})
    admin("wagtail_disclosure_screening:page", entry.pk)
    page.locator("details summary").first.click()
    for field in page.locator("details [data-field]").all():
        box = field.bounding_box()
        assert box["x"] + box["width"] <= width
    page.locator("details textarea").fill("样例")
    page.locator("details button").click()
    page.locator(".disclosure-finding--settled").wait_for()
