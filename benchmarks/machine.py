"""The machine and the commit that figures are of."""

import os
import platform
import subprocess
from pathlib import Path


def commit() -> str:
    """Of the checkout that this file is in."""
    git = ["git", "rev-parse", "--short", "HEAD"]
    here = Path(__file__).parent
    return subprocess.run(git, cwd=here, capture_output=True, text=True, check=False).stdout.strip()


def machine() -> str:
    """One line to print above a table."""
    load = os.getloadavg()[0]
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, load average {load:.1f} before, "
        f"Python {platform.python_version()}, commit {commit()}"
    )
