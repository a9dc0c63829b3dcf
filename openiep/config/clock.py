"""The clock of `openiep serve`: what is done by itself, in a process of its own."""

import logging
import subprocess
import sys
import threading
from collections.abc import Sequence

from openiep.config.environment import text

LOG = logging.getLogger("openiep.clock")
EACH_SECONDS = 15 * 60
# Each is a command that does nothing where nothing is due.
DUE = (
    ("backup", "--if-due"),
    ("dispose",),
    ("forget-typing",),
    ("send-mail",),
    ("forecast", "--if-due"),
)


def start() -> threading.Event:
    """Begin to look, now and each quarter of an hour, whether something is due. Set it to stop.

    A command that fails says so in the log and is tried again; the pages go on.
    """
    stop = threading.Event()
    if text("OPENIEP_CLOCK", "yes") != "no":
        threading.Thread(target=_go_round, args=(stop,), name="clock", daemon=True).start()
    return stop


def _go_round(stop: threading.Event) -> None:
    while not stop.is_set():
        for words in DUE:
            do(words)
        stop.wait(EACH_SECONDS)


def do(words: Sequence[str]) -> bool:
    """Run one command of OpenIEP; what it says goes to the log. True when it went well."""
    done = subprocess.run(
        [sys.executable, "-m", "openiep", *words], capture_output=True, text=True, check=False
    )
    said = f"{done.stdout}{done.stderr}".strip()
    if done.returncode:
        LOG.error("%s failed: %s", " ".join(words), said)
    elif said:
        LOG.info("%s", said)
    return done.returncode == 0
