"""Runs a command against a throw-away PostgreSQL server made from the system's own package.

    python scripts/postgresql.py COMMAND [ARGUMENT ...]

The server listens on a socket in a temporary folder only, and is gone when the command ends. Its
data is not synced to disk: it is made to be thrown away.
"""

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PORT = "5432"


def program(name: str) -> str:
    """Where one of PostgreSQL's programs is. Exits with a sentence when it is missing."""
    for folder in sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True):
        if (folder / name).exists():
            return str(folder / name)
    if found := shutil.which(name):
        return found
    sys.exit("PostgreSQL's server programs are missing. Install the package postgresql.")


def owner() -> dict[str, object]:
    """PostgreSQL refuses to run as root, so root lends it to the user `postgres`."""
    if os.geteuid() != 0:
        return {}
    try:
        user = pwd.getpwnam("postgres")
    except KeyError:
        subprocess.run(["useradd", "--system", "postgres"], check=True)
        user = pwd.getpwnam("postgres")
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def main() -> int:
    """Start, run, stop; the command's own exit code."""
    lent = owner()
    folder = Path(tempfile.mkdtemp(prefix="openiep-pg-"))
    if lent:
        os.chown(folder, int(str(lent["user"])), int(str(lent["group"])))
        folder.chmod(0o755)
    data = folder / "data"
    quiet = {"check": True, "stdout": subprocess.DEVNULL, "cwd": folder, **lent}
    settings = (
        f"-c listen_addresses='' -c unix_socket_directories={folder} -p {PORT} "
        "-c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=60"
    )
    control = [program("pg_ctl"), "-D", str(data), "-w"]
    try:
        subprocess.run(  # type: ignore[call-overload]
            [program("initdb"), "-D", str(data), "-A", "trust", "-U", "openiep",
             "--locale=C.UTF-8", "-E", "UTF8"], **quiet,
        )  # fmt: skip
        log = ["-l", str(folder / "log")]
        subprocess.run([*control, *log, "-o", settings, "start"], **quiet)  # type: ignore[call-overload]
        url = f"postgresql://openiep@/postgres?host={folder}"
        environment = {**os.environ, "OPENIEP_DATABASE": url}
        return subprocess.run(sys.argv[1:], env=environment, check=False).returncode
    finally:
        subprocess.run([*control, "-m", "immediate", "stop"], **{**quiet, "check": False})  # type: ignore[call-overload]
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    sys.exit(main())
