import pytest
from django.core.exceptions import ValidationError

from tests.factories import ResponsibleUnitFactory
from wagtail_disclosure.models import ResponsibleUnit
from wagtail_disclosure.registers.unit_creation import (
    code_from_name,
    create_unit,
    get_or_create_named,
)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("党政办公室", "dzbgs"),
        ("教育部", "jyb"),
        ("2023年工作组", "2023ngzz"),
        ("Office of Research", "office-of-research"),
        ("MBA教育中心（校本部）", "mbajyzxxbb"),
        ("——", "unit"),
        ("处" * 60, "c" * 30),
    ],
)
def test_code_is_made_from_the_name(name: str, code: str) -> None:
    assert code_from_name(name) == code


@pytest.mark.django_db
def test_outside_body_gets_its_level() -> None:
    unit = create_unit("安徽省教育厅", is_external=True)
    assert (unit.code, unit.is_external, unit.level) == ("ahsjyt", True, "provincial")


@pytest.mark.django_db
def test_unit_of_the_school_has_no_level() -> None:
    assert create_unit("安徽省招生办公室", is_external=False).level == ""


@pytest.mark.django_db
def test_codes_stay_unique() -> None:
    ResponsibleUnitFactory(code="jwc")
    assert create_unit("教务处", is_external=False).code == "jwc-2"
    assert create_unit("建委处", is_external=False).code == "jwc-3"


@pytest.mark.django_db
def test_a_name_stands_once() -> None:
    create_unit("教务处", is_external=False)
    with pytest.raises(ValidationError, match="name"):
        create_unit(" 教务处 ", is_external=False)


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["", "   ", "处" * 256])
def test_what_cannot_be_a_name_is_refused(name: str) -> None:
    with pytest.raises(ValidationError):
        create_unit(name, is_external=True)


@pytest.mark.django_db
def test_creation_is_in_the_history_with_its_reason() -> None:
    unit = create_unit("教务处", is_external=False, change_reason="导入")
    (record,) = unit.history.all()
    assert (record.history_type, record.history_change_reason) == ("+", "导入")


@pytest.mark.django_db
def test_known_unit_is_found_whatever_its_kind() -> None:
    known = ResponsibleUnitFactory(name="教务处")
    assert get_or_create_named("教务处", is_external=True) == (known, False)
    unit, is_new = get_or_create_named("教育部", is_external=True)
    assert is_new and unit.level == "national"


@pytest.mark.django_db
def test_named_answers_for_the_names_as_given(django_assert_num_queries) -> None:
    known = ResponsibleUnitFactory(name="教务处")
    with django_assert_num_queries(1):
        found = ResponsibleUnit.objects.named([" 教务处", "人事处", "教务处"])
    assert found == {" 教务处": known, "教务处": known}
