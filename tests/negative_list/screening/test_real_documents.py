"""The five real documents, with all detectors."""

from pathlib import Path

import pytest

from wagtail_disclosure.negative_list.screening.detectors import built_in_detectors
from wagtail_disclosure.negative_list.screening.findings import Finding
from wagtail_disclosure.negative_list.screening.rules import Rule
from wagtail_disclosure.negative_list.screening.screen import screen
from wagtail_disclosure.negative_list.screening.texts import Text

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "documents"

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the five real documents are not beside this checkout"
)


def findings(name: str) -> list[Finding]:
    lines = (FOLDER / f"{name}.txt").read_text("utf-8-sig").splitlines()
    texts = [Text(line, {"line": n}) for n, line in enumerate(lines, 1) if line.strip()]
    rules = [Rule(code, detector=code) for code in built_in_detectors()]
    return screen(texts, rules)


@pytest.mark.parametrize(
    "name", ["anhui-province-opinions", "anhui-ust-2016", "eastern-liaoning-2023"]
)
def test_clean_documents_have_no_finding(name: str) -> None:
    assert findings(name) == []


def test_the_annual_report_has_four_unfilled_counts() -> None:
    found = findings("hulunbuir-annual-report-2021")
    assert {(f.rule, f.aspect) for f in found} == {("unfinished", "question-mark")}
    assert len(found) == 4


def test_the_tampered_document_has_its_advertising_and_its_emoji() -> None:
    found = findings("moe-2017-no3-tampered")
    assert {(f.rule, f.aspect) for f in found} == {
        ("injected", "advertising"),
        ("injected", "emoji"),
    }
    [advertising] = [f for f in found if f.aspect == "advertising"]
    assert advertising.locator == {"line": 75}
