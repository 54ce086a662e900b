"""A cleaned Word file, as its reader opens it and as somebody searches it."""

import io
import re

import docx
import pytest

from tests.negative_list.cleaning.documents import (
    BY,
    DELETED_MARK,
    SECRET,
    cleaned,
    deleted,
    paragraph,
    run,
)
from tests.negative_list.cleaning.office_files import (
    changed,
    everything,
    paragraphs,
    parts,
    saved,
    with_part,
    word_file,
)
from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.cleaning.clean import clean


def test_insertions_stay_and_deletions_go():
    data = cleaned(
        paragraph(
            run("甲"), f"<w:ins {BY}>{run('乙')}</w:ins>", deleted(SECRET), run("丙")
        )
    )
    assert paragraphs(data) == ["甲乙丙"]
    assert "w:ins" not in parts(data)["word/document.xml"].decode()


def test_moved_text_stands_where_it_was_moved_to():
    data = cleaned(
        paragraph(f"<w:moveFrom {BY}>{run(SECRET)}</w:moveFrom>", run("甲")),
        paragraph(f"<w:moveTo {BY}>{run('乙')}</w:moveTo>"),
    )
    assert paragraphs(data) == ["甲", "乙"]


def test_a_deleted_paragraph_leaves_no_empty_line():
    data = cleaned(
        paragraph(run("甲")),
        paragraph(deleted(SECRET), properties=DELETED_MARK),
        paragraph(run("乙")),
    )
    assert paragraphs(data) == ["甲", "乙"]


def test_paragraphs_become_one_where_the_mark_between_them_was_deleted():
    data = cleaned(
        paragraph(run("甲"), properties=DELETED_MARK),
        paragraph(run("乙"), properties=f'<w:jc w:val="center"/>{DELETED_MARK}'),
        paragraph(run("丙"), properties='<w:jc w:val="right"/>'),
        paragraph(run("丁")),
    )
    assert paragraphs(data) == ["甲乙丙", "丁"]


def test_an_earlier_form_goes_and_the_present_one_stays():
    old = f'<w:rPrChange {BY}><w:rPr><w:color w:val="ABCDEF"/></w:rPr></w:rPrChange>'
    data = cleaned(paragraph(run("甲", f"<w:b/>{old}")))
    assert "ABCDEF" not in everything(data)
    assert docx.Document(io.BytesIO(data)).paragraphs[0].runs[0].bold


def table(*rows):
    cells = "".join(
        f"<w:tr>{properties}<w:tc><w:tcPr/>{content}</w:tc></w:tr>"
        for properties, content in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>{cells}</w:tbl>"


def rows_of(data):
    (found,) = docx.Document(io.BytesIO(data)).tables
    return [row.cells[0].text for row in found.rows]


def test_deleted_and_hidden_rows_go():
    data = cleaned(
        table(
            ("", paragraph(run("甲"))),
            (f"<w:trPr><w:del {BY}/></w:trPr>", paragraph(run(SECRET))),
            ("<w:trPr><w:hidden/></w:trPr>", paragraph(run(SECRET))),
            (f"<w:trPr><w:ins {BY}/></w:trPr>", paragraph(run("乙"))),
        )
    )
    assert rows_of(data) == ["甲", "乙"]


def test_a_cell_that_loses_everything_still_ends_with_a_paragraph():
    gone = paragraph(deleted(SECRET), properties=DELETED_MARK)
    data = cleaned(table(("", gone), ("", paragraph(run("乙")))))
    assert rows_of(data) == ["", "乙"]


def test_a_table_with_no_row_left_goes():
    removed = f"<w:trPr><w:del {BY}/></w:trPr>"
    data = cleaned(table((removed, paragraph(run(SECRET)))), paragraph(run("甲")))
    assert not docx.Document(io.BytesIO(data)).tables


def test_comments_go_with_their_anchors():
    def comment(document):
        noted = document.paragraphs[-1].runs
        document.add_comment(noted, text=SECRET, author="李四", initials="L")

    data = cleaned(paragraph(run("甲")), fill=comment)
    assert paragraphs(data) == ["甲"]
    assert "omment" not in everything(data)


@pytest.mark.parametrize("properties", ["<w:vanish/>", '<w:vanish w:val="1"/>'])
def test_hidden_text_goes(properties):
    data = cleaned(paragraph(run("甲"), run(SECRET, properties), run("乙")))
    assert paragraphs(data) == ["甲乙"]


def test_text_that_is_not_hidden_after_all_stays():
    data = cleaned(paragraph(run("甲", '<w:vanish w:val="0"/>')))
    assert paragraphs(data) == ["甲"]


def test_text_goes_that_a_style_hides():
    def add_styles(document):
        styles = document.styles
        first = styles.add_style("First", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
        first.font.hidden = True
        second = styles.add_style("Second", docx.enum.style.WD_STYLE_TYPE.CHARACTER)
        second.base_style = first
        document.add_paragraph("甲").add_run(SECRET, style="Second")

    assert paragraphs(cleaned(fill=add_styles)) == ["甲"]


def field(mark):
    return f'<w:fldChar w:fldCharType="{mark}"/>'


def test_a_hidden_field_goes_as_a_whole():
    def hidden(content):
        return f"<w:r><w:rPr><w:vanish/></w:rPr>{content}</w:r>"

    entry = f'<w:instrText> XE "{SECRET}" </w:instrText>'
    runs = [hidden(field("begin")), hidden(entry), hidden(field("end"))]
    data = cleaned(paragraph(run("甲"), *runs))
    assert "fldChar" not in everything(data)


def test_a_field_that_is_hidden_in_part_stays_whole():
    instruction = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    data = cleaned(
        paragraph(
            f"<w:r><w:rPr><w:vanish/></w:rPr>{field('begin')}<w:t>{SECRET}</w:t></w:r>",
            instruction,
            f"<w:r>{field('separate')}</w:r>",
            run("1"),
            f"<w:r>{field('end')}</w:r>",
        )
    )
    document = parts(data)["word/document.xml"].decode()
    assert document.count("fldChar ") == 3


def test_a_footnote_goes_with_its_reference():
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/'
        'main"><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="1"><w:p>{run(SECRET)}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("脚注")}</w:p></w:footnote></w:footnotes>'
    )
    reference = '<w:r><w:footnoteReference w:id="{}"/></w:r>'
    data = with_part(
        word_file(
            paragraph(f"<w:del {BY}>{reference.format(1)}</w:del>", reference.format(2))
        ),
        "word/document.xml",
        "word/footnotes.xml",
        notes.encode(),
        "footnotes",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml",
    )
    left = everything(clean(data))
    assert SECRET not in left
    assert "脚注" in left
    assert 'w:type="separator"' in left


def test_headers_are_cleaned_too():
    def write(document):
        header = document.sections[0].header
        header.paragraphs[0].text = "页眉"
        header.paragraphs[0].add_run(SECRET).font.hidden = True

    data = cleaned(fill=write)
    assert (
        docx.Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text == "页眉"
    )


def test_what_is_not_touched_stays_byte_for_byte():
    before = parts(word_file(paragraph(run("甲"), deleted(SECRET))))
    after = parts(clean(word_file(paragraph(run("甲"), deleted(SECRET)))))
    touched = {name for name, data in after.items() if data != before[name]}
    assert touched <= {
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "docProps/app.xml",
        "docProps/core.xml",
        "word/document.xml",
        "word/settings.xml",
        "word/styles.xml",
    }
    expected = before["word/document.xml"].replace(deleted(SECRET).encode(), b"")
    sessions = rb' w:rsid\w*="[^"]*"'
    assert after["word/document.xml"] == re.sub(sessions, b"", expected)


def test_a_document_inside_the_document_is_refused():
    with pytest.raises(FileProblem) as raised:
        clean(word_file('<w:altChunk r:id="rId1"/>'))
    assert raised.value.params["reason"] == "imported-file"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"PK\x03\x04 broken", "damaged"),
        (b"plain text", "damaged"),
        (changed(word_file(), {"word/document.xml": b"<w:broken"}), "damaged"),
        (
            changed(
                word_file(),
                {"word/theme/theme1.xml": b'<?xml version="1.0" encoding="x"?><a/>'},
            ),
            "damaged",
        ),
        (
            changed(
                word_file(),
                {"word/document.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
            ),
            "unsafe-xml",
        ),
    ],
)
def test_what_cannot_be_read_is_refused(data, code):
    with pytest.raises(FileProblem) as raised:
        clean(data)
    assert raised.value.code == code


def test_another_type_of_file_is_refused():
    data = changed(
        saved(docx.Document()),
        {
            "[Content_Types].xml": lambda xml: xml.replace(
                b"wordprocessingml.document.main", b"presentationml.presentation.main"
            )
        },
    )
    with pytest.raises(FileProblem) as raised:
        clean(data)
    assert raised.value.code == "unknown-type"
