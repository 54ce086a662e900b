"""Workbooks that hold a secret, cleaned."""

from tests.negative_list.cleaning.office_files import (
    changed,
    everything,
    opened,
    workbook_file,
)
from wagtail_disclosure.negative_list.cleaning.clean import clean

SECRET = "名单以外的话"
SHEET = "xl/worksheets/sheet1.xml"


def cleaned(fill, **changes):
    data = workbook_file(fill)
    if changes:
        data = changed(data, changes)
    data = clean(data)
    assert SECRET not in everything(data)
    assert clean(data) == data
    return data


def values(data, sheet=0):
    return [list(row) for row in opened(data).worksheets[sheet].values]
