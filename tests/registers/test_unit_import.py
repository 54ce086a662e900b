import io
from pathlib import Path

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation

from tests.factories import ResponsibleUnitFactory
from tests.registers.people import client_of
from wagtail_disclosure.models import ResponsibleUnit
from wagtail_disclosure.registers import forms
from wagtail_disclosure.registers.unit_import import ImportRefused, import_units

pytestmark = pytest.mark.django_db

SAMPLE = Path(__file__).parents[2] / "example_site/demo/units.csv"
IMPORT = "wagtail_disclosure_responsibleunit_modeladmin_import"
INDEX = "wagtail_disclosure_responsibleunit_modeladmin_index"


def load(text: str, **kwargs):
    return import_units(text.encode(), "units.csv", **kwargs)


def problems_of(result) -> list[tuple[int, str]]:
    return [(problem.row, problem.column) for problem in result.problems]


def xlsx(*rows) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_sample_goes_in_whole_and_changes_nothing_the_second_time() -> None:
    data = SAMPLE.read_bytes()
    first = import_units(data, SAMPLE.name)
    assert first.problems == () and first.created == 18
    assert ResponsibleUnit.objects.get(code="zsb").parent.code == "jwc"
    assert ResponsibleUnit.objects.get(code="moe").level == "national"
    records = ResponsibleUnit.history.count()
    second = import_units(data, SAMPLE.name)
    assert (second.created, second.updated, second.unchanged) == (0, 0, 18)
    assert ResponsibleUnit.history.count() == records


def test_parents_may_come_later() -> None:
    load("code,name,parent\nc,丙,b\nb,乙,a\na,甲,\n")
    assert ResponsibleUnit.objects.get(code="c").parent.parent.code == "a"


def test_parent_may_be_named_and_may_be_known_already() -> None:
    ResponsibleUnitFactory(code="a", name="甲")
    assert load("code,name,parent\nb,乙,甲\nc,丙,a\nd,丁,丙\n").problems == ()
    assert ResponsibleUnit.objects.get(code="d").parent.code == "c"


def test_circle_names_its_rows_and_the_others_go_in() -> None:
    result = load("code,name,parent\na,甲,c\nb,乙,a\nc,丙,b\nd,丁,\ne,戊,a\n")
    assert problems_of(result) == [
        (2, "parent"), (3, "parent"), (4, "parent"), (6, "parent")
    ]  # fmt: skip
    assert "2, 3, 4" in result.problems[0].message
    assert [unit.code for unit in ResponsibleUnit.objects.all()] == ["d"]


def test_circle_with_units_that_are_known() -> None:
    top = ResponsibleUnitFactory(code="a")
    ResponsibleUnitFactory(code="b", parent=top)
    assert problems_of(load("code,parent\na,b\n")) == [(2, "parent")]
    top.refresh_from_db()
    assert top.parent is None


def test_two_known_units_change_places() -> None:
    top = ResponsibleUnitFactory(code="a")
    low = ResponsibleUnitFactory(code="b", parent=top)
    assert load("code,parent\na,b\nb,\n").problems == ()
    top.refresh_from_db()
    low.refresh_from_db()
    assert (top.parent, low.parent) == (low, None)


def test_unit_below_itself_is_a_circle() -> None:
    assert problems_of(load("code,name,parent\na,甲,a\n")) == [(2, "parent")]


def test_missing_column_leaves_and_empty_one_empties() -> None:
    ResponsibleUnitFactory(
        code="a", name="甲", phone="1", office="2", is_active=False, sort_order=7
    )
    result = load("code,phone,sort_order,is_active\na,,,\n")
    assert result.updated == 1
    unit = ResponsibleUnit.objects.get()
    assert (unit.name, unit.phone, unit.office) == ("甲", "", "2")
    assert (unit.sort_order, unit.is_active) == (0, True)


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("b,,", "name"),
        (",乙,", "code"),
        ("has space,乙,", "code"),
        ("x" * 41 + ",乙,", "code"),
        ("b," + "乙" * 256 + ",", "name"),
        ("b,乙,nobody", "parent"),
    ],
)
def test_bad_row_is_named_and_the_good_one_goes_in(row: str, column: str) -> None:
    result = load(f"code,name,parent\n{row}\na,甲,\n")
    assert problems_of(result) == [(2, column)]
    assert [unit.code for unit in ResponsibleUnit.objects.all()] == ["a"]


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("email", "nobody"),
        ("is_external", "maybe"),
        ("is_active", "2"),
        ("sort_order", "-1"),
        ("sort_order", "x"),
        ("sort_order", "99999999999"),
        ("level", "galactic"),
        ("level", "national"),  # of a unit of the school
        ("phone", "1" * 101),
    ],
)
def test_bad_value_is_named(column: str, value: str) -> None:
    result = load(f"code,name,{column}\na,甲,{value}\n")
    assert problems_of(result) == [(2, column)]
    assert not ResponsibleUnit.objects.exists()


def test_failed_change_leaves_the_unit_and_its_children_as_they_were() -> None:
    ResponsibleUnitFactory(code="a", name="甲", email="a@example.edu.cn")
    result = load("code,name,parent,email\nb,乙,a,\na,新,,nobody\n")
    assert problems_of(result) == [(3, "email")]
    unit = ResponsibleUnit.objects.get(code="a")
    assert (unit.name, unit.email) == ("甲", "a@example.edu.cn")
    assert ResponsibleUnit.objects.get(code="b").parent == unit


def test_child_of_a_row_that_fails_is_named_too() -> None:
    result = load("code,name,parent,email\nb,乙,a,\na,甲,,nobody\n")
    assert problems_of(result) == [(2, "parent"), (3, "email")]


def test_code_and_name_stand_once_in_the_file() -> None:
    result = load("code,name\na,甲\na,乙\nb,甲\n")
    assert problems_of(result) == [(3, "code"), (4, "name")]
    assert "2" in result.problems[0].message


def test_name_of_another_unit_is_said_with_its_code() -> None:
    ResponsibleUnitFactory(code="dzbgs", name="党政办公室")
    (problem,) = load("code,name\ndzb,党政办公室\n").problems
    assert problem.column == "name" and "dzbgs" in problem.message


def test_dry_run_says_the_same_and_changes_nothing() -> None:
    ResponsibleUnitFactory(code="a", name="甲")
    text = "code,name,parent\na,甲,c\nb,乙,a\nc,丙,\nd,丁,b\ne,,\n"
    checked = load(text, dry_run=True)
    assert [unit.code for unit in ResponsibleUnit.objects.all()] == ["a"]
    assert ResponsibleUnit.history.count() == 1
    done = load(text)
    assert (checked.created, checked.updated) == (done.created, done.updated) == (3, 1)
    assert problems_of(checked) == problems_of(done) == [(6, "name")]


def test_columns_that_are_not_known_are_told() -> None:
    assert load("code,name,备注\na,甲,无\n").ignored_columns == ("备注",)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"", "units.csv"),
        (b"name\nx\n", "units.csv"),
        ("code,编码,name\na,a,x\n".encode(), "units.csv"),
        (b"code,code\na,a\n", "units.csv"),
        (b"code,name\na,b,c\n", "units.csv"),
        (b"\xff\xff\xff", "units.csv"),
        (b"PK\x03\x04rubbish", "units.xlsx"),
        (b"%PDF-1.4", "units.pdf"),
        (b"code,name\na,b\n", "units.xlsx"),
    ],
)
def test_file_that_cannot_be_read_is_refused_with_a_reason(data, name) -> None:
    with pytest.raises(ImportRefused) as refusal:
        import_units(data, name)
    assert "%(" not in str(refusal.value) and str(refusal.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_encodings_and_chinese_headings(encoding: str) -> None:
    text = "编码,名称,上级单位,启用\na,甲,,是\nb,乙,甲,否\n"
    assert import_units(text.encode(encoding), "units.csv").created == 2
    unit = ResponsibleUnit.objects.get(code="b")
    assert unit.parent.name == "甲" and not unit.is_active


def test_workbook_with_real_booleans_and_numbers() -> None:
    data = xlsx(["code", "name", "is_active", "sort_order"], ["a", "甲", False, 3])
    assert import_units(data, "units.xlsx").created == 1
    unit = ResponsibleUnit.objects.get()
    assert (unit.is_active, unit.sort_order) == (False, 3)


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_export_comes_back_unchanged(language: str, form: str, settings) -> None:
    settings.LANGUAGE_CODE = language
    parent = ResponsibleUnitFactory(code="001", name="=校本部", hours="8:00-12:00")
    ResponsibleUnitFactory(code="b", parent=parent, is_active=False, sort_order=5)
    ResponsibleUnitFactory(external=True, phone="-0499+1")
    with translation.override(language):
        response = client_of("administrator").get(
            reverse(INDEX), {"export": form}, headers={"accept-language": language}
        )
        data = response.getvalue()
        result = import_units(data, f"units.{form}")
    assert result.problems == () and result.ignored_columns == ()
    assert result.unchanged == 3
    # And into an empty register, under another language.
    ResponsibleUnit.objects.filter(code="b").delete()
    ResponsibleUnit.objects.all().delete()
    with translation.override("en"):
        assert import_units(data, f"units.{form}").created == 3
    assert ResponsibleUnit.objects.get(code="b").parent.name == "=校本部"


class TestCommand:
    def run(self, path: Path, *args: str) -> str:
        out = io.StringIO()
        call_command("disclosure_import_units", path, *args, stdout=out, stderr=out)
        return out.getvalue()

    def test_summary(self) -> None:
        assert "18" in self.run(SAMPLE)
        assert ResponsibleUnit.objects.count() == 18

    def test_dry_run(self) -> None:
        assert "18" in self.run(SAMPLE, "--dry-run")
        assert not ResponsibleUnit.objects.exists()

    def test_a_failed_row_fails_the_command_after_the_good_ones(self, tmp_path) -> None:
        file = tmp_path / "units.csv"
        file.write_text("code,name\na,甲\nb,\n", encoding="utf-8")
        err = io.StringIO()
        with pytest.raises(CommandError):
            call_command("disclosure_import_units", file, stderr=err)
        assert "3" in err.getvalue() and "name" in err.getvalue()
        assert ResponsibleUnit.objects.count() == 1

    @pytest.mark.parametrize("name", ["absent.csv", "."])
    def test_file_that_is_not_there(self, tmp_path, name) -> None:
        with pytest.raises(CommandError):
            call_command("disclosure_import_units", tmp_path / name)


class TestPage:
    def post(self, data: bytes, name: str = "units.csv", **values):
        client = client_of("administrator")
        file = SimpleUploadedFile(name, data)
        return client.post(reverse(IMPORT), {"file": file, **values})

    def test_shows_what_was_done(self) -> None:
        response = self.post("code,name\na,甲\nb,\n".encode())
        result = response.context["result"]
        assert (result.created, result.failed_rows) == (1, 1)
        assert "<td>3</td><td>name</td>" in response.content.decode()
        record = ResponsibleUnit.objects.get().history.get()
        assert record.history_user.is_superuser

    def test_only_checks_when_asked_to(self) -> None:
        response = self.post("code,name\na,甲\n".encode(), dry_run="on")
        assert response.context["result"].created == 1
        assert not ResponsibleUnit.objects.exists()

    @pytest.mark.parametrize(
        ("name", "data"),
        [
            ("units.pdf", b"code,name\na,b\n"),
            ("units.xlsx", b"code,name\na,b\n"),
            ("units.csv", b"name\na\n"),
        ],
    )
    def test_file_that_cannot_be_read(self, name: str, data: bytes) -> None:
        response = self.post(data, name)
        assert response.status_code == 200
        assert response.context["form"].errors["file"]
        assert not ResponsibleUnit.objects.exists()

    def test_large_file_is_not_read(self, monkeypatch) -> None:
        monkeypatch.setattr(forms, "LARGEST_IMPORT", 10)
        response = self.post(b"code,name\na,b\n")
        assert response.context["form"].errors["file"]

    def test_nothing_chosen(self) -> None:
        response = client_of("administrator").post(reverse(IMPORT))
        assert response.context["form"].errors["file"]
