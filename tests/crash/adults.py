"""Adults who write through HTTP, and remember what they were told is saved."""

import http.client
import json
import re
import threading
import time
import uuid
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

READINGS_AT_ONCE = 15
TOKEN = "c" * 32  # the same in the cookie and in the form, as a browser sends it
_VERSION = re.compile(r'name="version"[^>]*value="(\d+)"')


@dataclass
class Adult:
    """One signed-in adult, with readings to send and one part of a draft to write."""

    school: str
    session: str
    author: str
    target: str
    draft: str
    readings: set[str] = field(default_factory=set)
    saves: list[str] = field(default_factory=list)
    tried: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def acknowledged(self) -> int:
        """How many writes this adult was told are saved."""
        return len(self.readings) + len(self.saves)

    def write(self, port: int, told: threading.Event, stop: threading.Event) -> None:
        """Write in turn words and readings until told to stop or the server is gone.

        `told` is set when this adult hears for the first time that something is saved.
        """
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        try:
            version = self._version_now(connection)
            while not stop.is_set():
                version = self._save_words(connection, version)
                told.set()
                self._send_readings(connection)
        except (OSError, http.client.HTTPException):
            return  # nothing was acknowledged
        finally:
            connection.close()

    def _ask(
        self, connection: http.client.HTTPConnection, path: str, body: str = "", kind: str = ""
    ) -> tuple[int, str]:
        headers = {
            "Cookie": f"session={self.session}; csrf={TOKEN}",
            "X-CSRFToken": TOKEN,
            "Content-Type": kind,
        }
        connection.request("POST" if body else "GET", path, body or None, headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()

    def _send_readings(self, connection: http.client.HTTPConnection) -> None:
        now = int(time.time() * 1000)
        made: list[dict[str, Any]] = [
            {"id": str(uuid.uuid4()), "kind": "value", "target": self.target, "value": "9",
             "note": "", "taken_at": now, "error": 0}
            for _ in range(READINGS_AT_ONCE)
        ]  # fmt: skip
        body = json.dumps({"author": self.author, "sent_at": now, "readings": made})
        path = f"/schools/{self.school}/now/send/"
        status, text = self._ask(connection, path, body, "application/json")
        if status != HTTPStatus.OK:
            self.faults.append(f"readings: {status} {text[:300]}")
            return
        answers = json.loads(text)["answers"]
        kept = {one["id"] for one in answers if one["state"] == "kept"}
        self.readings |= kept
        if len(kept) != READINGS_AT_ONCE:
            self.faults.append(f"readings: {answers}")

    def _version_now(self, connection: http.client.HTTPConnection) -> str:
        status, text = self._ask(connection, self._part)
        found = _VERSION.search(text)
        if status != HTTPStatus.OK or found is None:
            self.faults.append(f"part: {status} {text[:300]}")
            raise http.client.HTTPException
        return found.group(1)

    def _save_words(self, connection: http.client.HTTPConnection, version: str) -> str:
        words = f"Save {len(self.tried)}"
        self.tried.append(words)
        form = {"csrfmiddlewaretoken": TOKEN, "version": version, "how": words, "who": "Mr Khan"}
        kind = "application/x-www-form-urlencoded"
        status, text = self._ask(connection, self._part, urlencode(form), kind)
        if status not in {HTTPStatus.FOUND, HTTPStatus.SEE_OTHER}:
            self.faults.append(f"words: {status} {text[:300]}")
            return self._version_now(connection)
        self.saves.append(words)
        return str(int(version) + 1)

    @property
    def _part(self) -> str:
        return f"/plans/{self.draft}/parts/checking/"
