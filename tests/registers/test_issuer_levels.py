import pytest

from wagtail_disclosure.registers.issuer_levels import IssuerLevel, issuer_level
from wagtail_disclosure.registers.models import ResponsibleUnit


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("教育部", "national"),
        ("教育部办公厅", "national"),
        ("教育部 财政部", "national"),
        ("中华人民共和国教育部", "national"),
        ("国务院", "national"),
        ("国务院学位委员会", "national"),
        ("中共中央办公厅", "national"),
        ("中央网信办", "national"),
        ("全国人民代表大会常务委员会", "national"),
        ("国家市场监督管理总局", "national"),
        ("住房和城乡建设部", "national"),
        ("人力资源社会保障部", "national"),
        ("人力资源和社会保障部", "national"),
        ("最高人民法院", "national"),
        ("安徽省教育厅", "provincial"),
        ("中共安徽省委组织部", "provincial"),
        ("安徽省市场监督管理局", "provincial"),
        ("国家税务总局安徽省税务局", "provincial"),
        ("省教育厅", "provincial"),
        ("新疆维吾尔自治区教育厅", "provincial"),
        ("新疆生产建设兵团教育局", "provincial"),
        ("北京市教育委员会", "provincial"),
        ("北京市市场监督管理局", "provincial"),
        ("重庆市人民政府", "provincial"),
        ("北京教育考试院", "provincial"),
        ("香港特别行政区政府", "provincial"),
        ("淮南市教育局", "municipal"),
        ("安徽省淮南市教育局", "municipal"),
        ("凤台县人民政府", "municipal"),
        ("北京市海淀区教育委员会", "municipal"),
        ("上海市浦东新区人民政府", "municipal"),
        ("恩施土家族苗族自治州人民政府", "municipal"),
        ("锡林郭勒盟行政公署", "municipal"),
        ("沛川市市场监督管理局", "municipal"),
        ("安徽理工大学", ""),
        ("国家开放大学", ""),
        ("国家电网有限公司", ""),
        ("党委组织部", ""),
        ("教务处", ""),
        ("市场营销系", ""),
        ("World Bank", ""),
        ("", ""),
    ],
)
def test_level_is_told_from_the_name(name: str, level: str) -> None:
    assert issuer_level(name) == level


def test_levels_are_those_of_the_register() -> None:
    known = {level for level in IssuerLevel if level}
    assert known == set(ResponsibleUnit.Level.values)
