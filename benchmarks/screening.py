"""
The screener against what it stands on: bare searching, bare reading, bare saving.

    python -m benchmarks.screening

Prints a table in Markdown; ratios are medians of pairs taken in turn. The workbook is
read in processes of their own, so that what they take in memory can be told.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from benchmarks.measuring import HEADER, Comparison, compare, seconds
from benchmarks.prose import ordinary_paragraphs

TEXT_BYTES = 1_000_000
KEYWORDS = 5_000
ROWS = 200_000
MAX_MEBIBYTES = 512


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--drafts", type=int, default=200)
    parser.add_argument("--workbook", choices=["read", "screen"], help="internal")
    parser.add_argument("--file", type=Path, help="internal")
    options = parser.parse_args()
    if options.workbook:
        _workbook_process(options.workbook, options.file)
        return
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        out = sys.stdout.write
        out(f"{HEADER}\n{compare_text().row()}\n")
        comparison, peak = compare_workbook(Path(folder), options.rows)
        out(f"{comparison.row()}\n{compare_drafts(folder, options.drafts).row()}\n\n")
        out(f"Screening the workbook took {peak:.0f} MiB (limit {MAX_MEBIBYTES}).\n")


def compare_text() -> Comparison:
    """1 MB against 5,000 keywords and all detectors, and the keywords alone."""
    import ahocorasick

    from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
    from wagtail_disclosure.negative_list.screening.folding import fold
    from wagtail_disclosure.negative_list.screening.rules import Rule
    from wagtail_disclosure.negative_list.screening.screen import RuleSet, screen
    from wagtail_disclosure.negative_list.screening.texts import Text

    paragraphs = ordinary_paragraphs(TEXT_BYTES)
    folded = fold("\n".join(paragraphs))
    keywords = made_up_words(folded, KEYWORDS)
    automaton = ahocorasick.Automaton()
    for word in keywords:
        automaton.add_word(word, word)
    automaton.make_automaton()
    rules = [Rule(code, detector=code) for code in built_in_detectors()]
    rule_set = RuleSet([*rules, Rule("words", keywords=tuple(keywords))])
    texts = [Text(paragraph, {"line": n}) for n, paragraph in enumerate(paragraphs)]
    return compare(
        "screen 1 MB of text with 5,000 keywords",
        lambda: screen(texts, rule_set),
        lambda: sum(1 for _ in automaton.iter(folded)),
        limit=4,
    )


def made_up_words(text: str, count: int) -> list[str]:
    """Words of the characters of a text, few of which stand in it."""
    chance = random.Random(2)
    characters = sorted({c for c in text if "\u4e00" <= c <= "\u9fff"})
    words: set[str] = set()
    while len(words) < count:
        size = chance.randint(4, 8)
        words.add("".join(chance.choice(characters) for _ in range(size)))
    return sorted(words)


def compare_workbook(folder: Path, rows: int) -> tuple[Comparison, float]:
    """Screening a workbook and only reading it, and the peak of memory in MiB."""
    path = folder / "workbook.xlsx"
    write_workbook(path, rows)
    ours, plain = [], []
    peak = 0.0
    for _round in range(3):
        found = _run("screen", path)
        peak = max(peak, found["mebibytes"])
        ours.append(found["seconds"])
        plain.append(_run("read", path)["seconds"])
    name = f"screen a workbook of {path.stat().st_size / 1e6:.0f} MB, {rows:,} rows"
    return Comparison(name, 1.5, ours, plain), peak


def write_workbook(path: Path, rows: int) -> None:
    """Marks as an office of academic affairs exports them, with remarks that differ."""
    import openpyxl

    chance = random.Random(3)
    characters = sorted(
        {c for c in "".join(ordinary_paragraphs(2_000)) if c > "\u4e00"}
    )
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("成绩")
    sheet.append(["序号", "学院", "专业", "课程", "平时", "总评", "学期", "备注"])
    for number in range(1, rows + 1):
        remark = "".join(chance.choice(characters) for _ in range(48))
        sheet.append(
            [
                number,
                f"第{chance.randint(1, 20)}学院",
                f"专业{chance.randint(1, 99)}",
                f"课程{chance.randint(1, 9999)}",
                chance.randint(400, 1000) / 10,
                chance.randint(40, 100),
                "2023-2024-1",
                remark,
            ]
        )
    book.save(path)


def _run(mode: str, path: Path) -> Any:
    command = [sys.executable, "-m", "benchmarks.screening", "--workbook", mode]
    done = subprocess.run(  # noqa: S603
        [*command, "--file", str(path)], check=True, capture_output=True
    )
    return json.loads(done.stdout)


def _workbook_process(mode: str, path: Path) -> None:
    import resource

    work: Callable[[], object] = {"read": _reading, "screen": _screening}[mode](path)
    taken = seconds(work)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps({"seconds": taken, "mebibytes": peak}))


def _reading(path: Path) -> Callable[[], object]:
    import openpyxl

    def read() -> int:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return sum(
            1 for sheet in book.worksheets for _ in sheet.iter_rows(values_only=True)
        )

    return read


def _screening(path: Path) -> Callable[[], object]:
    from wagtail_disclosure.negative_list.extractors.extract import extract_texts
    from wagtail_disclosure.negative_list.extractors.extractor import SourceFile
    from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
    from wagtail_disclosure.negative_list.screening.rules import Rule
    from wagtail_disclosure.negative_list.screening.screen import RuleSet, screen

    rules = RuleSet([Rule(code, detector=code) for code in built_in_detectors()])
    return lambda: screen(extract_texts(SourceFile(path.name, path)), rules)


def compare_drafts(folder: str, repeat: int) -> Comparison:
    """Saving a draft with screening queued, and the same page without it."""
    os.environ["BENCHMARK_FOLDER"] = folder
    os.environ["DATABASE"] = "sqlite"
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from benchmarks.plain_site.models import PlainPage
    from tests import factories as make
    from wagtail_disclosure.negative_list.content.tidying import tidy_page
    from wagtail_disclosure.negative_list.results.tasks import queue_screening

    body = [("text", f"<p>{p}</p>") for p in ordinary_paragraphs(5_000)]
    plain, ours = (
        make.root_page().add_child(instance=PlainPage(title=slug, slug=slug, body=body))
        for slug in ("plain", "screened")
    )

    def save_and_queue() -> None:
        # What the gate adds to a draft, on a page that has nothing else of ours.
        tidy_page(ours)
        ours.save_revision()
        queue_screening(ours)

    return compare(
        "save a draft while screening is queued",
        save_and_queue,
        plain.save_revision,
        limit=1.1,
        repeat=repeat,
    )


if __name__ == "__main__":
    main()
