import pytest
from django.utils.translation import override

from wagtail_disclosure.importing.messages import describe, describe_table_error
from wagtail_disclosure.importing.readers.document import ERROR_CODES, WARNING_CODES
from wagtail_disclosure.tabular.reading import TABLE_ERROR_CODES

PARAMS = {
    "too-large": {"bytes": 5 << 20, "limit": 4 << 20},
    "too-long": {"limit": 10},
    "unknown-type": {"suffix": ".exe"},
    "wrong-type": {"expected": "docx"},
    "too-many-pages": {"pages": 6000, "limit": 5000},
    "table-cut": {"table": "名单", "rows": 1, "columns": 2},
    "sheets-left-out": {"limit": 3},
    "merged-cells": {"table": ""},
    "picture-left-out": {"name": "图1"},
    "values-not-calculated": {"sheet": "收费"},
    "too-many-rows": {"limit": 3},
    "too-many-cells": {"row": 3, "cells": 9},
    "empty-header": {"row": 1, "column": 2},
    "duplicate-header": {"row": 1, "column": 2, "name": "题名"},
}


@pytest.mark.parametrize("code", sorted(ERROR_CODES | WARNING_CODES))
def test_every_code_of_a_reader_has_words(code):
    with override("en"):
        text = describe(code, PARAMS.get(code, {}))
    assert f"({code})" not in text
    assert "%(" not in text


@pytest.mark.parametrize("code", sorted(TABLE_ERROR_CODES))
def test_every_code_of_a_table_has_words(code):
    with override("en"):
        text = describe_table_error(code, PARAMS.get(code, {}))
    assert f"({code})" not in text
    assert "%(" not in text


def test_sizes_are_said_in_megabytes():
    with override("en"):
        text = describe("too-large", {"bytes": (100 << 20) + 1, "limit": 100 << 20})
    assert text == "The file has 101 MB; at most 100 MB are taken in."


@pytest.mark.parametrize(
    ("suffix", "wanted"), [(".doc", ".docx"), (".XLS", ".xlsx"), (".wps", ".docx")]
)
def test_old_formats_are_told_the_way_out(suffix, wanted):
    with override("en"):
        assert wanted in describe("unknown-type", {"suffix": suffix})


@pytest.mark.parametrize(
    ("params", "said"),
    [
        ({}, "Hidden content"),
        ({"sheets": 2}, "Hidden sheets were left out: 2"),
        ({"sheet": "内部", "rows": 3, "columns": 1}, "sheet 内部"),
    ],
)
def test_what_is_hidden_is_named(params, said):
    with override("en"):
        assert said in describe("hidden-left-out", params)


def test_unknown_code_and_missing_value_do_not_fail():
    with override("en"):
        assert "(new-code)" in describe("new-code", {})
        assert "(too-long)" in describe("too-long", {})
