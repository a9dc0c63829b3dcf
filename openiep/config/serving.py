"""Runs the web server on this machine."""

import socket
from pathlib import Path

LOOPBACK = "127.0.0.1"


class PortTaken(Exception):  # noqa: N818 - said as a sentence on the command line
    """Something else listens there already."""


def check_port(address: str, port: int) -> None:
    """Raise `PortTaken` with a sentence when something listens on the port already."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as problem:
            raise PortTaken(
                f"Port {port} is in use by another program. Choose another, for example: "
                f"make run PORT={port + 1}"
            ) from problem


def serve(address: str, port: int, *, workers: int = 1) -> None:
    """Serve until stopped. One worker with a few threads suits one school on SQLite."""
    from granian.constants import Interfaces
    from granian.log import LogLevels
    from granian.server import Server

    Server(
        "openiep.config.wsgi:application",
        address=address,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_level=LogLevels.warning,
        websockets=False,
        working_dir=Path.cwd(),
    ).serve()
