"""Makes sure that the programs the tests need are there: Chromium and PostgreSQL.

Installs what is missing from Debian's packages where it may, otherwise says so in one sentence.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path


def has_chromium() -> bool:
    """True when a Chromium can be started."""
    return any(shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome"))


def has_postgresql() -> bool:
    """True when the server's own programs are there, on the path or where Debian puts them."""
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return bool(shutil.which("initdb")) or any(folders)


WANTED = {"chromium": has_chromium, "postgresql": has_postgresql}


def main() -> int:
    """Install what is missing; 1 with a sentence where that is not possible."""
    missing = [name for name, is_there in WANTED.items() if not is_there()]
    if not missing:
        return 0
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print(f"Installing {' and '.join(missing)} for the tests …")
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        for command in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
            subprocess.run(
                ["apt-get", "-qq", *command], env=quiet, check=False, stdout=subprocess.DEVNULL
            )
        missing = [name for name, is_there in WANTED.items() if not is_there()]
    if missing:
        print(f"The tests need {' and '.join(missing)}. Install it with your system's packages.")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
