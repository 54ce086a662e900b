"""The demo content is complete, consistent and free of personal data."""

import csv
import datetime
import html
import json
import re
import zipfile
from pathlib import Path

import pytest

from tests.catalogue.setting_up import KINDS
from wagtail_disclosure.importing.manifest import COLUMNS
from wagtail_disclosure.registers.unit_rows import COLUMNS as UNIT_COLUMNS

DEMO = Path(__file__).resolve().parents[2] / "example_site" / "demo"
FILES = DEMO / "files"
TODAY = datetime.date(2026, 11, 24)

PORTAL_COLUMNS = {"guide", "rules", "on-application", "annual-reports", "supervision"}
FIVE_OPENS = {"decision", "execution", "management", "service", "result"}
UPDATE_RULES = {
    "on-change",
    "within-working-days",
    "yearly",
    "each-term",
    "long-term",
    "immediate",
}
PERIOD_TYPES = {
    "school-year",
    "calendar-year",
    "term",
    "admission-year",
    "graduating-year",
    "each-occurrence",
    "none",
}

DOCUMENT_NUMBER = re.compile(r"[\u4e00-\u9fff]{1,6}〔(20\d\d)〕[1-9]\d{0,3}号")
INDEX_NUMBER = re.compile(r"blut-([a-z]+)-20\d\d-\d{5}")
PERIOD = re.compile(r"20\d\d|(20\d\d)-(20\d\d)(-[12])?")
IDENTITY_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")
MOBILE_NUMBER = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
TEXT_SUFFIXES = {".txt", ".html", ".csv", ".json"}


def read_csv(name):
    text = (DEMO / name).read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


def split(value):
    return value.split(";") if value else []


ROWS = read_csv("manifest.csv")
UNITS = read_csv("units.csv")
SANWU = json.loads((DEMO / "sanwu.json").read_text(encoding="utf-8"))
SANWU_ITEMS = [item for c in SANWU["categories"] for item in c["items"]]
UNIT_NAMES = {unit["name"] for unit in UNITS}
INTERNAL_CODES = {u["code"] for u in UNITS if u["is_external"] == "false"}

each_row = pytest.mark.parametrize("row", ROWS, ids=[r["path"] for r in ROWS])


def items_of(rows, prefix="moe2014"):
    found = set()
    for row in rows:
        for value in split(row["item"]):
            name, _, number = value.partition(":")
            if name == prefix:
                found.add(number)
    return found


def school_year_of(row):
    match = PERIOD.fullmatch(row["period"])
    return f"{match[1]}-{match[2]}" if match and match[1] else None


def text_in(path):
    """The text a screener would read; for Office files without the mark-up."""
    if path.suffix in TEXT_SUFFIXES:
        return path.read_text(encoding="utf-8-sig")
    if path.suffix in {".docx", ".xlsx"}:
        with zipfile.ZipFile(path) as archive:
            xml = "\n".join(
                archive.read(name).decode("utf-8")
                for name in archive.namelist()
                if name.endswith(".xml")
            )
        return re.sub(r"<[^>]*>", " ", re.sub(r"</?(w:r|w:t|w:rPr)\b[^>]*>", "", xml))
    return ""


# The whole


@pytest.mark.parametrize("name", ["manifest.csv", "units.csv", "item_units.csv"])
def test_tables_are_utf8_with_bom(name):
    assert (DEMO / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_columns_are_those_of_the_import():
    assert tuple(ROWS[0]) == COLUMNS
    assert set(UNITS[0]) <= set(UNIT_COLUMNS)


def test_there_is_enough():
    assert len(ROWS) >= 60
    assert len(items_of(ROWS)) >= 30
    assert len({school_year_of(row) for row in ROWS} - {None}) >= 3


def test_some_items_are_left_to_do():
    every = {str(number) for number in range(1, 51)}
    assert len(every - items_of(ROWS)) >= 3


def test_paths_titles_and_index_numbers_occur_once():
    for column in ("path", "title", "index_number"):
        values = [row[column] for row in ROWS if row[column]]
        assert len(values) == len(set(values)), column


def test_every_file_is_used():
    used = {row["path"] for row in ROWS}
    used |= {name for row in ROWS for name in split(row["attachments"])}
    assert {f"files/{path.name}" for path in FILES.iterdir()} <= used


def test_every_made_file_has_its_source():
    made = {p.name for p in FILES.iterdir() if p.suffix in {".docx", ".xlsx", ".pdf"}}
    assert made == {path.stem for path in (DEMO / "sources").iterdir()}


@pytest.mark.parametrize(
    "source",
    [
        path
        for path in sorted((DEMO / "sources").iterdir())
        if Path(path.stem).suffix in {".docx", ".xlsx"}
    ],
    ids=lambda path: path.stem,
)
def test_made_files_say_what_their_sources_say(source):
    made = html.unescape(text_in(FILES / source.stem))
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):  # the name of a sheet is not in its text
            continue
        for piece in re.sub(r"^([#>/] |\|)", "", line).split("|"):
            if not re.fullmatch(r"[-\d.]*", piece.strip()):
                assert piece.strip() in made


def test_it_is_small():
    total = sum(p.stat().st_size for p in DEMO.rglob("*") if p.is_file())
    assert total < 1_500_000


def test_what_the_demo_wants_to_show_is_there():
    assert any(row["validity"] == "repealed" for row in ROWS)
    assert any("政策解读" in row["title"] for row in ROWS)
    assert sum(row["path"].startswith("https://") for row in ROWS) >= 2
    assert sum(bool(row["source_url"]) for row in ROWS) >= 3
    assert sum(bool(row["index_number"]) for row in ROWS) >= 5
    assert sum(row["scope"] == "campus" for row in ROWS) >= 3
    columns = items_of(ROWS, "column")
    assert columns == PORTAL_COLUMNS
    assert items_of(ROWS, "sanwu")


# Each row


@each_row
def test_files_exist(row):
    if row["path"].startswith("https://"):
        assert row["path"].startswith("https://www.example.edu.cn/")
    else:
        assert (DEMO / row["path"]).is_file()
    for name in split(row["attachments"]):
        assert (DEMO / name).is_file()


@each_row
def test_title_item_units_and_kind(row):
    assert row["title"]
    assert row["summary"]
    assert row["kind"] in KINDS
    assert row["unit"] in {u["name"] for u in UNITS if u["code"] in INTERNAL_CODES}
    assert set(split(row["issuer"])) <= UNIT_NAMES
    assert row["issuer"]
    known = {f"moe2014:{number}" for number in range(1, 51)}
    known |= {f"column:{name}" for name in PORTAL_COLUMNS} | {"audience:campus"}
    items = split(row["item"])
    assert items
    assert not items[0].startswith("sanwu:")
    assert set(items) <= known | {f"sanwu:{item['number']}" for item in SANWU_ITEMS}
    assert len(items) == len(set(items))


@each_row
def test_scope_is_where_the_entry_lives(row):
    assert row["scope"] in {"public", "campus"}
    in_section = split(row["item"])[0].startswith("audience:")
    assert in_section == (row["scope"] == "campus")


@each_row
def test_classifications(row):
    assert row["five_open"] in FIVE_OPENS | {""}
    assert set(split(row["three_affairs"])) <= {"party", "school", "finance"}
    assert row["validity"] in {"valid", "amended", "repealed", ""}


@each_row
def test_dates(row):
    for name in ("produced_on", "published_on"):
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", row[name]), name
        assert datetime.date.fromisoformat(row[name]) <= TODAY
    assert row["produced_on"] <= row["published_on"]
    if row["effective_on"]:
        datetime.date.fromisoformat(row["effective_on"])
        assert row["produced_on"] <= row["effective_on"]


@each_row
def test_period(row):
    if row["period"]:
        match = PERIOD.fullmatch(row["period"])
        assert match
        if match[1]:
            assert int(match[2]) == int(match[1]) + 1


@each_row
def test_numbers(row):
    if row["document_number"]:
        match = DOCUMENT_NUMBER.fullmatch(row["document_number"])
        assert match
        assert match[1] == row["produced_on"][:4]
    if row["index_number"]:
        match = INDEX_NUMBER.fullmatch(row["index_number"])
        assert match
        assert match[1] in INTERNAL_CODES


# Nothing personal


@pytest.mark.parametrize(
    "path",
    [p for p in sorted(DEMO.rglob("*")) if p.suffix in TEXT_SUFFIXES | {".docx"}]
    + sorted(FILES.glob("*.xlsx")),
    ids=lambda path: path.name,
)
def test_no_personal_numbers(path):
    text = text_in(path)
    assert text
    assert not IDENTITY_NUMBER.search(text)
    assert not MOBILE_NUMBER.search(text)


# Units and lists


def test_units():
    codes = {unit["code"] for unit in UNITS}
    assert len(codes) == len(UNITS) == len(UNIT_NAMES)
    for unit in UNITS:
        assert not unit["parent"] or unit["parent"] in codes
        if unit["is_external"] == "true":
            assert unit["level"] in {"national", "provincial", "municipal"}
        else:
            assert not unit["level"]
            assert unit["responsible_person"]
            assert re.fullmatch(r"0499-5550\d{3}", unit["phone"])
            assert unit["email"].endswith("@example.edu.cn")


def test_every_item_of_the_national_list_has_units():
    rows = read_csv("item_units.csv")
    assert [row["number"] for row in rows] == [str(n) for n in range(1, 51)]
    for row in rows:
        assert row["lead_unit"] in INTERNAL_CODES
        assert set(split(row["co_units"])) <= INTERNAL_CODES - {row["lead_unit"]}


def test_the_schools_own_list():
    assert SANWU["code"] == "sanwu"
    for key in ("title", "document_number", "issued", "issuer", "about"):
        assert SANWU[key]
    assert [c["number"] for c in SANWU["categories"]] == ["A", "B", "C"]
    for category in SANWU["categories"]:
        for place, item in enumerate(category["items"], 1):
            assert item["number"] == f"{category['number']}{place}"
            assert item["text"]
            assert item["lead_unit"] in INTERNAL_CODES
            assert item["update_rule"] in UPDATE_RULES
            assert item["period_type"] in PERIOD_TYPES
            assert isinstance(item["channels"], str)
            assert ("update_month" in item) == (item["update_rule"] == "yearly")
