import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils import translation

from tests import capabilities, isolation

pytest_plugins = ["tests.browser"]

ROOT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    named = capabilities.required() | capabilities.left_out()
    if unknown := named - set(capabilities.PROBES):
        known = ", ".join(sorted(capabilities.PROBES))
        raise pytest.UsageError(
            "DISCLOSURE_REQUIRE or DISCLOSURE_SKIP names "
            f"{', '.join(sorted(unknown))}; known are: {known}"
        )


def pytest_report_header(config: pytest.Config) -> list[str]:
    lines = [f"database: {capabilities.database()}"]
    for name in capabilities.PROBES:
        reason = capabilities.missing(name)
        if reason is None:
            continue
        outcome = "FAIL" if name in capabilities.required() else "are skipped"
        lines.append(f"tests that need {name} {outcome}: {reason}")
    return lines


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for mark in item.iter_markers("requires"):
            unknown = set(mark.args) - set(capabilities.PROBES)
            if unknown:
                raise pytest.UsageError(
                    f"{item.nodeid} requires unknown capabilities: {sorted(unknown)}"
                )


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or fail when DISCLOSURE_REQUIRE names it, what this machine cannot run."""
    for mark in item.iter_markers("requires"):
        for name in mark.args:
            reason = capabilities.missing(name)
            if reason is None:
                continue
            message = f"needs {name}: {reason}"
            if name in capabilities.required():
                pytest.fail(message, pytrace=False)
            pytest.skip(message)


@pytest.fixture(autouse=True)
def language_of_the_site() -> Iterator[None]:
    """A request leaves its language behind, and the next test must not inherit it."""
    translation.deactivate()
    yield
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker, pytestconfig) -> Iterator[None]:
    with django_db_blocker.unblock():
        isolation.remember(pytestconfig)
    yield
    with django_db_blocker.unblock():
        isolation.disconnect_others()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    result = yield
    remembered = isolation.INITIAL in item.config.stash
    # After the last test the database is gone.
    if nextitem is not None and remembered and isolation.commits(item):
        isolation.restore(item.config)
    return result


@pytest.fixture(scope="module")
def portal(django_db_setup, django_db_blocker) -> Iterator[None]:
    """A portal as set-up builds it, once for all tests of the module."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("disclosure_setup", verbosity=0)
        with django_db_blocker.block():
            yield
        transaction.set_rollback(True)


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built package, made from a copy so that nothing stale of a build gets in."""
    source = tmp_path_factory.mktemp("source")
    for pattern in ("*.cfg", "*.toml", "*.md", "MANIFEST.in", "LICENSE"):
        for path in ROOT.glob(pattern):
            shutil.copy(path, source)
    shutil.copytree(
        ROOT / "wagtail_disclosure",
        source / "wagtail_disclosure",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    target = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "wheel"]
    subprocess.run(
        [*pip, "--quiet", "--no-deps", "--no-build-isolation", "-w", target, source],
        check=True,
    )
    return next(target.glob("wagtail_disclosure-*.whl"))
