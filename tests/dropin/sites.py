"""A site of its own: nothing of this checkout is in reach of it."""

import os
import subprocess
import sys
from pathlib import Path

from tests.howto import Addition, steps


class Site:
    """A folder with an environment, in which commands run as in a terminal."""

    def __init__(self, folder: Path, *, constraints: list[str]) -> None:
        self.folder = folder
        self.environment = folder / "venv"
        self.project = folder / "mysite"
        self.constraints = folder / "constraints.txt"
        self.constraints.write_text("\n".join(constraints) + "\n")
        subprocess.run([sys.executable, "-m", "venv", self.environment], check=True)

    def run(self, command: str, *, folder: Path | None = None) -> str:
        hidden = {"DJANGO_SETTINGS_MODULE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"}
        inherited = {k: v for k, v in os.environ.items() if k not in hidden}
        result = subprocess.run(
            ["bash", "-c", command],
            cwd=folder or self.project,
            env=inherited
            | {
                "PATH": f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "PIP_CONSTRAINT": str(self.constraints),
                "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )
        output = result.stdout + result.stderr
        assert result.returncode == 0, f"$ {command}\n{output}"
        return output

    def add(self, path: str, text: str) -> None:
        target = self.project / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("a", encoding="utf-8") as file:
            file.write(f"\n{text}" if file.tell() else text)

    def follow(self, page: str) -> dict[str, str]:
        """Carry a how-to page out; what its commands have printed."""
        output = {}
        for step in steps(page):
            if isinstance(step, Addition):
                self.add(step.path, step.text)
            elif not step.line.endswith("runserver"):  # the test asks the site itself
                output[step.line] = self.run(step.line)
        return output
