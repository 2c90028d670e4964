"""The machine and the commit that figures are of."""

import os
import platform
import subprocess


def machine() -> str:
    """One line to print above a table."""
    git = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False)
    load = os.getloadavg()[0]
    return (
        f"{platform.machine()}, {os.cpu_count()} cores, load average {load:.1f} before, "
        f"Python {platform.python_version()}, commit {git.stdout.strip()}"
    )
