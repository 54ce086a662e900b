"""How far the demo has come, kept in a file beside the database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import django
import wagtail

import wagtail_disclosure


@dataclass
class Progress:
    """``version``: of what set the site up last. ``is_loaded``: all content is in."""

    version: str = ""
    is_loaded: bool = False
    host: str = ""

    @classmethod
    def read(cls, path: Path) -> Progress:
        try:
            return cls(**json.loads(path.read_text(encoding="utf-8")))
        except (FileNotFoundError, ValueError, TypeError):
            return cls()

    def write(self, path: Path) -> None:
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")


def code_version(site: Path) -> str:
    """Changes whenever a migration or something that set-up reads may have changed."""
    digest = hashlib.sha256(f"{django.__version__} {wagtail.__version__}".encode())
    for path in sorted(_watched(site)):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _watched(site: Path) -> Iterable[Path]:
    package = Path(wagtail_disclosure.__file__).parent
    yield from package.glob("**/migrations/*.py")
    yield from package.glob("data/*.json")
    yield from package.glob("catalogue/setup/*.py")
    yield from site.glob("*/migrations/*.py")
    yield from site.glob("demo/*.json")
