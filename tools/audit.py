"""Looks for known vulnerabilities in the packages of requirements-dev.lock: `python -m tools.audit`. Exit code 1 where one is found.

pip-audit ends with «No known vulnerabilities found» and 0 also where it could ask no database; here that is said as what it is, and is
no failure: CI has no network. pip-audit is installed into an environment of its own, since the service needs nothing of it.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path
from typing import Any

LOCK = Path(__file__).resolve().parent.parent / "requirements-dev.lock"
TOOL = "pip-audit==2.10.1"
PATIENCE = 600
"""Seconds for the whole of it."""


def verdict(report: dict[str, Any]) -> tuple[str, int]:
    """What a report of pip-audit (`--format json`) means, in a sentence or more, and the exit code."""
    packages = report["dependencies"]
    unseen = [one["name"] for one in packages if "skip_reason" in one]
    found = [
        f"{one['name']} {one['version']}: {bug['id']}" + (f", mended in {', '.join(bug['fix_versions'])}" if bug["fix_versions"] else "")
        for one in packages
        for bug in one.get("vulns", [])
    ]
    if not packages or len(unseen) == len(packages):
        return f"audit: NOT LOOKED UP: no database of vulnerabilities answers here for any of {len(packages)} packages", 0
    lines = [f"audit: {len(packages) - len(unseen)} of {len(packages)} packages looked up, {len(found) or 'no'} known vulnerabilities"]
    if unseen:
        lines.append(f"audit: not looked up: {', '.join(unseen)}")
    return "\n".join([*lines, *found]), 1 if found else 0


def main() -> int:
    """Install, ask, say."""
    with tempfile.TemporaryDirectory() as folder:
        try:
            venv.create(folder, with_pip=True)
            python = Path(folder) / "bin" / "python"
            install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", TOOL]
            subprocess.run(install, check=True, capture_output=True, text=True, timeout=PATIENCE)
        except (subprocess.SubprocessError, OSError) as error:
            print(f"audit: NOT LOOKED UP: {TOOL} cannot be installed here ({type(error).__name__})")
            return 0
        asked = [
            str(python),
            "-m",
            "pip_audit",
            "-r",
            str(LOCK),
            "--no-deps",
            "--disable-pip",
            "--format",
            "json",
            "--progress-spinner",
            "off",
        ]
        try:
            done = subprocess.run(asked, check=False, capture_output=True, text=True, timeout=PATIENCE)
            report = json.loads(done.stdout)
        except (subprocess.SubprocessError, ValueError) as error:
            print(f"audit: NOT LOOKED UP: pip-audit gave no report ({type(error).__name__})")
            return 0
    text, code = verdict(report)
    print(text)
    return code


if __name__ == "__main__":
    sys.exit(main())
