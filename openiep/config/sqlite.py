"""Chooses a sound SQLite and the journal that suits it.

Every SQLite from 3.7.0 to 3.51.2 can corrupt a database in write-ahead-log mode when several
processes write (mended in 3.51.3 and, as backports, in 3.44.6 and 3.50.7). The guard looks at the
library in use, not at the package that brought it.
"""

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path

Version = tuple[int, int, int]

MENDED: Version = (3, 51, 3)
BACKPORTED = {(3, 44): 6, (3, 50): 7}
BEFORE_WAL: Version = (3, 7, 0)
NETWORK_FILE_SYSTEMS = frozenset(
    {
        "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "9p", "afs", "ceph", "fuse.ceph", "lustre",
        "gfs2", "ocfs2", "glusterfs", "fuse.glusterfs", "fuse.sshfs", "fuse.rclone", "fuse.s3fs",
        "davfs", "fuse.davfs", "beegfs", "vboxsf", "prl_fs", "vmhgfs", "fuse.vmhgfs-fuse", "virtiofs",
    }
)  # fmt: skip


def take_the_bundled_sqlite() -> None:
    """Put the SQLite that came with our dependencies in place of the system's, where there is one."""
    if "sqlite3" in sys.modules and sys.modules["sqlite3"].__name__ == "pysqlite3":
        return
    try:
        bundled = importlib.import_module("pysqlite3")
    except ImportError:
        return
    sys.modules["sqlite3"] = bundled
    sys.modules["sqlite3.dbapi2"] = importlib.import_module("pysqlite3.dbapi2")


def write_ahead_log_is_safe(version: Version) -> bool:
    """True where this SQLite's write-ahead log is free of the race described above."""
    backport = BACKPORTED.get(version[:2])
    return (
        version >= MENDED
        or version < BEFORE_WAL
        or (backport is not None and version[2] >= backport)
    )


@dataclass(frozen=True)
class Journal:
    """Which journal the embedded database uses, and the sentence that says so."""

    mode: str
    sentence: str

    @property
    def init_command(self) -> str:
        """What each new connection is told.

        Full sync: an acknowledged write survives a power cut. Secure delete: what is deleted is
        written over, so that nobody finds it in the file.
        """
        return (
            f"PRAGMA journal_mode={self.mode}; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            "PRAGMA secure_delete=ON;"
        )


def journal_for(version: Version) -> Journal:
    """The write-ahead log where it is safe, otherwise the slower rollback journal."""
    name = ".".join(map(str, version))
    if write_ahead_log_is_safe(version):
        return Journal("WAL", f"SQLite {name} with write-ahead log and full sync.")
    return Journal(
        "DELETE",
        f"SQLite {name} has a fault in its write-ahead log, so the slower rollback journal is "
        "used, with full sync. Nothing is at risk; a newer SQLite would be quicker.",
    )


def file_system_of(folder: Path, mounts: str) -> str:
    """The kind of file system a folder lies on, read from the text of /proc/mounts ('' if unknown)."""
    best, kind = "", ""
    for line in mounts.splitlines():
        fields = line.split()
        if len(fields) < 3:  # not a mount line
            continue
        point = fields[1].encode().decode("unicode_escape").encode("latin-1").decode()
        inside = folder == Path(point) or Path(point) in folder.parents
        if inside and len(point) >= len(best):
            best, kind = point, fields[2]
    return kind


def is_on_a_network(folder: Path) -> bool:
    """True when the folder lies on a network file system, where SQLite's locks do not hold."""
    try:
        mounts = Path("/proc/mounts").read_text(encoding="utf-8")
    except OSError:
        return False
    return file_system_of(folder, mounts) in NETWORK_FILE_SYSTEMS
