"""The command line as scripts use it: a process, its standard streams and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from c21desk.services import desk as desks

MEMBERS = "王伟\n南京市人民政府副市长\n王𬀩\n南京市商务局局长\n"


def run(*arguments: object, text: str | bytes = "", **environment: str) -> tuple[int, Any, str]:
    """Exit status, the JSON answer (None where there is none), and what was said on standard error."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "c21desk.cli", *map(str, arguments)],
        input=text if isinstance(text, bytes) else text.encode(),
        capture_output=True,
        env={**os.environ, "LANG": "C.UTF-8", **environment},
        check=False,
    )
    out = done.stdout.decode()
    return done.returncode, json.loads(out) if out.startswith("{") else None, done.stderr.decode()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A data file with a delegation of two."""
    path = tmp_path / "desk.c21"
    code, answer, said = run(
        "import",
        "-",
        "--as",
        "delegation",
        "--visit",
        "Nanjing visit",
        "--file",
        path,
        "--json",
        text=MEMBERS,
    )
    assert code == 0, said
    assert (answer["read"], answer["created"], answer["matched"]) == (2, 2, 0)
    assert "not encrypted" in said
    return path


def test_the_main_job_from_list_to_packs(file: Path, tmp_path: Path) -> None:
    _, people, _ = run("people", "--file", file, "--json")
    assert {(p["name"], p["han"], p["title"]) for p in people["people"]} == {
        ("Wang Wei", "王伟", "南京市人民政府副市长"),
        ("Wang Wei", "王𬀩", "南京市商务局局长"),
    }
    _, visits, _ = run("--file", file, "--json", "visits")
    [visit] = visits["visits"]
    assert visit["title"] == "Nanjing visit"
    for language in ("fi", "en", "zh"):
        output = tmp_path / f"{language}.pdf"
        code, answer, said = run(
            "brief", visit["id"], "--lang", language, "-o", output, "--file", file, "--json"
        )
        assert code == 0, said
        assert answer["bytes"] == output.stat().st_size
        assert answer["pages"] > 3
        assert any("Purpose" in gap for gap in answer["missing"])
    code, answer, _ = run("check", file, "--json")
    assert (code, answer) == (0, {"faults": []})


def test_json_is_unescaped_utf_8(file: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "c21desk.cli", "people", "--file", str(file), "--json"],
        capture_output=True,
        check=True,
        env={**os.environ, "LC_ALL": "C"},
    )
    assert "王𬀩".encode() in done.stdout


def test_a_second_import_matches_everybody(file: Path) -> None:
    _, answer, _ = run(
        "import",
        "-",
        "--as",
        "delegation",
        "--visit",
        "Nanjing visit",
        "--file",
        file,
        "--json",
        text=MEMBERS,
    )
    assert (answer["read"], answer["created"], answer["matched"]) == (2, 0, 2)


def test_search_and_show(file: Path) -> None:
    _, answer, _ = run("search", "wangwei", "--file", file, "--json")
    assert len(answer["hits"]) == 2
    _, shown, _ = run("show", answer["hits"][0]["id"], "--file", file, "--json")
    assert shown["kind"] == "person"
    assert shown["family.han"] == "王"


def test_sensitive_fields_are_masked_unless_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "desk.c21"
    text = "姓名,职务,护照号码\n王伟,市长,E0000001\n"
    run("import", "-", "--as", "people", "--file", file, "--json", text=text)
    _, people, _ = run("people", "--file", file, "--json")
    key = people["people"][0]["id"]
    _, masked, _ = run("show", key, "--file", file, "--json")
    _, plain, _ = run("show", key, "--file", file, "--json", "--sensitive")
    assert "E0000001" not in json.dumps(masked)
    assert plain["passport-number"] == "E0000001"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("brief", "Unknown", "--lang", "fi", "-o", "x.pdf"), "No visit is called"),
        (("show", "not-an-id"), "is not an id"),
        (("import", "nowhere.xlsx", "--as", "people"), "nowhere.xlsx"),
        (("import", "-", "--as", "people"), "empty"),
    ],
)
def test_refusals_say_why_with_exit_1_and_valid_json(
    file: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = file.read_bytes()
    code, answer, said = run(*arguments, "--file", file, "--json")
    assert code == 1
    assert sentence in answer["error"]
    assert sentence in said
    assert file.read_bytes() == before


def test_wrong_usage_is_exit_2(file: Path) -> None:
    assert run("brief", "--file", file)[0] == 2
    assert run("fly", "--file", file)[0] == 2


def test_an_encrypted_file_from_the_command_line(tmp_path: Path) -> None:
    file, secret = tmp_path / "desk.c21", tmp_path / "secret"
    secret.write_text("correct horse\n", encoding="utf-8")
    code, _, said = run("visits", "--file", file, "--json", C21DESK_PASSPHRASE="correct horse")
    assert code == 0
    assert "Recovery code" in said
    assert run("visits", "--file", file, "--json", "--passphrase-file", secret)[0] == 0
    code, answer, _ = run("visits", "--file", file, "--json")
    assert (code, "is encrypted" in answer["error"]) == (1, True)
    code, answer, _ = run("check", file, "--json", C21DESK_PASSPHRASE="wrong horse")
    assert (code, "does not fit" in answer["error"]) == (1, True)


def test_checking_what_is_not_there_makes_nothing(tmp_path: Path) -> None:
    code, answer, _ = run("check", tmp_path / "none.c21", "--json")
    assert code == 1
    assert "no file" in answer["error"]
    assert list(tmp_path.iterdir()) == []


def test_sample_fills_a_file(tmp_path: Path) -> None:
    code, answer, said = run("sample", "--file", tmp_path / "sample.c21", "--json")
    assert code == 0, said
    _, visits, _ = run("visits", "--file", tmp_path / "sample.c21", "--json")
    assert answer["visit"] in {v["id"] for v in visits["visits"]}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_list_on_standard_input_may_be_in_any_of_the_known_encodings(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "desk.c21"
    code, answer, said = run(
        "import", "-", "--as", "people", "--file", file, "--json", text=MEMBERS.encode(encoding)
    )
    assert code == 0, said
    assert answer["created"] == 2


def test_rubbish_on_standard_input_is_refused(file: Path) -> None:
    code, answer, _ = run(
        "import", "-", "--as", "people", "--file", file, "--json", text=bytes(range(256)) * 20
    )
    assert code == 1
    assert answer["error"]


def test_one_path_that_cannot_be_read_stops_the_whole_import(file: Path, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("李强\n南京市文化局局长\n", encoding="utf-8")
    before = file.read_bytes()
    code, _, _ = run("import", good, tmp_path / "none.txt", "--as", "people", "--file", file, "--json")
    assert code == 1
    assert file.read_bytes() == before


def test_a_blank_visit_title_and_a_blank_file_name_are_refused(file: Path) -> None:
    code, answer, _ = run(
        "import", "-", "--as", "delegation", "--visit", "  ", "--file", file, "--json", text=MEMBERS
    )
    assert (code, "name" in answer["error"]) == (1, True)
    assert run("visits", "--file", "", "--json")[0] == 1


@pytest.mark.parametrize(
    "command",
    [
        ("brief", "No such visit", "--lang", "fi", "-o", "out.pdf"),
        ("show", "no id"),
        ("import", "missing.csv", "--as", "people"),
    ],
)
@pytest.mark.parametrize("passphrase", ["", "correct horse battery"])
def test_a_refused_command_leaves_no_new_file_behind(
    tmp_path: Path, command: tuple[str, ...], passphrase: str
) -> None:
    secret = {"C21DESK_PASSPHRASE": passphrase} if passphrase else {}
    code, _, said = run(*command, "--file", tmp_path / "new.c21", **secret)
    assert code == 1
    assert "Recovery code" not in said
    assert list(tmp_path.iterdir()) == []


def test_a_visit_is_checked_by_the_rules(file: Path) -> None:
    code, answer, said = run("check-visit", "Nanjing visit", "--file", file, "--json")
    assert code == 0, said
    letters = [f for f in answer["findings"] if f["id"] == "letter.person"]
    assert len(letters) == 2
    assert letters[0]["level"] == "warning"
    assert letters[0]["about"][0]["kind"] == "person"
    assert "王伟" in letters[0]["sentence"] + letters[1]["sentence"]
    assert "lacks" in letters[0]["sentence"]
    assert letters[0]["set_aside"] is None
    code, chinese, _ = run("check-visit", "Nanjing visit", "--file", file, "--json", "--lang", "zh")
    assert [f["key"] for f in chinese["findings"]] == [f["key"] for f in answer["findings"]]
    code, answer, _ = run("check-visit", "No such visit", "--file", file, "--json")
    assert code == 1
    assert "No such visit" in answer["error"]
    assert run("check-visit", "--file", file)[0] == 2


def test_a_programme_in_and_out(tmp_path: Path) -> None:
    file, out = tmp_path / "desk.c21", tmp_path / "out.ics"
    told = (
        "import",
        "-",
        "--as",
        "programme",
        "--visit",
        "Suzhou",
        "--date",
        "2031-05-05",
        "--file",
        file,
        "--json",
    )
    for created in (2, 0):
        status, answer, _said = run(*told, text="9:00 Talks\n10:00–11:00 Lunch\n25:00 Nothing\n")
        assert status == 0
        assert (answer["read"], answer["created"], answer["matched"]) == (3, created, 2 - created)
        assert len(answer["rejected"]) == 1
    status, answer, _said = run("export", "programme", "Suzhou", "-o", out, "--file", file, "--json")
    assert (status, answer["items"]) == (0, 2)
    assert out.read_text(encoding="utf-8").count("DTSTART;TZID=Europe/Helsinki:20310505T") == 2
    assert (
        run(*told[:3], "programme", "--visit", "X", "--date", "5.5.", "--file", file, text="9:00 A")[0] == 2
    )


def test_documents_of_a_visit_are_exported_or_the_reason_is_told(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "case.zip"
    code, answer, said = run("export", "documents", "Nanjing visit", "-o", out, "--file", file, "--json")
    assert code == 1
    assert "no documents" in answer["error"]
    assert "no documents" in said
    assert not out.exists()
    code, answer, _said = run("export", "documents", "-o", out, "--file", file, "--json")
    assert code == 1
    assert "export documents VISIT" in answer["error"]
    desk = desks.open_file(file)
    [visit] = desk.visits.by_title("Nanjing visit")
    (tmp_path / "puhe.txt").write_text("Hyvät vieraat", encoding="utf-8")
    desk.documents.add(visit.id, [tmp_path / "puhe.txt"])
    desk.close()
    code, answer, said = run("export", "documents", "Nanjing visit", "-o", out, "--file", file, "--json")
    assert code == 0, said
    assert answer["documents"] == 1
    assert zipfile.is_zipfile(out)
