"""Word files that hold a secret, cleaned."""

from tests.negative_list.cleaning.office_files import (
    everything,
    word_file,
)
from wagtail_disclosure.negative_list.cleaning.clean import clean

BY = 'w:id="1" w:author="李四" w:date="2026-01-01T00:00:00Z"'
SECRET = "原稿里的话"


def run(text, properties=""):
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def paragraph(*runs, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def deleted(text):
    return f"<w:del {BY}><w:r><w:delText>{text}</w:delText></w:r></w:del>"


DELETED_MARK = f"<w:rPr><w:del {BY}/></w:rPr>"


def cleaned(*blocks, fill=None):
    data = clean(word_file(*blocks, fill=fill))
    assert SECRET not in everything(data)
    assert "李四" not in everything(data)
    assert clean(data) == data
    return data
