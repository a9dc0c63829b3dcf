"""One encrypted file that holds everything: in the format of age, so that other tools open it too."""

import hashlib
import os
import tarfile
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyrage

from openiep.config.environment import SettingWrong

READ_AT_ONCE = 1024 * 1024  # bytes
FOR_US_ONLY = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def pack(folder: Path, archive: Path, key: str) -> None:
    """Write all of `folder` as one archive that only `key` opens. It is there whole, or not at all."""
    reader = pyrage.x25519.Identity.from_str(key).to_public()
    part = archive.with_name(f".{archive.name}.part")
    try:
        with tempfile.TemporaryFile(dir=archive.parent) as plain:
            with tarfile.open(fileobj=plain, mode="w:gz", compresslevel=6) as tar:
                tar.add(folder, arcname=".")
            plain.seek(0)
            with os.fdopen(os.open(part, FOR_US_ONLY, 0o600), "wb") as sealed:
                pyrage.encrypt_io(plain, sealed, [reader])
                sealed.flush()
                os.fsync(sealed.fileno())
        part.replace(archive)
    finally:
        part.unlink(missing_ok=True)


def unpack(archive: Path, folder: Path, key: str) -> None:
    """Lay everything of the archive into `folder`. Raises `SettingWrong` with what to do."""
    try:
        identity = pyrage.x25519.Identity.from_str(key.strip())
    except pyrage.IdentityError:
        raise SettingWrong(
            "This is not a recovery key. It begins with AGE-SECRET-KEY-1 and was shown when the "
            "first backup was made."
        ) from None
    with tempfile.TemporaryFile(dir=folder) as plain:
        try:
            with archive.open("rb") as sealed:
                pyrage.decrypt_io(sealed, plain, [identity])
            plain.seek(0)
            with tarfile.open(fileobj=plain, mode="r:gz") as tar:
                tar.extractall(folder, filter="data")
        except FileNotFoundError:
            raise SettingWrong(f"There is no backup {archive}.") from None
        except (pyrage.DecryptError, tarfile.TarError, EOFError, OSError) as problem:
            raise SettingWrong(
                f"{archive.name} cannot be opened with this key, or is damaged ({problem}). "
                "Try the backup before it."
            ) from problem


def hashes(folder: Path) -> dict[str, str]:
    """The SHA-256 of each file, by its place in the folder."""
    return {str(path.relative_to(folder)): _hash(path) for path in _files(folder)}


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())


def _hash(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(READ_AT_ONCE):
            found.update(block)
    return found.hexdigest()
