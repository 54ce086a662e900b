import pytest

from tests.negative_list.screening.wording import aspects, found, table
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

CODE = "sensitive-column"
NUMBER = "430102199003071234"


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        (table(["序号", "姓名", "身份证号"], ["1", "张三", NUMBER]), "identity"),
        (table(["姓名", "身份证号码"], ["张三", "4301021990****1234"]), "identity"),
        (table(["姓名", "张三", "身份证号", NUMBER]), "identity"),
        ("姓名：张三 身份证号：4301021990****1234", "identity"),
        (Text(NUMBER, heading="身份证号", role=Role.FORM_FIELD), "identity"),
        (table(["姓名", "家庭住址"], ["张三", "湖南省长沙市岳麓区"]), "address"),
        (table(["姓名", "学院", "手机号码"], ["张三", "文", "13800001234"]), "phone"),
        (table(["姓名", "学院", "联系电话"], ["张三", "文", "138****1234"]), "phone"),
        (table(["姓名", "银行卡号"], ["张三", "6222021234567890123"]), "bank"),
        (table(["姓名", "出生日期"], ["张三", "1990-03-07"]), "birth"),
        (table(["姓名", "学院", "困难等级"], ["张三", "文", "特别困难"]), "hardship"),
        (
            table(["姓名", "困难等级", "备注"], ["张三", "特别困难", "孤儿"]),
            "hardship-reason",
        ),
        (table(["姓  名", "身 份 证 号"], ["张三", "4301021990****1234"]), "identity"),
        (table(["姓名", "开户行及账号"], ["张三", "6222****567890123"]), "bank"),
        (table(["姓名", "民族宗教"], ["张三", "佛教"]), "religion"),
        (table(["姓名", "残疾证号"], ["张三", "4301021990****123411"]), "health"),
        (table(["姓名", "低保证号"], ["张三", "4301****0123"]), "hardship-reason"),
        (table(["姓名", "困难原因"], ["张三", "父亲因病去世"]), "hardship-reason"),
        (table(["姓名", "残疾类别"], ["张三", "肢体残疾"]), "health"),
        (
            table(["姓名", "总成绩", "备注"], ["张三", "89", "因肺结核放弃"]),
            "health-remark",
        ),
        (table(["姓名", "宗教信仰"], ["张三", "伊斯兰教"]), "religion"),
        (table(["姓名", "父亲姓名"], ["张三", "张大三"]), "family"),
    ],
)
def test_filled_columns_and_fields_are_found(text: Text | str, aspect: str) -> None:
    assert aspects(CODE, text) == [aspect]


@pytest.mark.parametrize(
    "text",
    [
        table(["姓名", "", "身份证号", ""], ["家庭住址", "", "联系电话", ""]),
        table(["姓名", "身份证号", "困难等级"], ["", "", ""], ["", "", ""]),
        "申请人须提供身份证号、家庭住址、银行卡号等信息。",
        table(["部门", "联系人", "联系电话"], ["教务处", "张三", "13800001111"]),
        table(
            ["供应商名称", "地址", "银行账号"], ["湖南公司", "长沙市", "43001234567890"]
        ),
        table(["姓名", "出生年月", "体检结果"], ["张三", "1990.03", "合格"]),
        table(["姓名", "备注"], ["张三", "国家专项计划"]),
        table(["姓名", "身份证号"], ["张三", "430***********1234"]),
        table(["项目", "说明"], ["身份证号", "18位居民身份证号码"]),
        table(["材料名称", "份数"], ["身份证复印件", "1"], ["残疾证", "1"]),
        table(["指标", "残疾学生数", "孤儿"], ["人数", "12", "3"]),
        table(["序号", "资助项目", "备注"], ["1", "残疾学生资助", "凭残疾证"]),
    ],
)
def test_blanks_prose_and_offices_are_none(text: Table | str) -> None:
    assert aspects(CODE, text) == []


def test_the_finding_stands_at_the_heading() -> None:
    rows = table(["姓名", "身份证号"], ["张三", NUMBER], ["李四", NUMBER])
    assert found(CODE, rows) == ["身份证号"]


def test_headings_in_two_rows_are_found() -> None:
    rows = table(
        ["姓名", "基本情况", ""], ["", "家庭住址", "身份证号"], ["张三", "", NUMBER]
    )
    assert found(CODE, rows) == ["身份证号"]
