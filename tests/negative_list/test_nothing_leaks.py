"""What the screener finds stands in no log, address, message, task or error mail."""

import logging

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django_tasks import task_backends
from wagtail import hooks
from wagtail.models import ModelLogEntry, PageLogEntry

from tests.catalogue.people import administrator, browser_of
from tests.factories import (
    ChecklistItemPageFactory,
    DisclosurePageFactory,
    DocumentFactory,
)
from tests.negative_list.findings import (
    draft_of,
    fingerprint_of,
    post,
    saved,
    url,
)
from tests.negative_list.numbers import RESIDENT_ID
from wagtail_disclosure.models import (
    Attachment,
    FindingAnswer,
    ScreenedPage,
    Screening,
    ScreeningRule,
)
from wagtail_disclosure.negative_list.results.state import page_screening
from wagtail_disclosure.negative_list.results.tasks import screen_page
from wagtail_disclosure.negative_list.screening.detectors.detector import Detector

pytestmark = pytest.mark.django_db

SENTENCE = f"联系人张三，身份证号{RESIDENT_ID}。"
LIFT = {"verdict": "false-alarm", "reason": "样例"}


class FragileDetector(Detector):
    """Fails as code of others does: with the text in its message."""

    code = "fragile"

    def find(self, passage, options):
        raise ValueError(f"cannot read {passage.folded.original!r}")


@pytest.fixture
def fragile():
    ScreeningRule.objects.create(code="fragile", name="脆弱", detector="fragile")
    name = "register_disclosure_detectors"
    with hooks.register_temporarily(name, lambda: [FragileDetector()]):
        yield


@pytest.fixture
def item():
    return ChecklistItemPageFactory()


@pytest.fixture
def page(item):
    return saved(DisclosurePageFactory(parent=item, summary=SENTENCE))


@pytest.mark.parametrize("verb", ["lift", "mask", "explain", "read-by-eye", "clean"])
def test_actions_keep_the_rule_and_not_the_value(verb, page, caplog):
    answer = post(browser_of(administrator()), page, verb, fingerprint_of(page), **LIFT)
    assert RESIDENT_ID not in answer.content.decode()
    for message in get_messages(answer.wsgi_request):
        assert RESIDENT_ID not in str(message)
    for model in (PageLogEntry, ModelLogEntry):
        for row in model.objects.filter(action__startswith="wagtail_disclosure."):
            assert RESIDENT_ID not in f"{row.data} {row.label} {row.message}"
    assert RESIDENT_ID not in caplog.text


def test_nothing_that_is_kept_holds_the_value(item):
    page = DisclosurePageFactory(parent=item, summary=SENTENCE)
    document = DocumentFactory(file__data=SENTENCE.encode(), file__filename="名单.txt")
    page.attachments.add(Attachment(document=document))
    page = saved(page)
    client = browser_of(administrator())
    for found in page_screening(draft_of(page)).findings:
        post(client, page, "lift", found.finding.fingerprint, **LIFT)
    assert FindingAnswer.objects.count() == 2
    for model in (Screening, ScreenedPage, FindingAnswer):
        for row in model.objects.values():
            assert RESIDENT_ID not in str(row)
            # Nor enough of it to guess the rest.
            assert RESIDENT_ID[-6:] not in str(row)


def test_addresses_name_the_page_only(page):
    listed = browser_of(administrator()).get(url(page)).content.decode()
    for verb in ("again", "lift", "mask"):
        assert url(page, verb).endswith(f"/{page.pk}/{verb}/")
    assert "?" not in "".join(part.split('"')[0] for part in listed.split('-post="'))


def test_tasks_carry_keys(page, settings, django_capture_on_commit_callbacks):
    settings.TASKS = {
        "default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}
    }
    page.summary = f"补充：{SENTENCE}"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision()
    results = task_backends["default"].results
    assert RESIDENT_ID not in str([(row.args, row.kwargs) for row in results])
    (ours,) = (row for row in results if row.task.func is screen_page.func)
    assert (ours.args, ours.kwargs) == ([page.pk], {"again": False})


def test_a_run_that_breaks_down_quotes_nothing(fragile, item, caplog):
    with caplog.at_level(logging.DEBUG):
        page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    assert page_screening(draft_of(page)).progress == "failed"
    # What the administrator needs: which error, and where.
    assert "ValueError" in caplog.text
    assert "test_nothing_leaks.py" in caplog.text
    assert RESIDENT_ID not in caplog.text
    for record in caplog.records:
        assert not record.exc_info or "Screening" not in record.getMessage()
    assert RESIDENT_ID not in str(list(Screening.objects.values()))


def test_a_mask_that_breaks_down_quotes_nothing(item, caplog):
    page = saved(DisclosurePageFactory(parent=item, summary=SENTENCE))
    client = browser_of(administrator())
    client.raise_request_exception = False
    fragile = FragileDetector()

    class SleepingDetector(Detector):
        """Breaks down in the run that looks for the value again."""

        code = "fragile"
        is_awake = False

        def find(self, passage, options):
            return fragile.find(passage, options) if self.is_awake else ()

    sleeping = SleepingDetector()
    name = "register_disclosure_detectors"
    with hooks.register_temporarily(name, lambda: [sleeping]):
        ScreeningRule.objects.create(code="fragile", name="脆弱", detector="fragile")
        ScreeningRule.objects.create(
            code="resident-id", name="身份证号", detector="resident-id"
        )
        client.get(url(page))
        fingerprint = fingerprint_of(page)
        sleeping.is_awake = True
        answer = post(client, page, "mask", fingerprint)
    assert answer.status_code == 409
    assert RESIDENT_ID not in answer.content.decode()
    assert RESIDENT_ID not in caplog.text
    assert draft_of(page).summary == SENTENCE


def test_the_history_of_a_page_tells_no_value(page):
    client = browser_of(administrator())
    post(client, page, "lift", fingerprint_of(page), **LIFT)
    history = reverse("wagtailadmin_pages:history", args=[page.pk])
    report = reverse("wagtailadmin_reports:site_history")
    for address in (history, report):
        assert RESIDENT_ID not in client.get(address).content.decode()
