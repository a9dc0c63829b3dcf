"""Reads settings from the environment, and fails loudly with a sentence that says what to do."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit


class SettingWrong(Exception):  # noqa: N818 - said as a sentence on the command line
    """A setting that cannot be used; its text says which and what to write instead."""


def text(name: str, default: str = "") -> str:
    """The setting as text, without surrounding space."""
    return os.environ.get(name, default).strip()


def yes_or_no(name: str, default: bool) -> bool:
    """The setting as yes or no. Raises `SettingWrong` for anything else."""
    value = text(name, "yes" if default else "no").lower()
    if value in {"yes", "true", "1", "on"}:
        return True
    if value in {"no", "false", "0", "off"}:
        return False
    raise SettingWrong(f"{name} is “{value}”. Write yes or no.")


def listed(name: str, default: str = "") -> list[str]:
    """The setting as a list, parted by commas."""
    return [part.strip() for part in text(name, default).split(",") if part.strip()]


def data_folder(default: Path) -> Path:
    """The one folder that holds database, keys and files; made if it is missing."""
    folder = Path(text("OPENIEP_DATA") or default).expanduser().resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise SettingWrong(
            f"The data folder {folder} cannot be made ({problem.strerror}). "
            "Set OPENIEP_DATA to a folder that may be written."
        ) from problem
    return folder


def kept_key(folder: Path, name: str) -> str:
    """A random key of 256 bits or more, made once and kept in the data folder, outside the database.

    Two processes that start at the same moment agree: only one can create the file.
    """
    keys = folder / "keys"
    keys.mkdir(mode=0o700, exist_ok=True)
    path = keys / name
    if not path.exists():
        fresh = keys / f".{name}.{secrets.token_hex(4)}"
        fresh.write_text(secrets.token_urlsafe(48), encoding="ascii")
        fresh.chmod(0o600)
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_text(encoding="ascii")


def postgresql(url: str) -> dict[str, object]:
    """Django's connection settings from `postgresql://user:password@host:port/name`.

    The host may also be given as `?host=/folder` for a local socket. Raises `SettingWrong`.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise SettingWrong(
            "OPENIEP_DATABASE must look like postgresql://user:password@host:5432/name, "
            "or be left out for the built-in database."
        )
    host = parts.hostname or ""
    if parts.query.startswith("host="):
        host = unquote(parts.query.removeprefix("host="))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
