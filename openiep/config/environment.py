"""Reads settings from the environment, and fails loudly with a sentence that says what to do."""

import os
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

SHORTEST_KEY = 40
HOST_NAME = re.compile(
    r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*", re.IGNORECASE
)
POSTGRESQL_FORM = (
    "OPENIEP_DATABASE must look like postgresql://user:password@host:5432/name, "
    "or be left out for the built-in database."
)

MAIL_FORM = (
    "must look like smtp://user:password@host:587 or smtps://user:password@host:465, "
    "or be left out: then mails wait in the outbox."
)


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


def number(name: str, default: int, *, least: int) -> int:
    """The setting as a whole number. Raises `SettingWrong` for anything else, or one too small."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < least:
        raise SettingWrong(f"{name} is “{value}”. Write a whole number from {least} on.")
    return int(value)


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


def random_key() -> str:
    """A key of 384 random bits."""
    return secrets.token_urlsafe(48)


def kept_key(folder: Path, name: str, make: Callable[[], str] = random_key) -> str:
    """A random key of 256 bits or more, made once and kept in the data folder, outside the database.

    `make` gives a new one where the key has a form of its own.
    Two processes that start at the same moment agree: only one can create the file.
    """
    path = folder / "keys" / name
    try:
        path.parent.mkdir(mode=0o700, exist_ok=True)
        if not path.exists():
            _keep(path, make())
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as problem:
        raise SettingWrong(
            f"The key {path} cannot be read or made ({problem}). "
            "Give the account that runs OpenIEP the right to the data folder."
        ) from problem
    if len(key) < SHORTEST_KEY:
        raise SettingWrong(f"The key {path} is cut short. Put it back from a backup.")
    return key


def _keep(path: Path, key: str) -> None:
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(key)
    try:
        path.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def host_names(name: str) -> list[str]:
    """The setting as names of hosts. Raises `SettingWrong` for an address, a port or a wild card."""
    hosts = listed(name)
    for host in hosts:
        if not HOST_NAME.fullmatch(host):
            raise SettingWrong(
                f"{name} holds “{host}”. Write the name alone, such as iep.school.example, "
                "without https://, port or *."
            )
    return hosts


def time_zone(name: str, default: str) -> str:
    """The setting as the name of a time zone. Raises `SettingWrong` for one that is not known."""
    zone = text(name) or default
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise SettingWrong(
            f"{name} is “{zone}”, which is no time zone. Write one such as Europe/London."
        ) from problem
    return zone


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where mails are handed over, and how the line is locked; empty where there is none."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    lock: str = ""

    def __bool__(self) -> bool:
        return bool(self.host)


def mail_server(name: str) -> MailServer:
    """The setting as a mail server, an empty one where there is none.

    smtp:// begins open and locks the line at once (STARTTLS), smtps:// is locked from the first
    byte, smtp+open:// never, and serves only on the machine itself. Raises `SettingWrong`, never
    naming the password.
    """
    url = text(name)
    if not url:
        return MailServer()
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as problem:
        raise SettingWrong(f"{name} {MAIL_FORM}") from problem
    host, ports = parts.hostname or "", {"smtp": 587, "smtps": 465, "smtp+open": 25}
    near = host in {"localhost", "127.0.0.1", "::1"}
    if parts.scheme not in ports or not host or (parts.scheme == "smtp+open" and not near):
        raise SettingWrong(f"{name} {MAIL_FORM}")
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    return MailServer(host, port or ports[parts.scheme], user, password, parts.scheme)


def postgresql(url: str) -> dict[str, object]:
    """Django's connection settings from `postgresql://user:password@host:port/name`.

    The host may also be given as `?host=/folder` for a local socket, and the connection locked
    with `?sslmode=verify-full&sslrootcert=/file`. Raises `SettingWrong`, never naming the password.
    """
    try:
        parts = urlsplit(url)
        port, asked = parts.port, dict(parse_qsl(parts.query, strict_parsing=bool(parts.query)))
    except ValueError as problem:
        raise SettingWrong(POSTGRESQL_FORM) from problem
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.strip("/"):
        raise SettingWrong(POSTGRESQL_FORM)
    if unknown := set(asked) - {"host", "sslmode", "sslrootcert"}:
        raise SettingWrong(
            f"OPENIEP_DATABASE asks for {', '.join(sorted(unknown))}, which is not known here. "
            "After the ? only host, sslmode and sslrootcert are understood."
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": asked.pop("host", parts.hostname or ""),
        "PORT": str(port or ""),
        "OPTIONS": asked,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
    }
