"""The how-to guides: their commands are run, and print what the pages show."""

import io
import re
import shlex
import shutil
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.core.management import CommandError, call_command
from django.utils.translation import override

from tests.factories import UserFactory
from tests.howto import DOCS
from wagtail_disclosure.catalogue.setup.access import EDITORS, REVIEWERS


def read(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def block(page: str, start: str) -> str:
    """The text of the code block that begins with these lines."""
    return read(page).split(f"```{start}", 1)[1].split("```")[0]


def shown_runs(page: str) -> list[tuple[list[str], list[str]]]:
    """Commands of manage.py as the page shows them, each with what it prints."""
    runs: list[tuple[list[str], list[str]]] = []
    for console in re.findall(r"```console\n(.*?)```", read(page), re.DOTALL):
        for line in console.splitlines():
            if line.startswith("$ "):
                runs.append((shlex.split(line.removeprefix("$ ")), []))
            elif runs:
                runs[-1][1].append(line)
    prefix = ["python", "manage.py"]
    return [(words[2:], out) for words, out in runs if words[:2] == prefix]


def printed(words: list[str]) -> list[str]:
    out = io.StringIO()
    try:
        with override("en"):
            call_command(*words, stdout=out, stderr=out)
    except CommandError as error:
        out.write(f"CommandError: {error}")
    return [line for line in out.getvalue().splitlines() if line.strip()]


@pytest.fixture
def site_of_the_guides(db, tmp_path, monkeypatch) -> Path:
    """A folder with the files that the how-to guides show, beside a new portal."""
    monkeypatch.chdir(tmp_path)
    units = block("how-to/import-units.md", "text\n")
    (tmp_path / "units.csv").write_text(units, encoding="utf-8")
    own_list = block(
        "how-to/write-your-own-list.md", "{code-block} json\n:name: own-list\n"
    )
    (tmp_path / "list.json").write_text(own_list, encoding="utf-8")
    folder = tmp_path / "old-site"
    folder.mkdir()
    manifest = block("how-to/import-documents.md", "text\n")
    (folder / "manifest.csv").write_text(manifest, encoding="utf-8")
    for name in ("notice.txt", "minutes.txt"):
        (folder / name).write_text("现将有关事项通知如下。", encoding="utf-8")
    shutil.copy(DOCS.parent / "example_site/demo/files/charter.docx", folder)
    call_command("disclosure_setup", verbosity=0)
    for username, group in (("li", EDITORS), ("wang", REVIEWERS)):
        UserFactory(username=username).groups.add(Group.objects.get(name=group))
    return tmp_path


def test_the_guides_to_units_and_documents_print_what_they_show(site_of_the_guides):
    runs = [
        *shown_runs("how-to/import-units.md"),
        *shown_runs("how-to/import-documents.md"),
    ]
    assert len(runs) == 6
    for words, shown in runs:
        # Two streams meet on a terminal: their order is not ours.
        assert sorted(printed(words)) == sorted(shown), words


def test_the_guide_to_own_lists_prints_what_it_shows(site_of_the_guides):
    call_command("disclosure_import_units", "units.csv", stdout=io.StringIO())
    dry, real, repeated = shown_runs("how-to/write-your-own-list.md")
    assert printed(dry[0]) == dry[1]
    text = (site_of_the_guides / "list.json").read_text(encoding="utf-8")
    assert "checklist item: 4" in " ".join(printed(real[0]))

    changed = text.replace("公告栏", "公告栏、微信")
    (site_of_the_guides / "list.json").write_text(changed, encoding="utf-8")
    assert printed(repeated[0]) == repeated[1]

    wrong = text.replace("yearly", "every-year")
    (site_of_the_guides / "bad.json").write_text(wrong, encoding="utf-8")
    message = printed(["disclosure_setup", "--list", "bad.json"])
    assert "\n".join(message) in read("how-to/write-your-own-list.md")
