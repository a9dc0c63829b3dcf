"""`openiep smart`: files of old plans in, a report out, in the public form too."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from openiep.config.cli import main


def lines_of(printed: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in printed.splitlines()]


def from_standard_input(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode("utf-8"))))


def test_json_lines_come_out_in_the_order_in_which_they_went_in(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = [
        {"id": "b", "text": "By July 2027 Sam will read 20 words with one prompt."},
        {"id": 2, "text": "Sam will improve his reading 🙂"},
        {"id": None, "text": ""},
    ]
    from_standard_input(monkeypatch, "\n".join(json.dumps(one) for one in wanted))
    assert main(["smart", "--format", "jsonl"]) == 0
    first, second, third = lines_of(capsys.readouterr().out)
    assert [first["id"], second["id"], third["id"]] == ["b", 2, None]
    assert first["specific"] is first["measurable"] is first["time_related"] is True
    assert first["conditions"] is True
    assert first["baseline"] is first["placeholder"] is False
    finding = second["findings"][0]  # type: ignore[index]
    assert finding["criterion"] == "specific"
    assert finding["rule"] == "specific.hidden_verb"
    assert finding["span"] == [9, 16]
    assert finding["words"] == "improve"
    assert finding["repair"]["result"] == "Sam will read a short passage aloud 🙂"


def test_a_line_that_is_no_json_is_named_and_refused(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from_standard_input(monkeypatch, '{"id": 1, "text": "Sam will read."}\nnot json\n')
    assert main(["smart", "--format", "jsonl"]) == 1
    assert "Line 2" in capsys.readouterr().err


def test_a_csv_file_is_read_by_its_heading_and_reported_as_csv(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.csv"
    file.write_text(
        "Ref;Pupil;Target\nA1;Sam;Sam will read ___ words\nA2;Mo;=HYPERLINK\n", encoding="utf-8-sig"
    )
    assert main(["smart", str(file), "--format", "csv"]) == 0
    heading, first, second = capsys.readouterr().out.splitlines()[:3]
    assert heading.startswith("id,target,specific,measurable")
    assert first.startswith("A1,Sam will read ___ words,yes,no,no,no,no,yes")
    assert second.startswith("A2,'=HYPERLINK")


def test_an_unknown_heading_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "old.csv"
    file.write_text("name,words\nSam,Sam will read.\n", encoding="utf-8")
    assert main(["smart", str(file)]) == 1
    assert "--column" in capsys.readouterr().err
    assert main(["smart", str(file), "--column", "words"]) == 0


def test_a_text_file_holds_one_target_to_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, report = tmp_path / "old.txt", tmp_path / "report.txt"
    file.write_text("Sam will hop.\n\nSam will improve.\n", encoding="utf-8")
    assert main(["smart", str(file), "--output", str(report)]) == 0
    said = report.read_text(encoding="utf-8")
    assert "1  Sam will hop." in said
    assert "3  Sam will improve." in said
    assert "2 targets" in said
    assert not capsys.readouterr().out


def test_a_file_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["smart", "/nowhere/old.csv"]) == 1
    assert "nowhere" in capsys.readouterr().err


def test_the_rules_need_no_django() -> None:
    code = (
        "import sys; from openiep.plans.rules.smart import check; check('Sam will read.');"
        "sys.exit(any(name.startswith('django') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
