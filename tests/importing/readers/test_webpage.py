import base64
from pathlib import Path

import pytest

from tests.importing.readers import blocks
from tests.importing.readers.files import png
from wagtail_disclosure.importing.limits import ReadLimits
from wagtail_disclosure.importing.readers import read_document
from wagtail_disclosure.importing.readers.document import Picture, ReadError

CONTENT = """
<p>各学院：</p>
<p>　　根据<strong>《办法》</strong>规定，
现将<a href="/f/1.doc">有关事项</a>通知如下。</p>
<h2>一、总体要求</h2>
<p>请认真落实。</p>
<ul><li>第一项</li><li>第二项<ul><li>子项</li></ul></li></ul>
<table><tr><th>学院</th><th>人数</th></tr><tr><td>理学院</td><td>20</td></tr></table>
<p>教务处</p><p>2021年10月25日</p>
"""
PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}">
<title>关于奖学金的通知-教务处</title></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li>
<li><a href="/a">机构</a></li></ul></div>
<h1>关于奖学金的通知</h1>
<div {container}>{content}</div>
<div class="footer">版权所有</div><script>alert("脚本")</script></body></html>"""


def write(
    folder: Path,
    content: str = CONTENT,
    *,
    container: str = 'class="v_news_content"',
    charset: str = "utf-8",
    encoding: str = "utf-8",
) -> Path:
    page = PAGE.format(content=content, container=container, charset=charset)
    path = folder / "page.html"
    path.write_bytes(page.encode(encoding))
    return path


def body(folder: Path, content: str) -> str:
    """What is left of the content between two paragraphs."""
    before, after = (
        "<p>开头的一段文字，说明情况。</p>",
        "<p>结尾的一段文字，到此为止。</p>",
    )
    html = blocks.html(read_document(write(folder, before + content + after)))
    return html.removeprefix(before).removesuffix(after)


def test_structure_is_kept(tmp_path: Path) -> None:
    document = read_document(write(tmp_path))
    assert document.title == "关于奖学金的通知"
    assert not document.is_document
    assert blocks.kinds(document) == [
        "RichText",
        "Heading",
        "RichText",
        "Table",
        "RichText",
    ]
    assert blocks.headings(document) == [(2, "一、总体要求")]
    assert blocks.html(document) == (
        "<p>各学院：</p><p>根据<b>《办法》</b>规定，现将"
        '<a href="/f/1.doc">有关事项</a>通知如下。</p>'
        "<p>请认真落实。</p>"
        "<ul><li>第一项</li><li>第二项<ul><li>子项</li></ul></li></ul>"
        "<p>教务处</p><p>2021年10月25日</p>"
    )
    (table,) = blocks.tables(document)
    assert table.rows == [["学院", "人数"], ["理学院", "20"]]
    assert table.first_row_is_header
    assert document.warnings == ()


@pytest.mark.parametrize(
    ("charset", "encoding"),
    [
        ("utf-8", "utf-8"),
        ("gb2312", "gb18030"),
        ("gbk", "gbk"),
        ("gb2312", "utf-8"),
        ("utf-8", "gb18030"),
        ("nonsense", "utf-8"),
        ("gbk", "utf-16"),
    ],
)
def test_encodings_declared_right_and_wrong(
    tmp_path: Path, charset: str, encoding: str
) -> None:
    document = read_document(write(tmp_path, charset=charset, encoding=encoding))
    assert "请认真落实。" in blocks.html(document)


def test_big5_as_declared(tmp_path: Path) -> None:
    content = "<p>教育部辦公廳關於全面推進政務公開工作的實施意見，請認真落實。</p>"
    page = (
        f'<html><meta charset="big5"><body><article>{content}</article></body></html>'
    )
    path = tmp_path / "a.htm"
    path.write_bytes(page.encode("big5"))
    assert blocks.html(read_document(path)) == content


@pytest.mark.parametrize(
    "content",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<style>p{background:url(javascript:alert(1))}</style>",
        "<iframe src='https://evil.example/'>替代文字</iframe>",
        "<object data='x.swf'><embed src='x.swf'></object>",
        "<svg onload=alert(1)><script>alert(1)</script></svg>",
        "<math><mi xlink:href='javascript:alert(1)'>x</mi></math>",
        "<form><input value='x'><button>提交</button></form>",
        "<!-- <script>alert(1)</script> -->",
        "<template><p>隐藏</p></template>",
        "<p style='display: none'>隐藏</p>",
        "<noscript><p>隐藏</p></noscript>",
        "<meta http-equiv=refresh content='0;url=//evil.example'>",
        "<base href='//evil.example'>",
        "<link rel=stylesheet href='//evil.example/x.css'>",
    ],
)
def test_active_content_does_not_survive(tmp_path: Path, content: str) -> None:
    assert body(tmp_path, content) == ""


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "  javascript:alert(1)",
        "\x01javascript:alert(1)",
        "&#106;avascript:alert(1)",
        "vbscript:msgbox(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "http://[broken",
        "#top",
    ],
)
def test_links_that_lead_nowhere_good_become_text(tmp_path: Path, address: str) -> None:
    content = f'<p>见<a href="{address}" onclick="alert(1)">附件</a>。</p>'
    assert body(tmp_path, content) == "<p>见附件。</p>"


@pytest.mark.parametrize(
    ("content", "kept"),
    [
        ('<p onclick="alert(1)" style="color:red" class="x">字</p>', "<p>字</p>"),
        ('<b onmouseover="alert(1)">重</b>', "<p><b>重</b></p>"),
        (
            '<a href="https://a.example/?a=1&amp;b=&quot;x&quot;" target="_top">链</a>',
            '<p><a href="https://a.example/?a=1&amp;b=&quot;x&quot;">链</a></p>',
        ),
        ("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",) * 2,
        ("<p>甲\n    乙</p>", "<p>甲乙</p>"),
        ("<p>one\n two</p>", "<p>one two</p>"),
        ("<p>甲<br>乙<br></p>", "<p>甲<br>乙</p>"),
        ("<p>甲<p>乙", "<p>甲</p><p>乙</p>"),
        ("<div>甲<p>乙</p>丙</div>", "<p>甲</p><p>乙</p><p>丙</p>"),
        ("<p>&nbsp;&nbsp;</p><p><b> </b></p>", ""),
        ("<ul>散落<li>项</li></ul>", "<p>散落</p><p>项</p>"),
        ("<pre>甲\n乙</pre>", "<p>甲</p><p>乙</p>"),
        ("<p>x<sup>2</sup></p>", "<p>x<sup>2</sup></p>"),
        (
            "<table><tr><td><p>版式</p><p>表格</p></td></tr></table>",
            "<p>版式</p><p>表格</p>",
        ),
    ],
)
def test_markup_is_reduced(tmp_path: Path, content: str, kept: str) -> None:
    assert body(tmp_path, content) == kept


def test_attachments_below_the_text_come_along(tmp_path: Path) -> None:
    content = f"""{CONTENT}</div><form><p>附件【<a
    href="/system/_content/download.jsp?id=7" onclick="x()">附件1.doc</a>】</p>
    <a href="/next.htm">下一条</a><a href="javascript:x('.pdf')//.pdf">坏</a></form>
    <div><a href="../f/名单.PDF">名单</a>"""
    assert blocks.html(read_document(write(tmp_path, content))).endswith(
        '<ul><li><a href="/system/_content/download.jsp?id=7">附件1.doc</a></li>'
        '<li>坏</li><li><a href="../f/名单.PDF">名单</a></li></ul>'
    )


def test_long_runs_of_blanks_take_no_time(tmp_path: Path) -> None:
    blanks = "\u00a0" * 200_000 + "<br>" * 10_000
    assert body(tmp_path, f"<p>{blanks}字{blanks}</p>") == "<p>字</p>"


def test_merged_and_hostile_cells(tmp_path: Path) -> None:
    content = """<p>下表列出全部公开事项，请查阅。</p><table>
    <caption>事项表</caption>
    <tr><td rowspan="2">财务</td><td colspan="999999999">预算</td></tr>
    <tr><td>决算</td><td onclick="x()"><p>一</p><p>二</p></td></tr></table>"""
    document = read_document(write(tmp_path, content))
    (table,) = blocks.tables(document)
    assert table.caption == "事项表"
    assert table.rows == [["财务", "预算", ""], ["", "决算", "一\n二"]]
    assert blocks.codes(document) == ["merged-cells"]


def test_pictures_beside_the_page_and_nowhere_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    (site / "图片").mkdir(parents=True)
    (site / "图片" / "a.png").write_bytes(png())
    (tmp_path / "secret.png").write_bytes(png())
    (site / "link.png").symlink_to(tmp_path / "secret.png")
    embedded = base64.b64encode(png(2)).decode()
    content = f"""<p>正文之前的一段说明文字，共若干字。</p>
    <img src="%E5%9B%BE%E7%89%87/a.png" alt="校门" onerror="alert(1)">
    <img src="data:image/png;base64,{embedded}">
    <img src="../secret.png"><img src="link.png"><img src="/etc/passwd">
    <img src="https://elsewhere.example/b.png"><img src="none.png"><img>"""
    document = read_document(write(site, content))
    pictures = [b for b in document.blocks if isinstance(b, Picture)]
    assert [(p.name, p.alt) for p in pictures] == [
        ("a.png", "校门"),
        ("picture.png", ""),
    ]
    assert set(blocks.codes(document)) == {"picture-left-out"}


def test_pictures_over_the_limits(tmp_path: Path) -> None:
    for n in range(3):
        (tmp_path / f"{n}.png").write_bytes(png(n + 1))
    content = "<p>正文一段</p>" + "".join(f'<img src="{n}.png">' for n in range(3))
    path = write(tmp_path, content)
    document = read_document(path, ReadLimits(max_pictures=2))
    assert blocks.kinds(document) == ["RichText", "Picture", "Picture"]
    document = read_document(path, ReadLimits(max_picture_bytes=10))
    assert blocks.codes(document) == ["picture-left-out"] * 3


def test_a_wide_table_is_cut_and_told(tmp_path: Path) -> None:
    row = "".join(f"<td>{n}</td>" for n in range(100))
    document = read_document(write(tmp_path, f"<table><tr>{row}</tr></table>"))
    assert len(blocks.tables(document)[0].rows[0]) == 60
    assert blocks.codes(document) == ["table-cut"]


def test_an_unknown_layout_is_narrowed_and_told(tmp_path: Path) -> None:
    sentences = "".join(
        f"<p>第{n}段说明学校信息公开工作的具体安排，请各单位认真组织落实，并按时报送。</p>"
        for n in range(20)
    )
    document = read_document(write(tmp_path, sentences, container='class="c17"'))
    assert "main-content-uncertain" in blocks.codes(document)
    paragraphs = blocks.paragraphs(document)
    assert paragraphs[0].startswith("第0段")
    assert paragraphs[-1].startswith("第19段")


OLD_PAGE = """<HTML><HEAD><META content="text/html; charset=gb2312">
<TITLE>某某大学信息公开网</TITLE></HEAD><BODY><FORM id=form1>
<TABLE><TR><TD><A href="/">首页</A> <A href="/b">学校概况</A></TD></TR></TABLE>
<TABLE><TR><TD><TABLE><TR><TD align=center><FONT size=5>关于信息公开工作的通知</FONT>
<TR><TD><P>&nbsp;&nbsp;各学院：<P>　　现将有关事项<B>通知</B>如下，请认真贯彻执行。<BR>
<TABLE border=1><TR><TD>序号<TD>事项<TR><TD>1<TD>学校章程</TABLE>
<P align=right>校长办公室<P align=right>2012年3月4日</TD></TR></TABLE></TD></TR></TABLE>
</FORM></BODY></HTML>"""


def test_an_old_page_of_tables_and_open_tags(tmp_path: Path) -> None:
    path = tmp_path / "old.htm"
    path.write_bytes(OLD_PAGE.encode("gbk"))
    document = read_document(path)
    assert document.title == "关于信息公开工作的通知"
    assert blocks.html(document).endswith(
        "<p>关于信息公开工作的通知</p><p>各学院：</p>"
        "<p>现将有关事项<b>通知</b>如下，请认真贯彻执行。</p>"
        "<p>校长办公室</p><p>2012年3月4日</p>"
    )
    (table,) = blocks.tables(document)
    assert table.rows == [["序号", "事项"], ["1", "学校章程"]]
    assert blocks.kinds(document)[-2:] == ["Table", "RichText"]


def test_nothing_found_falls_back_to_the_body(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><nav>首页</nav><p>短文</p></body></html>", "utf-8")
    document = read_document(path)
    assert blocks.html(document) == "<p>短文</p>"
    assert blocks.codes(document) == ["main-content-uncertain"]


def test_a_page_without_text_is_empty(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text("<html><body><script>1</script></body></html>", "utf-8")
    with pytest.raises(ReadError) as caught:
        read_document(path)
    assert caught.value.code == "empty"


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td"])
def test_deep_nesting_does_no_harm(tmp_path: Path, tag: str) -> None:
    path = tmp_path / "a.html"
    path.write_text(f"<html><body>{f'<{tag}>' * 20_000}深", "utf-8")
    try:
        assert read_document(path).blocks
    except ReadError as error:
        assert error.code in {"damaged", "empty"}


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>奖学金公示-教务处</title>", "奖学金公示"),
        ("<title>奖学金公示_某某大学</title>", "奖学金公示"),
        ("<title>2020-2021学年报告</title>", "2020-2021学年报告"),
        ('<title>x</title><meta property="og:title" content="公示 一">', "公示 一"),
        ("", ""),
    ],
)
def test_title_of_a_page_without_heading(tmp_path: Path, head: str, title: str) -> None:
    path = tmp_path / "a.html"
    page = f"<html><head>{head}</head><body><p>正文内容。</p></body></html>"
    path.write_text(page, "utf-8")
    assert read_document(path).title == title
