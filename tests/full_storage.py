"""A disk without any room left."""

from __future__ import annotations

import errno
import os
from typing import Any, NoReturn

from django.core.files.storage import FileSystemStorage


class FullStorage(FileSystemStorage):
    """Reads what it has, and takes nothing more."""

    def _save(self, name: str, content: Any) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), name)
