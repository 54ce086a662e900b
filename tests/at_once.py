"""Several people at the same moment: each in a thread and a connection of their own."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

Work = Callable[[], Any]


def at_once(*works: Work) -> list[Any]:
    """What each of them got: the result, or the error that it met."""
    start = Barrier(len(works))

    def run(work: Work) -> Any:
        start.wait(timeout=30)
        try:
            return work()
        except Exception as error:  # noqa: BLE001 (the test says which it expects)
            return error
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def errors(results: list[Any]) -> list[Exception]:
    return [result for result in results if isinstance(result, Exception)]
