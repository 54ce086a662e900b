"""What people write in other ways than the usual ones, beside what only looks so."""

import pytest

from tests.negative_list.numbers import RESIDENT_ID
from tests.negative_list.screening.places import aspects, found, table
from wagtail_disclosure.negative_list.screening.texts import Role, Table, Text

HOME = "湖南省长沙市岳麓区麓山南路12号3栋401室"


def boxes(*cells: str) -> Table:
    return Table([["姓名", "张三"], list(cells)], name="t")


def test_an_identity_number_in_boxes_stands_in_its_first_box() -> None:
    assert found("resident-id", boxes("身份证号", *RESIDENT_ID)) == [RESIDENT_ID[0]]
    assert found("resident-id", boxes("编号", *"430102199003071235")) == []


@pytest.mark.parametrize("label", ["ID号：", "ID号", "ID编号：", "I.D. ", "（ID号："])
def test_an_old_identity_number_may_be_called_id(label: str) -> None:
    assert found("resident-id-15", f"{label}430102760312451") == ["430102760312451"]


@pytest.mark.parametrize("label", ["订单ID号：", "会议ID：", "设备ID号 ", "产品ID："])
def test_things_have_an_id_too(label: str) -> None:
    assert found("resident-id-15", f"{label}430102760312451") == []


@pytest.mark.parametrize(
    "number",
    ["13812 345 678", "138 12345 678", "138 123 456 78", "138-12-34-56-78"],
)
def test_mobiles_are_grouped_in_any_way(number: str) -> None:
    assert found("mobile", f"联系电话：{number}") == [number]
    assert found("mobile", f"张老师 {number}") == [number]


@pytest.mark.parametrize(
    "text",
    ["人口为13 812 345 678人", "样品编号：138 12 345 678", "总计13812345678.0元"],
)
def test_sums_and_samples_are_no_mobiles(text: str) -> None:
    assert found("mobile", text) == []


def test_a_mobile_that_was_taken_for_a_quantity_is_found() -> None:
    rows = table("姓名 | 电话", "张三 | 13812345678.0")
    assert found("mobile", rows) == ["13812345678"]


def test_a_card_that_a_cell_has_broken_is_found() -> None:
    rows = Table([["姓名", "卡号"], ["张三", "62220219\n02001234562"]], name="t")
    assert found("bank-card", rows) == ["62220219\n02001234562"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("护照号码 E 12345678", "E 12345678"),
        ("香港身份证：A123456（7）", "A123456（7）"),
        ("澳门居民身份证：1234567(8)", "1234567(8)"),
        ("外国人永久居留证：USA330082082713", "USA330082082713"),
        ("E12345678（护照）", "E12345678"),
    ],
)
def test_documents_of_other_places_are_found(text: str, number: str) -> None:
    assert found("passport", text) == [number]


def test_an_example_of_a_passport_is_none() -> None:
    assert found("passport", "护照号码共9位，如“PE0000000”。") == []


@pytest.mark.parametrize("text", ["（王伟，2021010101）", "王伟（2021010101）"])
def test_a_number_beside_a_name_in_brackets_is_a_students(text: str) -> None:
    assert found("student-number", text) == ["2021010101"]


@pytest.mark.parametrize(
    "text",
    [
        "项目（2021010101）",
        "安徽大学（2021010101）",
        "王伟（20210101）",
        "王伟（2021年）",
    ],
)
def test_projects_and_days_are_no_students(text: str) -> None:
    assert found("student-number", text) == []


@pytest.mark.parametrize(
    "label",
    ["住：", "住所地：", "现住", "租住在", "通讯地址（家庭）：", "Home Address: "],
)
def test_homes_need_no_word_for_a_person(label: str) -> None:
    assert found("home-address", label + HOME) == [HOME]


@pytest.mark.parametrize(
    "text",
    [
        f"甲方：某某大学 住所地：{HOME} 法定代表人：张三",
        "代表报到后，住合肥市蜀山区东流路888号天鹅湖大酒店",
        "通讯地址（单位）：合肥市蜀山区肥西路3号",
        "户籍：安徽合肥",
    ],
)
def test_seats_and_hotels_are_no_homes(text: str) -> None:
    assert found("home-address", text) == []


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("政治面貌/宗教信仰", "群众/佛教"),
        ("政治面貌（宗教信仰）", "群众（伊斯兰教）"),
        ("民族/宗教信仰", "回族/伊斯兰教"),
    ],
)
def test_religion_shares_a_column(heading: str, value: str) -> None:
    rows = table(f"姓名 | 学院 | {heading}", f"张三 | 文学院 | {value}")
    assert aspects("sensitive-column", rows) == ["religion"]
    rows = table(f"姓名 | 学院 | {heading}", "张三 | 文学院 | 党员/无")
    assert aspects("sensitive-column", rows) == []


@pytest.mark.parametrize(
    ("row", "aspect"),
    [
        ("困难等级 | 特别困难 | 一般困难", "hardship"),
        ("困难原因 | 无 | 孤儿", "hardship-reason"),
        ("健康状况 | 良好 | 患有癫痫", "health"),
        ("备注 | | 因肺结核休学", "health-remark"),
        ("父亲姓名 | 张大 | 李大", "family"),
    ],
)
def test_persons_may_stand_side_by_side(row: str, aspect: str) -> None:
    rows = table("姓名 | 张三 | 李四", "学院 | 文学院 | 理学院", row)
    assert aspects("sensitive-column", rows) == [aspect]


def test_statistics_side_by_side_are_none() -> None:
    for rows in (
        table("困难等级 | 特别困难 | 一般困难", "人数 | 120 | 300"),
        table("年份 | 2021 | 2022", "孤儿 | 12 | 11"),
    ):
        assert aspects("sensitive-column", rows) == []


@pytest.mark.parametrize(
    "mark",
    ["机密▲", "机密 ★ 10年", "绝密★启用前", "秘密▲5年", "◆机密◆", "机密【10年】"],
)
def test_other_signs_are_put_for_the_star(mark: str) -> None:
    assert found("secrecy-marking", mark) != []


@pytest.mark.parametrize(
    "text", ["绝密●机密●秘密", "影片《机密》▲", "▲机密文件管理规定"]
)
def test_signs_also_divide(text: str) -> None:
    assert found("secrecy-marking", text) == []


@pytest.mark.parametrize("state", ["修改稿", "送审稿", "初稿"])
def test_a_title_ends_with_the_state_of_its_paper(state: str) -> None:
    title = Text(f"学校发展规划{state}", role=Role.TITLE)
    assert found("internal-marking", title) == [state]
    assert found("internal-marking", f"学校发展规划（{state}）") == [state]


@pytest.mark.parametrize(
    "text", ["请将修改稿发编辑部", "附件：学校章程送审稿起草说明", "完成总体方案初稿"]
)
def test_papers_are_spoken_of(text: str) -> None:
    assert found("internal-marking", text) == []


@pytest.mark.parametrize(
    ("text", "blank"),
    [
        ("全年共公开信息N条。", "N条"),
        ("全年共公开信息___条。", "___条"),
        ("受理申请（  ）件。", "（  ）件"),
        ("若干X条。", "X条"),
    ],
)
def test_reports_lack_a_figure(text: str, blank: str) -> None:
    assert found("unfinished", text) == [blank]


@pytest.mark.parametrize(
    "text",
    [
        "甲方向乙方支付____元。",
        "申请人共____人。（签字）",
        "每队N人，自由组合",
        "公式中n为样本数，共n个。",
        "1.国家秘密分为（  ）级。",
    ],
)
def test_contracts_formulas_and_questions_lack_none(text: str) -> None:
    assert found("unfinished", text) == []


def test_forms_are_filled_by_others() -> None:
    title = Text("申请表", role=Role.TITLE)
    assert found("unfinished", title, "共申请____项。") == []


@pytest.mark.parametrize("site", ["开云体育", "澳门新葡京", "威尼斯人", "PG电子"])
def test_the_name_of_a_site_advertises_with_its_link(site: str) -> None:
    assert aspects("injected", f"{site} www.abc888.com") == ["advertising"]
    link = Text("https://abc888.com", role=Role.LINK)
    assert aspects("injected", site, link) == ["advertising"]
    assert aspects("injected", site) == []
    assert aspects("injected", f"警惕“{site}”www.abc888.com等赌博网站") == []
    assert aspects("injected", f"{site}讲座 https://news.ahu.edu.cn/1.htm") == []


@pytest.mark.parametrize(
    "award",
    [
        "2026年设备采购项目评审结果。",
        "第一中标候选人：安徽华宇公司。",
        "一、项目名称：设备采购 二、中标金额：128万元",
    ],
)
def test_after_the_award_experts_are_named(award: str) -> None:
    experts = "评审专家：王建国、李秀英、陈志强"
    assert found("evaluation-experts", award, experts) == []
    assert found("evaluation-experts", "设备采购招标公告", experts) != []
    rules = "评标委员会推荐第一中标候选人为中标人。"
    assert found("evaluation-experts", rules, experts) != []
