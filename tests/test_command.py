"""The command `genai-market`, in the repository: what it takes, what it refuses, what it writes."""

import os
import subprocess
import sys

import pytest

import genai_market
from tests.conftest import ROOT


def told(capsys, *arguments):
    """The exit code of a command and what it said."""
    code = genai_market.main(arguments)
    said = capsys.readouterr()
    return code, said.out + said.err


def test_data_writes_a_copy_of_every_csv_that_ships(tmp_path, capsys):
    code, said = told(capsys, "data", str(tmp_path / "own"))
    shipped = {f.name: f.read_bytes() for f in (ROOT / "data").glob("*.csv")}
    assert code == 0 and f"{len(shipped)} CSVs are in {tmp_path / 'own'}" in said
    assert {f.name: f.read_bytes() for f in (tmp_path / "own").iterdir()} == shipped


def test_data_never_writes_over_a_file(tmp_path, capsys):
    (tmp_path / "shares.csv").write_text("mine")
    code, said = told(capsys, "data", str(tmp_path))
    assert code == 2 and "holds shares.csv already" in said
    assert [f.name for f in tmp_path.iterdir()] == ["shares.csv"] and (tmp_path / "shares.csv").read_text() == "mine"


def test_data_says_where_it_cannot_write(tmp_path, capsys):
    (tmp_path / "a_file").write_text("")
    code, said = told(capsys, "data", str(tmp_path / "a_file"))
    assert code == 2 and said.startswith(f"Cannot write to {tmp_path / 'a_file'}")


def test_check_and_export_are_those_of_the_modules(tmp_path, capsys):
    assert told(capsys, "check", str(ROOT / "data"))[1].endswith(".\n")
    code, said = told(capsys, "export", str(tmp_path), "--page", "nowhere")
    assert code == 2 and "There is no page “nowhere”" in said


def test_run_refuses_a_folder_without_csvs_in_words(tmp_path, capsys):
    code, said = told(capsys, "run", "--data", str(tmp_path))
    assert code == 2 and said == f"There are no CSVs in {tmp_path}. genai-market data {tmp_path} writes them there.\n"


def test_the_data_of_an_installed_package_are_never_edited(monkeypatch, capsys):
    monkeypatch.setattr(genai_market, "INSTALLED", True)
    code, said = told(capsys, "run", "--edit")
    assert code == 2 and "genai-market data DIR writes a copy" in said


@pytest.mark.parametrize("arguments", [[], ["--help"]])
def test_without_a_command_it_lists_them(arguments):
    made = subprocess.run([sys.executable, "genai_market.py", *arguments], cwd=ROOT, capture_output=True, text=True)
    assert all(f"\n  {name} " in made.stdout for name in ("run", "check", "export", "data", "mcp")) and not made.stderr


def test_an_unknown_command_is_told_the_known_ones():
    made = subprocess.run([sys.executable, "genai_market.py", "serve"], cwd=ROOT, capture_output=True, text=True)
    assert made.returncode == 2 and "choose from run, check, export, data, mcp" in made.stderr.replace("'", "")


def test_run_hands_folder_editing_and_place_to_the_server(monkeypatch):
    from streamlit.web import cli

    seen = []
    monkeypatch.setattr(cli, "main", lambda words, standalone_mode: seen.append((words, dict(os.environ))))
    monkeypatch.setenv("GENAI_DATA", "elsewhere")
    monkeypatch.delenv("GENAI_EDIT", raising=False)
    genai_market.main(["run", "--data", str(ROOT / "data"), "--edit", "--port", "8600", "--no-browser"])
    words, known = seen[0]
    assert words[:2] == ["run", str(ROOT / "app.py")] and words[-2:] == ["--server.port", "8600"]
    assert words[words.index("--server.headless") + 1] == "true"
    assert (known["GENAI_DATA"], known["GENAI_EDIT"]) == (str(ROOT / "data"), "1")
