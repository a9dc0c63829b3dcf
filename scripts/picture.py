"""Takes the README's picture: the plan of an invented child, from a fresh demo school."""

import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
PORT = "8765"
HERE = f"http://127.0.0.1:{PORT}"
CHROMIUM = [
    "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--disable-quic",
]  # fmt: skip


def main() -> int:
    """Make a demo school in a temporary folder, look at one plan, keep the picture."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "OPENIEP_DATA": folder}
        server = subprocess.Popen(
            [sys.executable, "-m", "openiep", "demo", "--port", PORT], env=environment, cwd=ROOT
        )
        try:
            _wait()
            _take(ROOT / "docs" / "pictures" / "plan.png")
        finally:
            server.terminate()
            server.wait(20)
    return 0


def _wait() -> None:
    for _try in range(300):
        try:
            urllib.request.urlopen(f"{HERE}/demo/").close()  # noqa: S310 - our own address
        except OSError:
            time.sleep(0.5)
        else:
            return
    sys.exit("The demo school did not start.")


def _take(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        page = browser.new_page(viewport={"width": 1280, "height": 1100})
        page.goto(f"{HERE}/demo/")
        page.get_by_role("button", name="SENCo").click()
        page.goto(page.url + "children/?status=in_force")
        page.locator("tbody tr").first.get_by_role("link").nth(1).click()
        page.screenshot(path=path)
        browser.close()


if __name__ == "__main__":
    sys.exit(main())
