"""``disclosure_screen``: files on disk."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import InformationKindFactory
from tests.negative_list.numbers import RESIDENT_ID

pytestmark = pytest.mark.django_db


def run(*arguments):
    """The exit status and what was printed."""
    out = StringIO()
    try:
        call_command("disclosure_screen", *map(str, arguments), stdout=out)
    except SystemExit as end:
        return end.code, out.getvalue()
    return 0, out.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "名单.txt").write_text(f"甲\n身份证号{RESIDENT_ID}\n")
    (tmp_path / "通知.txt").write_text("关于放假的通知")
    return tmp_path


def test_a_folder_without_findings_ends_well(tmp_path):
    (tmp_path / "通知.txt").write_text("关于放假的通知")
    status, text = run(tmp_path)
    assert status == 0
    assert text.startswith("共检测文件 1 个，其中无法读取 0 个；疑似问题 0 处")


def test_a_finding_that_forbids_publication_is_the_exit_status(folder):
    status, text = run(folder)
    assert status == 1
    assert "a/名单.txt" in text
    assert RESIDENT_ID not in text


def test_json_says_where_it_is(folder):
    _status, text = run(folder, "--format", "json")
    (found,) = json.loads(text)
    assert found["file"] == "a/名单.txt"
    assert found["rule"] == "resident-id"
    assert found["locator"] == {"line": 2}
    assert (found["start"], found["end"]) == (4, 22)
    assert found["member"] == []
    assert len(found["text_sha256"]) == 64


def test_json_lines_end_with_a_summary(folder):
    _status, text = run(folder, "--format", "jsonl")
    *rows, summary = map(json.loads, text.splitlines())
    assert [row["rule"] for row in rows] == ["resident-id"]
    assert summary["files"] == 2
    assert summary["unreadable"] == 0
    assert summary["seconds"] >= 0


def test_what_cannot_be_read_is_not_clean(tmp_path):
    (tmp_path / "录音.xyz").write_bytes(b"\x00\x01")
    status, text = run(tmp_path)
    assert status == 1
    assert "其中无法读取 1 个" in text


@pytest.mark.parametrize(
    "arguments", [["/nowhere/at/all"], ["{folder}", "--kind", "no-such-kind"]]
)
def test_wrong_usage_is_status_two(folder, arguments):
    arguments = [argument.format(folder=folder) for argument in arguments]
    with pytest.raises(CommandError) as error:
        call_command("disclosure_screen", *arguments)
    assert error.value.returncode == 2


def test_a_kind_may_be_named(folder):
    InformationKindFactory(code="notice")
    status, _text = run(folder, "--kind", "notice")
    assert status == 1


def test_the_kinds_that_set_up_would_enter_are_there_before_it(folder):
    (folder / "名单.txt").write_text("身份证号,手机\n甲,13812345678\n")
    status, _text = run(folder / "名单.txt", "--kind", "procurement")
    assert status == 0
    status, _text = run(folder / "名单.txt", "--kind", "scholarship")
    assert status == 1


def test_names_that_are_no_text_are_printed_all_the_same(tmp_path):
    (tmp_path / "\udcff.txt").write_text(RESIDENT_ID)
    _status, text = run(tmp_path, "--format", "json")
    text.encode()
    assert json.loads(text)[0]["rule"] == "resident-id"
