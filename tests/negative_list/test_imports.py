"""What the registers export goes in again; what is wrong is named."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation

from tests.factories import (
    InformationKindFactory,
    LegalBasisFactory,
    ResponsibleUnitFactory,
    UnitMembershipFactory,
    day,
)
from tests.negative_list.factories import (
    NegativeListItemFactory,
    ScreeningRuleFactory,
    WithheldInformationFactory,
    with_bases,
)
from tests.registers.people import client_of, logged_in
from wagtail_disclosure.models import (
    NegativeListItem,
    ScreeningRule,
    WithheldInformation,
)
from wagtail_disclosure.negative_list.imports import (
    NegativeListImport,
    ScreeningRuleImport,
    WithheldImport,
)
from wagtail_disclosure.negative_list.rule_texts import read_severities

pytestmark = pytest.mark.django_db


def load(importer, text: str, **kwargs):
    return importer(text.encode(), "table.csv", **kwargs).run()


def fill() -> None:
    """A row in each register in which nothing is empty."""
    unit = ResponsibleUnitFactory(name="教务处", code="jwc")
    item = NegativeListItemFactory(
        code="personal",
        title="个人隐私",
        unit=unit,
        decided_by="校长办公会",
        decided_on=day("2024-03-01"),
        public_wording="姓名之外的\n个人信息",
        is_public=True,
        valid_from=day("2024-03-02"),
        valid_until=day("2030-01-01"),
        remarks="备注",
        sort_order=3,
    )
    basis = LegalBasisFactory(
        title="公布《清单》的通知", document_number="教〔2014〕1号"
    )
    longer = LegalBasisFactory(title="公布《清单》的通知", document_number="")
    with_bases(item, (basis, "第十条（三）"), (longer, "第二条"))
    WithheldInformationFactory(
        unit=unit, item=item, legal_basis=basis, article="第三条", reason="涉及\n他人"
    )
    InformationKindFactory(code="procurement")
    rule = ScreeningRuleFactory(
        keywords="甲\n乙", looks_in="title, cell", options="a = 1", item=item
    )
    rule.set_severities(read_severities("procurement / * = off\n* / x = block"))
    rule.save()


def content_of(model) -> list[dict]:
    return [
        {name: value for name, value in row.items() if name != "id"}
        for row in model.objects.values()
    ]


@pytest.mark.parametrize("language", ["zh-hans", "en"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
@pytest.mark.parametrize(
    ("register", "model"),
    [
        ("negativelistitem", NegativeListItem),
        ("withheldinformation", WithheldInformation),
        ("screeningrule", ScreeningRule),
    ],
)
def test_export_goes_in_again(register, model, suffix, language) -> None:
    fill()
    client = client_of("administrator")
    name = f"wagtail_disclosure_{register}_modeladmin"
    client.cookies["django_language"] = language
    answer = client.get(reverse(f"{name}_index"), {"export": suffix})
    content = b"".join(answer) if answer.streaming else answer.content
    records = model.history.count()

    def hand_in():
        file = SimpleUploadedFile(f"table.{suffix}", content)
        page = client.post(reverse(f"{name}_import"), {"file": file})
        result = page.context["result"]
        assert (result.problems, result.ignored_columns) == ((), ())
        return result

    assert hand_in().unchanged == 1 and model.history.count() == records
    before = content_of(model)
    for table in (WithheldInformation, ScreeningRule, model):
        table.objects.all().delete()
    assert hand_in().created == 1
    assert content_of(model) == before


def test_items_go_in_with_their_bases() -> None:
    basis = LegalBasisFactory(title="信息公开办法", document_number="教育部令第29号")
    ResponsibleUnitFactory(name="科研处", code="kyc")
    result = load(
        NegativeListImport,
        "编号,事项,类别,依据,责任单位,是否,decided_on\n"
        "a,商业秘密,Commercial secret,《信息公开办法》（教育部令第29号）第十条,科研处,,"
        "2024年3月1日\n"
        "b,缺依据,process,《不存在的法》第一条,,,\n"
        "c,类别错,别的,,,,\n"
        "d,日期错,process,,,,2024-13-01\n"
        "a,又一个,process,,,,\n",
    )
    assert result.created == 1
    assert result.ignored_columns == ("是否",)
    item = NegativeListItem.objects.get()
    assert (item.ground, item.strength) == ("commercial-secret", "balanceable")
    assert item.basis_text == f"{basis}第十条"
    assert str(item.decided_on) == "2024-03-01" and item.unit.code == "kyc"
    assert [(p.row, p.column) for p in result.problems] == [
        (3, "依据"),
        (4, "类别"),
        (5, "decided_on"),
        (6, "编号"),
    ]


def test_import_of_rules_names_what_is_wrong() -> None:
    result = load(
        ScreeningRuleImport,
        "code,name,detector,keywords,pattern,severity_text,item\n"
        "a,甲,,词语,,,\n"
        "b,乙,,,(,,\n"
        "c,丙,no-such,,,,\n"
        "d,丁,,词语,,no-such / * = off,\n"
        "e,戊,,词语,,* = off,\n"
        "f,己,,词语,,,no-such\n",
    )
    assert result.created == 1
    assert [(p.row, p.column) for p in result.problems] == [
        (3, "pattern"),
        (4, "detector"),
        (5, "severity_text"),
        (6, "severity_text"),
        (7, "item"),
    ]


def test_list_too_long_for_a_cell_is_left_alone() -> None:
    words = "\n".join(f"很长的词语{number}" for number in range(5_000))
    rule = ScreeningRuleFactory(keywords=words)
    client = client_of("administrator")
    path = reverse("wagtail_disclosure_screeningrule_modeladmin_index")
    exported = client.get(path, {"export": "csv"}).content
    assert b"[5000]" in exported
    result = ScreeningRuleImport(exported, "rules.csv").run()
    assert result.unchanged == 1
    rule.refresh_from_db()
    assert rule.keywords == words


def test_dry_run_changes_nothing() -> None:
    text = "code,title,ground\na,甲,process\n"
    assert load(NegativeListImport, text, dry_run=True).created == 1
    assert not NegativeListItem.objects.exists()


def test_withheld_information_is_known_by_unit_and_title() -> None:
    information = WithheldInformationFactory(unit__name="教务处", title="题库")
    NegativeListItemFactory(code="process", title="过程性信息")
    result = load(
        WithheldImport,
        "title,unit,item,decided_on,decided_by\n"
        "题库,教务处,process,2024-05-01,校长办公会\n"
        "题库,没有的处,process,2024-05-01,校长办公会\n"
        "新的,教务处,过程性信息,2024-05-01,校长办公会\n"
        "缺日期,教务处,process,,校长办公会\n",
    )
    assert (result.updated, result.created, result.failed_rows) == (1, 1, 2)
    information.refresh_from_db()
    assert information.item.code == "process"
    new = WithheldInformation.objects.get(title="新的")
    assert str(new.next_review_on) == "2025-05-01"


def test_units_do_not_import_withheld_information() -> None:
    membership = UnitMembershipFactory()
    client = logged_in(membership.user)
    path = reverse("wagtail_disclosure_withheldinformation_modeladmin_import")
    assert client.get(path).status_code in (302, 403)


def test_guidance_says_what_stands_in_the_columns() -> None:
    client = client_of("administrator")
    with translation.override("en"):
        path = reverse("wagtail_disclosure_screeningrule_modeladmin_import")
        page = client.get(path).content.decode()
    assert "procurement / * = off" in page
