"""Old Office files, turned into new ones by LibreOffice where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from wagtail_disclosure.archives import FileProblem
from wagtail_disclosure.negative_list.extractors.extractor import (
    Extractor,
    Reading,
    SourceFile,
)
from wagtail_disclosure.negative_list.screening.texts import Readable

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
# Seconds for one file; LibreOffice takes some only to start.
_SECONDS = 120
# By the streams of the old files, as their directory names them.
_STREAMS = {
    "WordDocument": "docx",
    "Workbook": "xlsx",
    "Book": "xlsx",
    "PowerPoint Document": "pptx",
}
_ENCRYPTED = "EncryptedPackage"


class LegacyOfficeExtractor(Extractor):
    """Those of WPS, too, which have the same form inside."""

    suffixes = frozenset(
        {"doc", "dot", "xls", "xlt", "ppt", "pps", "wps", "et", "dps", "rtf"}
    )

    def recognises(self, file: SourceFile) -> bool:
        return file.head.startswith((_OLE, _RTF))

    def extract(self, file: SourceFile, reading: Reading) -> Iterator[Readable]:
        target = _target(file)
        program = shutil.which("soffice")
        if program is None:
            raise FileProblem("needs-libreoffice")
        with TemporaryDirectory() as folder:
            converted = _convert(program, file, target, Path(folder))
            yield from reading.extract(SourceFile(file.name, converted), reading)


def _target(file: SourceFile) -> str:
    """The new format that holds what the old one does."""
    if file.head.startswith(_RTF):
        return "docx"
    content = file.read()
    if _ENCRYPTED.encode("utf-16-le") in content:
        raise FileProblem("password-protected")
    for stream, target in _STREAMS.items():
        if stream.encode("utf-16-le") in content:
            return target
    raise FileProblem("unknown-type", suffix=file.suffix)


def _convert(program: str, file: SourceFile, target: str, folder: Path) -> Path:
    source = folder / f"source.{_safe_suffix(file, target)}"
    source.write_bytes(file.read())
    output = folder / "converted"
    command = [
        program,
        # A profile of its own: two runs of one profile wait for each other.
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--convert-to",
        target,
        "--outdir",
        str(output),
        str(source),
    ]
    _run(command, folder)
    converted = output / f"source.{target}"
    if not converted.exists():
        raise FileProblem("damaged")
    return converted


def _safe_suffix(file: SourceFile, target: str) -> str:
    own = LegacyOfficeExtractor.suffixes
    return (
        file.suffix
        if file.suffix in own
        else {"docx": "doc", "xlsx": "xls"}.get(target, "ppt")
    )


def _run(command: list[str], folder: Path) -> None:
    # The program is the one on PATH, and the file keeps no name of its own.
    process = subprocess.Popen(  # noqa: S603
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(timeout=_SECONDS)
    except subprocess.TimeoutExpired as error:
        # It starts children of its own, and they would go on.
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise FileProblem("too-slow", seconds=_SECONDS) from error
