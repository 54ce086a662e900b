"""What a cleaned Word file keeps besides its text: properties, pictures, files."""

import io

import docx
import pytest

from tests.negative_list.cleaning.documents import (
    SECRET,
    cleaned,
    paragraph,
    run,
)
from tests.negative_list.cleaning.office_files import (
    changed,
    everything,
    parts,
    with_part,
    word_file,
)
from wagtail_disclosure.negative_list.cleaning.clean import clean


def test_properties_are_emptied():
    def tell(document):
        document.core_properties.author = "李四"
        document.core_properties.title = SECRET
        document.core_properties.comments = SECRET

    data = cleaned(paragraph(run("甲")), fill=tell)
    assert docx.Document(io.BytesIO(data)).core_properties.author == ""


def test_settings_keep_no_data_of_people():
    extra = (
        f'<w:docVars><w:docVar w:name="a" w:val="{SECRET}"/></w:docVars>'
        '<w:rsids><w:rsidRoot w:val="00AB12CD"/></w:rsids></w:settings>'
    )
    data = changed(
        word_file(paragraph(run("甲"))),
        {
            "word/settings.xml": lambda xml: xml.replace(
                b"</w:settings>", extra.encode()
            )
        },
    )
    left = everything(clean(data))
    assert SECRET not in left
    assert "00AB12CD" not in left


def test_marks_of_editing_sessions_go():
    left = everything(
        cleaned('<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CE"><w:r/></w:p>')
    )
    assert "00AB12C" not in left


EMBEDDED = (
    "<w:p><w:r><w:object w:dxaOrig='1' w:dyaOrig='1'>"
    "<v:shape xmlns:v='urn:schemas-microsoft-com:vml' id='s'/>"
    "<o:OLEObject xmlns:o='urn:schemas-microsoft-com:office:office' r:id='rIdX'/>"
    "</w:object></w:r></w:p>"
)


def test_an_embedded_file_goes_and_its_picture_stays():
    data = with_part(
        word_file(EMBEDDED),
        "word/document.xml",
        "word/embeddings/oleObject1.bin",
        SECRET.encode(),
        "oleObject",
        "application/vnd.openxmlformats-officedocument.oleObject",
    )
    left = clean(data)
    assert "word/embeddings/oleObject1.bin" not in parts(left)
    document = parts(left)["word/document.xml"].decode()
    assert "<w:pict>" in document
    assert "v:shape" in document
    assert "rIdX" not in everything(left)


def test_parts_that_nothing_shows_go():
    data = with_part(
        word_file(paragraph(run("甲"))),
        "word/document.xml",
        "customXml/item1.xml",
        f"<a>{SECRET}</a>".encode(),
        "customXml",
        "application/xml",
    )
    data = changed(data, {"word/lost.xml": f"<a>{SECRET}</a>".encode()})
    assert SECRET not in everything(clean(data))


def test_a_picture_goes_with_the_paragraph_that_showed_it(picture):
    def show(document):
        document.add_picture(io.BytesIO(picture))
        document.paragraphs[-1].runs[0].font.hidden = True

    assert not any(name.startswith("word/media/") for name in parts(cleaned(fill=show)))


def test_a_visible_picture_keeps_its_pixels_and_loses_its_place(picture):
    from PIL import Image

    def show(document):
        document.add_picture(io.BytesIO(picture))

    data = cleaned(fill=show)
    (name,) = (name for name in parts(data) if name.startswith("word/media/"))
    before, after = (
        Image.open(io.BytesIO(picture)),
        Image.open(io.BytesIO(parts(data)[name])),
    )
    assert not dict(after.getexif().get_ifd(0x8825))
    assert after.getexif().get(0x0112) == 6
    assert before.tobytes() == after.tobytes()


@pytest.fixture
def picture():
    """A photograph with its position, taken with the camera askew."""
    from PIL import Image

    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Camera"
    exif.get_ifd(0x8825)[1] = "N"
    target = io.BytesIO()
    Image.effect_noise((32, 32), 50).save(target, "JPEG", exif=exif)
    return target.getvalue()
