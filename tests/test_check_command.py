"""The command that checks: exit codes, JSON, safe repairs."""

import json
import subprocess
import sys

import pytest

from analysis import check
from analysis.check import cli, fix
from analysis.data.problems import Problem
from tests.test_check import ROOT, SHIPPED
from tests.test_check_files import FILES
from tests.tiny import edit


def raw(folder, file):
    return (folder / file).read_bytes()


def test_exit_code_0_for_a_clean_folder_and_for_warnings(folder, capsys):
    assert cli.main([str(folder)]) == 0
    assert capsys.readouterr().out == "0 errors, 0 warnings, 0 notes.\n"
    edit(folder, "sources.csv", 2, license="")
    assert cli.main([str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 errors, 1 warning, 0 notes."


def test_exit_code_1_for_errors_which_stand_first_in_their_file(folder, capsys):
    edit(folder, "shares.csv", 2, note=" x")
    edit(folder, "shares.csv", 9, share_pct="812")
    assert cli.main([str(folder)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines if line] == ["error", "warning", "1"]


@pytest.mark.parametrize(
    "make", [lambda p: p, lambda p: p.mkdir(), lambda p: p.write_text("x")], ids=["no", "empty", "file"]
)
def test_exit_code_2_for_a_folder_that_cannot_be_read(tmp_path, make, capsys):
    make(tmp_path / "nothing")
    assert cli.main([str(tmp_path / "nothing")]) == 2
    assert "Traceback" not in capsys.readouterr().out


def test_json_is_a_list_of_objects_with_these_keys(folder, capsys):
    edit(folder, "shares.csv", 2, company_id="alpah")
    assert cli.main([str(folder), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found[0] == {
        "level": "error",
        "file": "data/shares.csv",
        "line": 2,
        "column": {"letter": "E", "name": "company_id"},
        "value": "alpah",
        "rule": "reference",
        "message": "'alpah' is not in companies.csv",
        "suggestion": "alpha",
    }


def test_the_module_runs_by_its_name(folder):
    done = subprocess.run(
        [sys.executable, "-m", "analysis.check", str(folder)], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "0 errors, 0 warnings, 0 notes.\n", "")


def test_fix_makes_the_safe_repairs_and_shows_them(folder, capsys):
    clean = raw(folder, "shares.csv")
    edit(folder, "shares.csv", 2, company_id="Alpha Labs", note=" ", entity=" Alpha Chat")
    edit(folder, "sources.csv", 2, date_accessed="3/14/2025")
    path = folder / "shares.csv"
    path.write_bytes(b"\xef\xbb\xbf" + raw(folder, "shares.csv").replace(b",", b";").replace(b"\n", b"\r\n"))
    assert cli.main([str(folder), "--fix"]) == 0
    out = capsys.readouterr().out
    assert raw(folder, "shares.csv") == clean
    assert "-chat,2023, Alpha Chat,product,Alpha Labs,alpha_chat,70.5" in out
    assert "+chat,2023,Alpha Chat,product,alpha,alpha_chat,70.5" in out
    assert "2025-03-14" in (folder / "sources.csv").read_text()
    assert fix.fix(folder) == ""


def test_fix_sorts_rows(folder):
    clean = raw(folder, "companies.csv")
    lines = clean.splitlines(keepends=True)
    (folder / "companies.csv").write_bytes(b"".join([lines[0], *reversed(lines[1:])]))
    fix.fix(folder)
    assert raw(folder, "companies.csv") == clean


@pytest.mark.parametrize(
    "name", ["conflict", "short row", "long row", "unclosed quote", "unknown column", "nul", "mixed encodings"]
)
def test_fix_leaves_alone_what_only_a_person_can_mend(folder, name):
    content = {f[0]: f[1] for f in FILES}[name].replace(b"hhi", b" hhi")
    (folder / "glossary.csv").write_bytes(content)
    fix.fix(folder)
    assert raw(folder, "glossary.csv") == content


def test_fix_changes_nothing_in_doubt(folder):
    edit(folder, "sources.csv", 2, date_accessed="3/4/2024")
    edit(folder, "shares.csv", 2, share_pct="1,234", company_id="alpah")
    before = raw(folder, "sources.csv"), raw(folder, "shares.csv")
    assert fix.fix(folder) == ""
    assert (raw(folder, "sources.csv"), raw(folder, "shares.csv")) == before


def test_the_shipped_data_is_sorted_and_needs_no_repair(tmp_path):
    repairs = (*fix.FILE_REPAIRS, "spaces", "decimal-comma")
    assert [f.text for f in check.load(SHIPPED).problems if f.rule in repairs] == []


def test_a_finding_without_a_line_names_the_file_alone():
    one = Problem("error", "data/x.csv", 0, "", "", "", "rule", "is missing", "y.csv")
    assert one.text == "data/x.csv: is missing; did you mean 'y.csv'?"
