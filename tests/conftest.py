import pytest

from tests import capabilities


def pytest_configure(config: pytest.Config) -> None:
    unknown = capabilities.required() - set(capabilities.PROBES)
    if unknown:
        known = ", ".join(sorted(capabilities.PROBES))
        raise pytest.UsageError(
            f"DISCLOSURE_REQUIRE names {', '.join(sorted(unknown))}; known are: {known}"
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
