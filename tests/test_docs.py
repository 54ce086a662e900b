"""What the reference says, against the code that it speaks of."""

import importlib.util
import json
import re
from pathlib import Path

import pytest
from django.core.management import load_command_class
from django.core.management.base import BaseCommand
from django.utils.translation import override
from modelcluster.fields import ParentalKey
from wagtail.contrib.routable_page.models import RoutablePageMixin
from wagtail.models import Page

from tests.howto import DOCS
from wagtail_disclosure import checks, models
from wagtail_disclosure.catalogue.choices import ITEM_STATES, PERIOD_TYPES, UPDATE_RULES
from wagtail_disclosure.catalogue.pages.blocks import EntryBodyBlock
from wagtail_disclosure.catalogue.public import open_data
from wagtail_disclosure.catalogue.setup import access
from wagtail_disclosure.catalogue.setup.list_file import read_list_file
from wagtail_disclosure.check_messages import error
from wagtail_disclosure.conf import DefaultSettings
from wagtail_disclosure.importing.limits import DEFAULT_LIMITS
from wagtail_disclosure.importing.manifest import (
    MAX_LENGTHS,
    OPTIONAL_COLUMNS,
    REQUIRED_COLUMNS,
)
from wagtail_disclosure.importing.readers import FILE_TYPES
from wagtail_disclosure.index_pattern import TOKENS
from wagtail_disclosure.registers.unit_import import _CUSTOMARY
from wagtail_disclosure.registers.unit_rows import COLUMNS
from wagtail_disclosure.tabular.reading import MAX_ROWS

ROOT = DOCS.parent
PACKAGE = Path(checks.__file__).parent
PAGE_TYPES = [
    model
    for model in vars(models).values()
    if isinstance(model, type) and issubclass(model, Page)
]
COMMANDS = sorted(
    path.stem for path in (PACKAGE / "management/commands").glob("disclosure_*.py")
)


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def section(page: str, heading: str) -> str:
    """What stands below a heading, up to the next one of the same or a higher rank."""
    text = read(page)
    found = re.search(rf"^(#+) {re.escape(heading)}$", text, re.MULTILINE)
    assert found, f"{page} has no heading “{heading}”"
    rest = text[found.end() :]
    end = re.search(rf"^#{{1,{len(found[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def table(text: str, first_heading: str) -> list[list[str]]:
    """The cells of the first table whose first column has that heading."""
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith(f"| {first_heading} |"):
            next(lines)
            break
    else:
        raise AssertionError(f"no table “{first_heading}” in: {text[:60]}")
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return rows


def named(rows: list[list[str]], column: int = 0) -> list[str]:
    """What stands in backticks in a column."""
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row[column])]


def test_settings_and_their_defaults():
    defaults = DefaultSettings()
    rows = table(read("reference/settings.md"), "key")
    shown = dict(zip(named(rows), named(rows, 1), strict=True))
    expected = {key: getattr(defaults, key) for key in sorted(defaults.keys())}
    assert {key: eval(value) for key, value in shown.items()} == expected  # noqa: S307


def test_tokens_of_index_numbers():
    rows = table(read("reference/settings.md"), "token")
    assert {name.strip("{}") for name in named(rows)} == TOKENS


@pytest.mark.parametrize("name", COMMANDS)
def test_commands_and_their_options(name):
    ours = load_command_class("wagtail_disclosure", name).create_parser("", name)
    django = BaseCommand().create_parser("", name)
    known = {action.dest for action in django._actions}
    actions = [action for action in ours._actions if action.dest not in known]
    expected = [max(a.option_strings, key=len, default=a.dest) for a in actions]
    rows = table(section("reference/commands.md", name), "option")
    assert sorted(row[0].strip("`") for row in rows) == sorted(expected)


def test_no_command_is_left_out():
    text = read("reference/commands.md")
    headings = re.findall(r"^## (\S+)$", text, re.MULTILINE)
    assert sorted(headings) == COMMANDS


def test_columns_of_the_table_of_units():
    rows = table(read("reference/commands.md"), "column")
    assert tuple(named(rows)) == COLUMNS
    shown = {word: row[0].strip("`") for row in rows for word in row[2].split(", ")}
    assert shown == _CUSTOMARY


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_page_types(model):
    text = section("reference/page-types.md", model.__name__)
    fields = [
        field.name
        for field in (*model._meta.local_fields, *model._meta.local_many_to_many)
        if not field.primary_key
    ]
    children = [
        relation.get_accessor_name()
        for relation in model._meta.related_objects
        if isinstance(relation.field, ParentalKey)
        and relation.related_model.__module__.startswith("wagtail_disclosure")
    ]
    assert sorted(named(table(text, "field"))) == sorted(fields + children)

    parents = re.search(r"^- Parents: (.*)\.$", text, re.MULTILINE)[1]
    allowed = {parent.__name__ for parent in model.allowed_parent_page_models()}
    assert parents == "any page of the site" or set(named([[parents]])) == allowed
    children = re.search(r"^- Children: (.*)\.$", text, re.MULTILINE)[1]
    allowed = {child.__name__ for child in model.allowed_subpage_models()}
    assert set(named([[children]])) == allowed


@pytest.mark.parametrize("model", PAGE_TYPES, ids=lambda model: model.__name__)
def test_routes(model):
    text = section("reference/page-types.md", model.__name__)
    routes = []
    if issubclass(model, RoutablePageMixin):
        patterns = [str(route.pattern) for route in model.get_subpage_urls()]
        routes = [
            re.sub(r"<\w+:(\w+)>", r"<\1>", p.replace("<int:number>", "<n>"))
            for p in patterns
            if p
        ]
    if routes:
        assert sorted(named(table(text, "route"))) == sorted(routes)
    else:
        assert "- Routes: none." in text


@pytest.mark.parametrize(
    ("heading", "field"),
    [("PortalColumnPage", "kind"), ("AudienceSectionPage", "audience")]
    + [("DisclosurePage", name) for name in ("validity", "five_open")],
)
def test_choices_of_fields(heading, field):
    model = getattr(models, heading)
    rows = table(section("reference/page-types.md", heading), "field")
    row = next(row for row in rows if row[0] == f"`{field}`")
    assert named([row], 1) == [
        value for value, __ in model._meta.get_field(field).choices
    ]


def test_every_check_has_its_place():
    files = PACKAGE.rglob("checks.py")
    source = "".join(file.read_text(encoding="utf-8") for file in files)
    calls = re.findall(r"\b(error|warning)\(\s*\"(\d{3})\"", source)
    used = {f"{kind[0].upper()}{number}" for kind, number in calls}
    headings = re.findall(
        r"^## ([EW]\d{3})$", read("reference/checks.md"), re.MULTILINE
    )
    assert used
    assert headings == sorted(used)


def test_hints_lead_to_the_checks():
    message = error("001", "")
    path, anchor = re.search(r"(docs/\S+\.md)#(\w+)", message.hint).groups()
    assert f"## {anchor.upper()}\n" in (ROOT / path).read_text(encoding="utf-8")


def test_columns_of_the_manifest():
    must = table(
        section("reference/manifest.md", "Columns that must be there"), "column"
    )
    may = table(section("reference/manifest.md", "Columns that may be there"), "column")
    assert tuple(named(must)) == REQUIRED_COLUMNS
    assert tuple(named(may)) == OPTIONAL_COLUMNS


def test_files_and_limits_of_the_import():
    text = read("reference/manifest.md")
    assert set(named(table(text, "suffix"))) == set(FILE_TYPES)
    limits = DEFAULT_LIMITS
    for number in (
        f"{limits.max_bytes >> 20} MB",
        f"{limits.max_text_bytes >> 20} MB",
        f"{limits.max_pages:,}",
        f"{limits.max_characters:,}",
        f"{limits.max_table_rows:,}",
        f"| {limits.max_table_columns};",
        f"| {limits.max_sheets};",
        f"{MAX_ROWS:,} rows",
        f"{MAX_LENGTHS['title']} characters",
        f"{MAX_LENGTHS['summary']} characters",
    ):
        assert number in text, number


def test_item_states():
    rows = table(read("reference/item-states.md"), "state")
    with override("en"):
        expected = {state.value: str(label) for state, label in ITEM_STATES.items()}
    assert {row[0].strip("`"): row[1] for row in rows} == expected


def test_periods_and_update_rules():
    text = read("reference/item-states.md")
    assert [row[0].strip("`") for row in table(text, "period type")] == [
        value for value, __ in PERIOD_TYPES
    ]
    rules = {row[0].strip("`"): row[1] for row in table(text, "update rule")}
    with override("en"):
        assert rules == {value: str(label) for value, label in UPDATE_RULES}


def test_fields_of_the_catalogue():
    rows = table(section("reference/data.md", "Catalogue"), "field")
    assert tuple(row[0].strip("`") for row in rows) == open_data.FIELDS


def test_fields_of_the_api():
    rows = table(section("reference/data.md", "Sitemap and API"), "type")
    shown = {row[0].strip("`"): set(named([row], 1)) for row in rows}
    expected = {
        model.__name__: {field.name for field in model.api_fields}
        for model in PAGE_TYPES
        if getattr(model, "api_fields", [])
    }
    assert shown == expected


def test_meta_names():
    shown = {row[0].strip("`") for row in table(read("reference/data.md"), "name")}
    templates = (PACKAGE / "templates").rglob("*.html")
    source = "".join(path.read_text(encoding="utf-8") for path in templates)
    assert shown == set(re.findall(r'<meta name="([A-Z]\w+)"', source))


def test_groups_and_their_permissions():
    rows = table(read("reference/permissions.md"), "group")
    groups = [row[0].split(" ")[0] for row in rows]
    assert groups == list(access.PAGE_PERMISSIONS)
    for row, group in zip(rows, groups, strict=True):
        assert set(named([row], 1)) == access.PAGE_PERMISSIONS[group]
        assert set(named([row], 2)) == access.DOCUMENT_PERMISSIONS[group]


def test_variables_of_the_style_sheet():
    css = PACKAGE / "static/wagtail_disclosure/css/portal.css"
    root = css.read_text(encoding="utf-8").split(":where(:root) {", 1)[1].split("}")[0]
    expected = dict(re.findall(r"(--[a-z-]+):\s*([^;]+);", root))
    rows = table(read("reference/templates.md"), "variable")
    assert {row[0].strip("`"): row[1].strip("`") for row in rows} == expected


def test_blocks_of_the_public_templates():
    folder = PACKAGE / "templates/wagtail_disclosure/catalogue"
    frame = (folder / "public_page.html").read_text(encoding="utf-8")
    text = read("reference/templates.md")
    assert set(named(table(text, "block"))) == set(
        re.findall(r"{% block (\w+) %}", frame)
    )
    shown = {row[0].strip("`") for row in table(text, "template")}
    assert shown == {path.name for path in folder.glob("*.html")}


def test_blocks_of_the_body():
    row = next(
        row
        for row in table(section("reference/page-types.md", "DisclosurePage"), "field")
        if row[0] == "`body`"
    )
    assert [word.rstrip("s") for word in re.split(r", ", row[1])] == list(
        EntryBodyBlock().child_blocks
    )


def test_every_field_of_a_list_file_is_known(tmp_path):
    def values(heading: str, **known: object) -> dict:
        rows = table(section("reference/list-file.md", heading), "field")
        names = [row[0].strip("`") for row in rows]
        return {name: known.get(name) for name in names if known.get(name) is not None}

    basis = values(
        "Legal basis",
        title="办法",
        document_number="1号",
        issuer="部",
        date="2010-04-06",
        effective_on="2010-09-01",
        article="第七条",
        superseded_by={"title": "新办法"},
    )
    item = values(
        "Item",
        number="1",
        text="事项",
        title="题",
        lead_unit="dzb",
        update_rule="yearly",
        update_month=3,
        is_due_after_period=True,
        update_text="每年3月",
        period_type="calendar-year",
        channels="网站",
        basis=[basis],
        candidate_basis=[basis],
        items=[{"number": "1.1", "text": "子项"}],
    )
    category = values("Category", number="1", name="类", items=[item])
    checklist = values(
        "List",
        code="own",
        title="清单",
        edition="2026",
        issuer="校",
        document_number="1号",
        issued="2026-01-01",
        introduction="<p>说明</p>",
        legal_basis=basis,
        categories=[category],
    )
    path = tmp_path / "list.json"
    path.write_text(json.dumps(checklist), encoding="utf-8")
    # Raises for a name that it does not know.
    assert read_list_file(path).code == "own"


def test_glossary_has_one_word_for_each_idea():
    rows = table(read("reference/glossary.md"), "English")
    english, chinese = [row[0] for row in rows], [row[1] for row in rows]
    assert len(set(english)) == len(english)
    assert len(set(chinese)) == len(chinese)
    assert all(re.search(r"[\u4e00-\u9fff]", word) for word in chinese)
    states = {
        row[0]: row[2] for row in table(read("reference/item-states.md"), "state")
    }
    in_glossary = {row[2].strip("`"): row[1] for row in rows}
    assert {f"{s.strip('`')}": word for s, word in states.items()} == {
        state.strip("`"): in_glossary[state.strip("`")] for state in states
    }


def test_versions_are_those_of_the_package():
    setup = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    pythons = re.findall(r"Programming Language :: Python :: (3\.\d+)", setup)
    djangos = re.findall(r"Framework :: Django :: (\d\.\d)", setup)
    shown = read("reference/versions.md")
    for readme in (ROOT / "README.md", ROOT / "README.zh-Hans.md"):
        text = readme.read_text(encoding="utf-8")
        assert pythons[0] in text
        assert pythons[-1] in text
        assert all(version in text for version in djangos)
    assert ", ".join(pythons) in shown
    assert all(version in shown for version in djangos)


@pytest.mark.parametrize("name", ["detectors", "file_types"])
def test_generated_pages_are_up_to_date(name):
    path = ROOT / "docs" / f"make_{name}.py"
    spec = importlib.util.spec_from_file_location(path.stem, path)
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    assert read(f"reference/{name.replace('_', '-')}.md") == maker.render()
