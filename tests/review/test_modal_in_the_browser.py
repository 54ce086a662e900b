"""A reviewer decides in a real browser; the page fails on errors of scripts."""

import pytest
from django.urls import reverse

from tests.catalogue.people import edit_url
from tests.review.offices import submitted
from wagtail_disclosure.models import FindingAnswer, ReviewStep

pytestmark = [
    pytest.mark.requires("browser"),
    pytest.mark.django_db(transaction=True),
]

UNFILLED = "本年度学校党委发文?份。"


@pytest.fixture
def desk(live_server, page, client):
    """The editor of an entry in review, as its reviewer opens it."""

    def sit_down(case):
        client.force_login(case.reviewer)
        cookie = client.cookies["sessionid"].value
        page.context.add_cookies(
            [{"name": "sessionid", "value": cookie, "url": live_server.url}]
        )
        page.goto(live_server.url + edit_url(case.entry))

    return sit_down


def open_modal(page, action):
    button = page.locator(f"[data-workflow-action-name={action}]").first
    if not button.is_visible():
        page.locator(
            "footer [data-controller~=w-dropdown] [data-w-dropdown-target=toggle]"
        ).first.click()
    button.click()
    page.locator(".modal form").wait_for()
    return page.locator(".modal")


def test_a_reviewer_answers_a_finding_and_approves(desk, page, axe) -> None:
    case = submitted(title="招生章程", summary=UNFILLED)
    desk(case)
    modal = open_modal(page, "approve")
    axe(page, context=".modal-body")
    modal.locator("textarea[name^=answer-]").fill("模板如此")
    modal.locator("[name=scope_confirmed]").check()
    modal.locator("button[type=submit]").click()
    page.wait_for_url(lambda url: "/edit/" not in url)
    assert case.stored().live
    assert FindingAnswer.objects.get().reason == "模板如此"


def test_what_is_missing_is_said_in_the_form(desk, page) -> None:
    case = submitted()
    desk(case)
    modal = open_modal(page, "approve")
    modal.locator("button[type=submit]").click()
    modal.locator(".w-field__errors", has_text="范围").or_(
        modal.locator(".w-field__errors", has_text="audience")
    ).first.wait_for()
    assert not case.stored().live


def test_a_reviewer_returns_an_entry(desk, page) -> None:
    case = submitted()
    desk(case)
    modal = open_modal(page, "reject")
    modal.locator("[name=decision][value=return]").check()
    modal.locator("[name=reason]").fill("日期有误")
    modal.locator("button[type=submit]").click()
    page.wait_for_url(lambda url: "/edit/" not in url)
    assert ReviewStep.objects.get().reason == "日期有误"
    assert case.stored().current_workflow_state.status == "needs_changes"


@pytest.mark.parametrize("width", [360, 1400])
def test_the_panels_and_forms_fit_on_the_screen(
    desk, page, axe, live_server, width
) -> None:
    case = submitted(title="招生章程")
    case.reviewer.is_superuser = True
    case.reviewer.save()
    page.set_viewport_size({"width": width, "height": 900})
    desk(case)
    for name in ("withdraw", "name_author"):
        address = reverse(
            f"wagtail_disclosure_publication:{name}", args=[case.entry.pk]
        )
        page.goto(live_server.url + address)
        assert page.url.endswith(address)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(live_server.url + reverse("wagtail_disclosure_review:report"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(live_server.url + reverse("wagtailadmin_home"))
    axe(page, context="#disclosure-reviews-section")
