import time

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from tests.factories import InformationKindFactory
from tests.negative_list.factories import ScreeningRuleFactory
from tests.registers.people import client_of
from wagtail_disclosure.models import ScreeningRule
from wagtail_disclosure.negative_list.rule_sets import rules_for
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Text

pytestmark = pytest.mark.django_db

MANY = 100_000


def url(action: str, *args) -> str:
    return reverse(f"wagtail_disclosure_screeningrule_modeladmin_{action}", args=args)


def form(**fields):
    data = {
        "name": "内部称谓",
        "code": "internal-names",
        "group": "negative-list",
        "severity": "block",
        "is_active": "on",
        "sort_order": "0",
        "severities": inline_formset([]),
    }
    looks_in = fields.pop("looks_in", [])
    return nested_form_data(data | fields) | {"looks_in": looks_in}


def errors_after(**fields):
    response = client_of("administrator").post(url("create"), form(**fields))
    assert response.status_code == 200
    return response.context["form"].errors


@pytest.mark.parametrize("pattern", ["(", "[", r"(?P<a>x", "*", "a*"])
def test_pattern_that_cannot_be_used_is_refused_with_the_reason(pattern) -> None:
    errors = errors_after(pattern=pattern)
    assert list(errors) == ["pattern"]
    assert len(errors["pattern"][0]) > 10


def test_a_rule_looks_for_one_thing() -> None:
    assert "detector" in errors_after()
    errors = errors_after(keywords="甲", pattern="乙")
    assert set(errors) == {"keywords", "pattern"}


def test_unknown_detectors_are_refused() -> None:
    rule = ScreeningRuleFactory.build(keywords="", detector="no-such-thing")
    with pytest.raises(ValidationError) as caught:
        rule.full_clean()
    assert "detector" in caught.value.message_dict


def test_pattern_among_the_options_is_compiled_too() -> None:
    assert "options" in errors_after(detector="resident-id", options="pattern = (")
    assert "options" in errors_after(detector="resident-id", options="20[0-9]{8}")


def test_form_makes_a_rule_with_severities_by_kind() -> None:
    kind = InformationKindFactory(code="procurement")
    rows = [
        {"kind": str(kind.pk), "aspect": "", "severity": "off"},
        {"kind": "", "aspect": "several", "severity": "warn"},
    ]
    response = client_of("administrator").post(
        url("create"),
        form(
            keywords="内部称谓\n\n 绰号 \n绰号\n",
            looks_in=["title", "cell"],
            severities=inline_formset(rows),
        ),
    )
    assert response.status_code == 302
    rule = ScreeningRule.objects.get()
    assert rule.keyword_list == ["内部称谓", "绰号"]
    assert rule.looks_in == "title, cell"
    assert rule.severity_text.splitlines() == [
        "procurement / * = off",
        "* / several = warn",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        [{"kind": "", "aspect": "", "severity": "off"}],
        [
            {"kind": "", "aspect": "several", "severity": "off"},
            {"kind": "", "aspect": "several", "severity": "block"},
        ],
    ],
    ids=["neither kind nor aspect", "twice"],
)
def test_severities_that_say_nothing_or_two_things_are_refused(rows) -> None:
    response = client_of("administrator").post(
        url("create"), form(keywords="甲", severities=inline_formset(rows))
    )
    assert response.status_code == 200
    assert not ScreeningRule.objects.exists()


def test_100_000_keywords_are_handed_in_kept_and_found() -> None:
    words = "\n".join(f"词语{number}号" for number in range(MANY))
    client = client_of("administrator")
    file = SimpleUploadedFile("words.txt", words.encode())
    assert client.post(url("create"), form(keyword_file=file)).status_code == 302
    rule = ScreeningRule.objects.get()
    assert len(rule.keyword_list) == MANY
    started = time.perf_counter()
    rules = rules_for(None)
    assert time.perf_counter() - started < 5
    (finding,) = screen([Text("这里有词语99999号。")], rules)
    assert (finding.rule, finding.start, finding.end) == ("internal-names", 3, 11)
    # The form leaves a long list alone, and offers it as a file.
    page = client.get(url("edit", rule.pk)).content
    assert len(page) < 300_000
    assert client.post(url("edit", rule.pk), form(name="改名")).status_code == 302
    rule.refresh_from_db()
    assert rule.name == "改名" and len(rule.keyword_list) == MANY
    answer = client.get(url("keywords", rule.pk))
    assert answer.content.decode("utf-8-sig") == words
    history = client.get(url("history", rule.pk)).content
    assert len(history) < 200_000


def test_history_says_which_words_came_and_went() -> None:
    rule = ScreeningRuleFactory(keywords="甲\n乙")
    rule.keywords = "乙\n丙"
    rule.save()
    newest = rule.history.first()
    assert newest.keyword_changes == "2 (+1 −1): +丙 −甲"
    client = client_of("administrator")
    assert "+丙 −甲" in client.get(url("history", rule.pk)).content.decode()


def test_file_without_words_is_refused() -> None:
    file = SimpleUploadedFile("words.txt", b"\n \n")
    assert "keyword_file" in errors_after(keyword_file=file)


@pytest.mark.parametrize("person", ["anonymous", "editor"])
def test_keywords_are_not_for_everybody(person) -> None:
    rule = ScreeningRuleFactory()
    assert client_of(person).get(url("keywords", rule.pk)).status_code in (302, 403)


def test_list_and_edit_pages_open() -> None:
    rule = ScreeningRuleFactory()
    client = client_of("administrator")
    assert rule.name in client.get(url("index")).content.decode()
    assert "内部资料" in client.get(url("edit", rule.pk)).content.decode()
