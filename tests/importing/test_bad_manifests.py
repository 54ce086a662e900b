"""Each bad input: a clear message at its row and column, and nothing lost."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from pypdf import PdfWriter

from tests.importing.conftest import entry_row
from wagtail_disclosure.models import DisclosurePage


def make_docx_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open("word/document.xml", "w", force_zip64=True) as member:
            chunk = b"\0" * (1 << 20)
            for _ in range(600):
                member.write(chunk)


def make_locked_pdf(path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(width=100, height=100)
    writer.encrypt("password", "owner", algorithm="RC4-128")
    writer.write(path)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(200 << 20)


BAD_FILES = {
    "missing.txt": None,
    "empty.txt": lambda path: path.touch(),
    "binary.txt": lambda path: path.write_bytes(b"\x81\xff\x00\xfe\x81\x30" * 50),
    "damaged.docx": lambda path: path.write_bytes(b"PK\x03\x04 broken"),
    "damaged.pdf": lambda path: path.write_bytes(b"%PDF-1.7\nbroken"),
    "locked.pdf": make_locked_pdf,
    "bomb.docx": make_docx_bomb,
    "huge.pdf": make_huge,
    "old.doc": lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600),
}

BAD_CELLS = {
    "item-unknown": ("item", "moe2014:99"),
    "item-empty": ("item", ""),
    "unit-unknown": ("unit", "不存在处"),
    "unit-empty": ("unit", ""),
    "kind-unknown": ("kind", "不存在"),
    "date": ("produced_on", "2023-02-30"),
    "future": ("produced_on", "2999-01-01"),
    "period": ("period", "2020-2025"),
    "scope": ("scope", "all"),
    "five-open": ("five_open", "x"),
    "three-affairs": ("three_affairs", "party;x"),
    "validity": ("validity", "maybe"),
    "title-long": ("title", "长" * 100_000),
    "title-empty": ("title", "\u200b\u202e"),
    "path-outside": ("path", "../secret.txt"),
    "path-absolute": ("path", "/etc/hostname"),
    "attachment-outside": ("attachments", "../../etc/hostname"),
    "attachment-missing": ("attachments", "nowhere.pdf"),
    "source-url": ("source_url", "javascript:alert(1)"),
    "summary-long": ("summary", "长" * 1001),
    "path-no-address": ("path", "http://[bad"),
    "source-url-no-address": ("source_url", "http://[bad"),
    "items-empty": ("item", ";;"),
    "path-folder": ("path", "."),
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_bad_file(tmp_path, write_manifest, import_manifest, name):
    make = BAD_FILES[name]
    if make is not None:
        make(tmp_path / name)
    bad = entry_row(path=name)
    bad.pop("text")
    run = import_manifest(write_manifest(entry_row(path="good.txt"), bad), "--publish")
    assert_only_the_bad_row_failed(run, column="path")


@pytest.mark.parametrize("case", BAD_CELLS)
def test_bad_cell(write_manifest, import_manifest, case):
    column, value = BAD_CELLS[case]
    bad = {**entry_row(path="bad.txt"), column: value}
    if column == "path":
        bad.pop("text")
    run = import_manifest(write_manifest(entry_row(path="good.txt"), bad), "--publish")
    assert_only_the_bad_row_failed(run, column=column)


def test_link_that_leads_to_itself(tmp_path, write_manifest, import_manifest):
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    bad = entry_row(path="loop.txt")
    bad.pop("text")
    run = import_manifest(write_manifest(entry_row(path="good.txt"), bad), "--publish")
    assert_only_the_bad_row_failed(run, column="path")


@pytest.mark.parametrize("column", ["unit", "issuer"])
def test_name_too_long_for_the_register(write_manifest, import_manifest, column):
    bad = {**entry_row(path="bad.txt"), column: "长" * 300}
    manifest = write_manifest(entry_row(path="good.txt"), bad)
    run = import_manifest(manifest, "--publish", "--create-units")
    assert_only_the_bad_row_failed(run, column=column)


def assert_only_the_bad_row_failed(run, *, column):
    assert run.failure is not None
    assert [page.live for page in DisclosurePage.objects.all()] == [True]
    failed = run.report[1]
    assert failed[0] == "3"
    assert failed[7] == column
    assert failed[8]
    assert "Traceback" not in run.err
    assert column in run.err


def test_second_row_with_the_same_key(write_manifest, import_manifest):
    run = import_manifest(write_manifest(entry_row(), entry_row(title="又一次")))
    assert DisclosurePage.objects.get().title == "学校章程"
    assert "2" in run.report[1][8]


def test_index_number_of_another_entry(write_manifest, import_manifest):
    rows = [
        entry_row(index_number="a-1"),
        entry_row(path="b.txt", index_number="a-1"),
    ]
    run = import_manifest(write_manifest(*rows))
    assert DisclosurePage.objects.count() == 1
    assert run.report[1][7] == "index_number"


def test_old_address_of_another_entry(write_manifest, import_manifest):
    rows = [
        entry_row(source_url="/info/1.htm"),
        entry_row(path="b.txt", source_url="http://old.example/info/1.htm"),
    ]
    run = import_manifest(write_manifest(*rows))
    assert run.report[1][7] == "source_url"
    assert DisclosurePage.objects.count() == 1


def test_missing_column(tmp_path, import_manifest):
    path = tmp_path / "manifest.csv"
    path.write_text("path,title\na.txt,题\n", encoding="utf-8")
    run = import_manifest(path)
    assert "scope" in str(run.failure)


@pytest.mark.parametrize("data", [b"", b"\x81\xff\x00", b"PK\x03\x04"])
def test_unreadable_manifest(tmp_path, import_manifest, data):
    path = tmp_path / "manifest.csv"
    path.write_bytes(data)
    assert import_manifest(path).failure is not None


def test_missing_manifest(tmp_path, import_manifest):
    assert import_manifest(tmp_path / "nowhere.csv").failure is not None


def test_invisible_characters_leave_titles(write_manifest, import_manifest):
    import_manifest(write_manifest(entry_row(title="招\u200b生\u202e章程\ufeff")))
    assert DisclosurePage.objects.get().title == "招生章程"


def test_active_html_is_left_out(tmp_path, write_manifest, import_manifest, client):
    html = """<html><head><title>题</title></head><body><article>
    <h1>招生通知</h1><p onclick="steal()">第一段，足够长的正文内容用来提取。</p>
    <script>alert(1)</script><p><a href="javascript:alert(1)">链接</a>第二段正文。</p>
    <img src=x onerror=alert(1)></article></body></html>"""
    manifest = write_manifest(entry_row(path="a.html", text=html))
    import_manifest(manifest, "--publish")
    entry = DisclosurePage.objects.get()
    stored = str(entry.body)
    for word in ("onclick", "script", "javascript", "onerror", "alert"):
        assert word not in stored
    assert "第一段" in stored
