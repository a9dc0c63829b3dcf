"""A network that can be cut and mended: what a browser reaches is this, and this reaches the server."""

import socket
from contextlib import suppress
from threading import Thread


class Network:
    """Passes on every connection to the served school, until it is cut."""

    def __init__(self, server: str) -> None:
        host, port = server.rsplit("/", 1)[1].split(":")
        self.server = (host, int(port))
        self.port = 0
        self.open_ones: list[socket.socket] = []
        self.mend()

    @property
    def address(self) -> str:
        """Where the browser finds the school."""
        return f"http://127.0.0.1:{self.port}"

    def mend(self) -> None:
        """From now on connections are passed on."""
        self.listener = socket.create_server(("127.0.0.1", self.port), reuse_port=True)
        self.port = self.listener.getsockname()[1]
        Thread(target=self._accept, args=(self.listener,), daemon=True).start()

    def cut(self) -> None:
        """From now on nothing comes through, and what was open ends."""
        _end(self.listener)
        for one in self.open_ones:
            _end(one)
        self.open_ones = []

    def _accept(self, listener: socket.socket) -> None:
        with suppress(OSError):
            while True:
                near, _address = listener.accept()
                far = socket.create_connection(self.server)
                self.open_ones += [near, far]
                for one, other in ((near, far), (far, near)):
                    Thread(target=_pass_on, args=(one, other), daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while data := one.recv(65536):
            other.sendall(data)
    _end(one)
    _end(other)


def _end(one: socket.socket) -> None:
    with suppress(OSError):
        one.shutdown(socket.SHUT_RDWR)
    one.close()
