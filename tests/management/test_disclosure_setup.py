"""disclosure_setup on a site that has no portal yet, and with lists that are wrong."""

import pytest
from django.core.management import CommandError
from django.utils import translation
from wagtail.models import Page, Site

from tests.catalogue.setting_up import own_list, run, traces
from tests.factories import DisclosurePortalPageFactory, root_page
from wagtail_disclosure.catalogue.setup.access import EDITORS
from wagtail_disclosure.models import ChecklistItemPage, DisclosurePortalPage

pytestmark = pytest.mark.django_db


def test_a_portal_that_stood_before_is_completed_and_its_own_values_stay():
    portal = DisclosurePortalPageFactory(title="本校信息公开")
    run()
    portal.refresh_from_db()
    assert portal.title == "本校信息公开"
    assert ChecklistItemPage.objects.descendant_of(portal).count() == 50


def test_an_unknown_unit_is_named_and_nothing_is_half_built(tmp_path):
    path = own_list(tmp_path, {"number": "A1", "lead_unit": "nobody"})
    before = traces()
    with pytest.raises(CommandError, match="nobody"):
        run("--list", path)
    assert traces() == before


def test_a_dry_run_on_an_empty_site_names_everything_and_writes_nothing():
    before = traces()
    printed = run("--dry-run")
    assert traces() == before
    for name in (
        "信息公开指南",
        "招生考试信息",
        "拟录取研究生名单",
        EDITORS,
        "录取名单",
    ):
        assert name in printed


# The place


@pytest.fixture
def root_paths_forgotten():
    """The cache outlives the test, its site does not."""
    yield
    Site.clear_site_root_paths_cache()


@pytest.mark.usefixtures("root_paths_forgotten")
@pytest.mark.parametrize(
    ("host", "port", "address"),
    [
        ("localhost", 80, "/xxgk/"),
        ("xxgk.example.edu.cn", 443, "https://xxgk.example.edu.cn/xxgk/"),
        ("xxgk.example.edu.cn", 8000, "http://xxgk.example.edu.cn:8000/xxgk/"),
    ],
)
def test_the_address_of_the_portal_is_one_that_opens(host, port, address):
    site = Site.objects.get(is_default_site=True)
    site.hostname, site.port = host, port
    site.save()
    with translation.override("en"):
        assert run().splitlines()[-1] == f"The portal: {address}"


@pytest.mark.parametrize("text", ["/about/", "about", "pk"])
def test_the_portal_stands_where_it_is_told_to(text):
    parent = root_page().add_child(instance=Page(title="关于", slug="about"))
    run("--parent", str(parent.pk) if text == "pk" else text)
    assert DisclosurePortalPage.objects.get().get_parent() == parent
    run()
    assert DisclosurePortalPage.objects.count() == 1


@pytest.mark.parametrize("text", ["/nowhere/", "99999", "1"])
def test_a_place_that_is_no_page_is_refused(text):
    with pytest.raises(CommandError, match=text):
        run("--parent", text)


def test_an_address_that_is_taken_is_said_and_nothing_is_half_built():
    root_page().add_child(instance=Page(title="别的", slug="xxgk"))
    before = traces()
    with pytest.raises(CommandError, match="xxgk"):
        run()
    assert traces() == before


def test_a_site_without_a_default_needs_a_place():
    Site.objects.update(is_default_site=False)
    with pytest.raises(CommandError, match="--parent"):
        run()


# Lists with mistakes

BROKEN = [
    ('{"code": "own",\n "title": }', "line 2, column 11"),
    ("[]", "object"),
    ({"code": ""}, "code: It is missing"),
    ({"code": "a b"}, "code: Use letters"),
    ({"issued": "2014-02-30"}, "issued: “2014-02-30” is no date"),
    ({"categories": []}, "categories: A list"),
    ({"colour": "red"}, "colour: This name is not known"),
]
BROKEN_ITEMS = [
    ({"update_rule": "monthly"}, "update_rule: “monthly” is not known here"),
    ({"update_rule": "yearly"}, "update_month: Needed"),
    ({"update_rule": "yearly", "update_month": 13}, "update_month: A number from 1"),
    ({"period_type": "decade"}, "period_type: “decade” is not known"),
    ({"text": ""}, "text: It is missing"),
    ({"text": "长" * 256}, "text: Longer than 255"),
    ({"is_due_after_period": "yes"}, "is_due_after_period: true or false"),
    ({"channels": ["网站"]}, "channels: A text"),
    ({"basis": [{"article": "第一条"}]}, "basis[0].title: It is missing"),
    ({"basis": "第一条"}, "basis: A list"),
    ({"number": None}, "number: A number such as"),
    ({"number": "A2"}, "The number A2 is there twice"),
]


@pytest.mark.parametrize("content, message", BROKEN)
def test_a_broken_list_is_refused_with_its_place(content, message, tmp_path):
    if isinstance(content, dict):
        path = own_list(tmp_path, {"number": "A1"}, **content)
    else:
        path = tmp_path / "own.json"
        path.write_text(content)
    refused(path, message)


@pytest.mark.parametrize("fields, message", BROKEN_ITEMS)
def test_a_broken_item_is_refused_with_its_place(fields, message, tmp_path):
    first = {"number": "A1", **fields}
    refused(own_list(tmp_path, first, {"number": "A2"}), message)


def test_every_mistake_is_told_at_once(tmp_path):
    path = own_list(tmp_path, {"number": "A1", "text": ""}, {"number": "A2", "text": 5})
    with pytest.raises(CommandError) as refusal:
        run("--list", path)
    first, second = str(refusal.value).splitlines()
    assert "own.json: categories[0] (A).items[0] (A1).text: " in first
    assert "own.json: categories[0] (A).items[1] (A2).text: " in second


def test_a_file_that_cannot_be_read_is_refused(tmp_path):
    refused(tmp_path / "nowhere.json", "No such file")
    path = tmp_path / "gbk.json"
    path.write_bytes("清单".encode("gb18030"))
    refused(path, "UTF-8")


def test_two_lists_of_one_code_are_refused(tmp_path):
    refused(own_list(tmp_path, {"number": "A1"}, code="moe2014"), "moe2014")


def refused(path, message):
    before = traces()
    with translation.override("en"), pytest.raises(CommandError) as refusal:
        run("--list", str(path))
    assert message in str(refusal.value)
    assert traces() == before
