import pytest

from tests.negative_list.screening.wording import findings, found, table
from wagtail_disclosure.negative_list.screening.texts import Table

CODE = "home-address"
HOME = "湖南省邵阳市隆回县桃洪镇东正街18号"
OFFICE = "湖南省长沙市岳麓区麓山南路932号"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (f"家庭住址：{HOME}", [HOME]),
        (f"家庭住址：{HOME}，邮编：422200", [HOME]),
        (f"家庭住址：{HOME} 430102199003071234", [HOME]),
        (
            "家住湖南省衡阳市衡南县三塘镇新华村二组",
            ["湖南省衡阳市衡南县三塘镇新华村二组"],
        ),
        (f"姓名：李四 通讯地址：{HOME}", [HOME]),
        (f"李四，男，住址：{HOME}。", [HOME]),
        (f"李四，男，汉族，住{HOME}。", [HOME]),
        (f"李四，男，住所地：{HOME}。", [HOME]),
        (
            table(["姓名", "家庭住址"], ["张三", HOME], ["李四", "上梅镇城西社区三组"]),
            [HOME, "上梅镇城西社区三组"],
        ),
        (table(["姓名", "学号", "通讯地址"], ["张三", "2020", HOME]), [HOME]),
        (table(["姓名", "张三", "性别", "男"], ["家庭住址", HOME, "", ""]), [HOME]),
        (table(["序号", "姓名", "详细信息"], ["1", "王五", HOME]), [HOME]),
    ],
)
def test_homes_are_found(text: Table | str, addresses: list[str]) -> None:
    assert found(CODE, text) == addresses


@pytest.mark.parametrize(
    "text",
    [
        f"通讯地址：{OFFICE}",
        f"办公地址：{OFFICE}",
        f"本校住所地：{OFFICE}",
        f"与会代表，住{OFFICE}酒店",
        f"收件地址：{OFFICE}研究生院，收件人：张老师",
        "家庭住址：    省   市    区   路   号",
        "家庭住址：省市区路号",
        "家庭住址请填写至门牌号",
        "不得公开家庭住址、身份证号等信息。",
        "家庭住址：湖南省长沙市****",
        "户籍所在地：湖南省长沙市岳麓区",
        table(["单位", "联系人", "通讯地址"], ["教务处", "张三", OFFICE]),
        table(["姓名", "职务", "办公地点"], ["张三", "处长", f"{OFFICE}办公楼201室"]),
        table(["供应商名称", "地址"], ["湖南某公司", "长沙市芙蓉区五一大道1号"]),
        table(["姓名", "籍贯"], ["张三", "湖南省长沙市岳麓区"]),
        table(["姓名", "家庭住址"], ["", ""]),
    ],
)
def test_offices_origins_and_blanks_are_none(text: Table | str) -> None:
    assert found(CODE, text) == []


def test_the_excerpt_tells_no_more_than_the_province() -> None:
    [finding] = findings(CODE, f"家庭住址：{HOME}")
    assert finding.excerpt == "家庭住址：湖南省" + "*" * (len(HOME) - 3)
