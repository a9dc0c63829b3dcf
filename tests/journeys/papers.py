"""What a school would hand to a parent: fetched as a browser fetches it, and read."""

from io import BytesIO

from pypdf import PdfReader

from tests.journeys.walking import Walk


def reads(walk: Walk, link: str) -> str:
    """The text of the paper behind a link, after a look at how it is sent."""
    href = walk.page.get_by_role("link", name=link).first.get_attribute("href")
    answer = walk.page.request.get(walk.address + href)
    assert answer.status == 200
    assert answer.headers["content-type"] == "application/pdf"
    assert "no-store" in answer.headers["cache-control"]
    assert answer.body().startswith(b"%PDF")
    pages = PdfReader(BytesIO(answer.body())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())
