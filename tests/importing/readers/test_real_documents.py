"""Documents as universities published them, with all their flaws."""

from pathlib import Path

import pytest

from tests.importing.readers import blocks
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import ReadDocument

FOLDER = Path(__file__).resolve().parents[3] / ".." / "shared" / "documents"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the five real documents are not beside this checkout"
)


def read(name: str) -> ReadDocument:
    return read_document(FOLDER / name)


def all_text(document: ReadDocument) -> str:
    headings = "".join(text for _, text in blocks.headings(document))
    return headings + "".join(blocks.paragraphs(document))


@pytest.mark.parametrize(
    ("name", "lines", "first_level", "title"),
    [
        (
            "anhui-ust-2016.txt",
            37,
            5,
            "关于印发《安徽理工大学关于全面推进政务公开工作的实施意见》的通知",
        ),
        (
            "eastern-liaoning-2023.txt",
            39,
            7,
            "辽东学院全面推行“阳光三务”工作实施方案",
        ),
        ("hulunbuir-annual-report-2021.txt", 44, 7, ""),
        (
            "anhui-province-opinions.txt",
            27,
            5,
            "中共安徽省委办公厅安徽省人民政府办公厅关于全面推进政务公开工作的实施意见",
        ),
        (
            "moe-2017-no3-tampered.txt",
            41,
            4,
            "教育部辦公廳關於全面推進政務公開工作的實施意見",
        ),
    ],
)
def test_every_line_is_kept(
    name: str, lines: int, first_level: int, title: str
) -> None:
    document = read(name)
    headings = blocks.headings(document)
    assert len(blocks.paragraphs(document)) + len(headings) == lines
    assert [level for level, _ in headings].count(2) == first_level
    assert document.title == title
    assert document.warnings == ()
    source = "".join((FOLDER / name).read_text("utf-8").split())
    assert sorted("".join(all_text(document).split())) == sorted(source)


def test_first_and_last_words() -> None:
    paragraphs = blocks.paragraphs(read("anhui-ust-2016.txt"))
    assert paragraphs[0] == "中共安徽理工大学委员会文件"
    assert paragraphs[-1].endswith("持续改进政务公开工作。")
    report = blocks.paragraphs(read("hulunbuir-annual-report-2021.txt"))
    assert report[0].startswith("本报告根据《中华人民共和国政府信息公开条例》")
    assert report[-2:] == ["呼伦贝尔学院", "2021年10月25日"]


def test_nothing_is_repaired() -> None:
    cut = blocks.paragraphs(read("anhui-ust-2016.txt"))
    assert "情况，加大对党中央" in "".join(cut)
    assert any(p.endswith("主动公开重大决策、重要政策落实") for p in cut)
    assert any("流程、等标准" in p for p in cut)
    assert "辽委办发〔20222)" in blocks.html(read("eastern-liaoning-2023.txt"))
    assert "行政发文?份" in blocks.html(read("hulunbuir-annual-report-2021.txt"))


def test_emoji_and_no_break_spaces_are_kept() -> None:
    tampered = blocks.html(read("moe-2017-no3-tampered.txt"))
    assert "發布日期🏨:2023年9月14日" in tampered
    assert "四👞、提升教育政務公開能力" in tampered
    assert "推進結果公開" in tampered
    inside = blocks.html(read("eastern-liaoning-2023.txt"))
    assert "发布日期:2023-04-07\u00a0\u00a0\u00a0\u00a0作者:" in inside
