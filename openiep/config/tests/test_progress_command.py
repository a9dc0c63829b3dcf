"""`openiep progress`: a spreadsheet in, plain words out; and the calculator line by line."""

import json
import subprocess
import sys

import pytest

from openiep.config.cli import main

HEADER = "Child,Target,Date,Score,Phase,Aim,Due,Unit\n"
SAM = "".join(
    f"Sam,Reads aloud,2026-{month:02}-{day:02},{score},{phase},{rest}\n"
    for month, day, score, phase, rest in [
        (9, 7, 3, "baseline", "15,2026-12-18,words"),
        (9, 8, 4, "baseline", ",,"),
        (9, 9, 4, "baseline", ",,"),
        (9, 16, 4, "", ",,"),
        (9, 23, 5, "", ",,"),
        (9, 30, 5, "", ",,"),
        (10, 7, 6, "", ",,"),
        (10, 21, 5, "", ",,"),
        (11, 4, 6, "", ",,"),
        (11, 11, 7, "", ",,"),
        (11, 18, 6, "", ",,"),
    ]
)


@pytest.fixture
def told(tmp_path, capsys):
    def run(content, *options):
        file = tmp_path / "readings.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        status = main(["progress", str(file), *options])
        shown = capsys.readouterr()
        return status, shown.out, shown.err

    return run


def test_a_spreadsheet_is_told_in_plain_words(told):
    status, out, _ = told(HEADER + SAM, "--review")
    assert status == 0
    assert "Sam · Reads aloud" in out
    assert "4 words (middle of 3 before the start)" in out
    assert "slower than hoped" in out
    assert "Fri 18 December 2026" in out
    assert "very unlikely" in out
    assert "18.2 % of the way" in out


def test_slower_than_hoped_is_kept_for_reviews(told):
    _, out, _ = told(HEADER + SAM)
    assert "slower than hoped" not in out
    assert "worth a look" in out


def test_every_child_and_target_is_told_apart(told):
    _, out, _ = told("child,target,week,score\nA,x,1,2\nB,x,1,3\nA,y,1,4\nA,x,2,5\n")
    assert [line for line in out.splitlines() if line and line[0] != " "] == [
        "A · x",
        "B · x",
        "A · y",
    ]


def test_scores_alone_are_enough(told):
    status, out, _ = told("score\n3\n4\n5\n6\n7\n8\n", "--aim", "12", "--due", "14")
    assert status == 0
    assert "about on course" in out or "there already" in out


@pytest.mark.parametrize(
    "content",
    [
        "Date;Score\n23/11/2026;7,5\n30/11/2026;8\n",
        "date\tscore\n23 Nov 2026\t7.5\n",
        "\ufeffDATE,Reading\r\n2026-11-23,7.5\r\n",
        "date,score,note\n2026-11-23,7.5,Zoë\n".encode("cp1252"),
    ],
)
def test_files_as_schools_have_them_are_read(told, content):
    status, out, err = told(content)
    assert (status, err) == (0, "")
    assert "7.5" in out or "7.8" in out


def test_a_row_that_cannot_be_read_is_named_and_the_rest_is_told(told):
    status, out, err = told("date,score\n2026-11-23,abc\nsoon,4\n2026-11-24,5\n")
    assert status == 0
    assert err.splitlines() == [
        "Line 2: “abc” is not a number.",
        "Line 3: “soon” is not a day; write it as 2026-11-23 or 23/11/2026.",
    ]
    assert "5 (middle of" in out


@pytest.mark.parametrize(
    "content",
    ["", "a,b\n1,2\n", "score\n", "score\nNaN\n", b"\xff\xfe\x00\x00", "score\n" + '"' * 9],
)
def test_a_file_without_readings_ends_with_one_and_a_sentence(told, content):
    status, out, err = told(content)
    assert (status, out) == (1, "")
    assert err.strip().endswith(".")


def test_a_missing_file_is_said_plainly(capsys):
    assert main(["progress", "/no/such/file.csv"]) == 1
    assert "No such file" in capsys.readouterr().err


def test_the_calculator_answers_in_order_and_without_django():
    lines = [
        '{"id": 1, "fn": "baseline", "values": [3, 1, 2]}',
        "",
        "nonsense",
        '{"id": 2, "fn": "nap", "before": [1], "since": [2]}',
    ]
    code = (
        "import sys; from openiep.config.cli import main; "
        "status = main(['progress', '--format', 'jsonl']); "
        "assert 'django' not in sys.modules and 'scipy' not in sys.modules; sys.exit(status)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        input="\n".join(lines).encode() + b"\n\xff\xfe\n",
        capture_output=True,
        check=True,
        timeout=60,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(answers) == 5
    assert answers[0] == {"id": 1, "value": 2, "provisional": False}
    assert answers[3] == {"id": 2, "nap": 1}
    assert all("error" in answers[place] for place in (1, 2, 4))
