"""What the wheel has in it: all of the package and nothing else."""

import zipfile
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "wagtail_disclosure"
LEFT_OUT = {".pyc"}


@pytest.fixture(scope="module")
def names(wheel) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def test_every_file_of_the_package_is_in_the_wheel(names):
    files = {
        path.relative_to(PACKAGE.parent).as_posix()
        for path in PACKAGE.rglob("*")
        if path.is_file()
        and path.suffix not in LEFT_OUT
        and not any(part.startswith(".") for part in path.parts[-2:])
    }
    assert sorted(files - names) == []


def test_nothing_but_the_package_is_in_the_wheel(names):
    allowed = ("wagtail_disclosure/", "wagtail_disclosure-")
    assert [name for name in sorted(names) if not name.startswith(allowed)] == []


def test_the_wheel_says_that_it_is_typed_and_carries_its_licence(names):
    assert "wagtail_disclosure/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
