"""The command that writes files without a browser."""

import subprocess
import sys
from pathlib import Path

import pytest
from pptx import Presentation

from analysis.exhibits import story
from analysis.export import cli

ROOT = Path(__file__).resolve().parent.parent


def test_the_command_writes_the_files_it_names(tmp_path, capsys):
    assert cli.main([str(tmp_path), "--page", "shares", "--exhibit", "two_dates"]) == 0
    named_files = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(named_files) == sorted(tmp_path.iterdir())
    assert {f.suffix for f in named_files} == {".html", ".pptx", ".xlsx", ".zip", ".csv", ".md"}


def test_the_command_writes_the_story_that_ships_with_its_notes(tmp_path, tables):
    assert cli.main([str(tmp_path), "--story", "--format", "pptx", "--address", "https://example.org"]) == 0
    slides = list(Presentation(str(tmp_path / "story.pptx")).slides)
    steps = story.ready(tables["story"])
    for slide, step in zip(slides[1:], steps, strict=False):
        assert slide.notes_slide.notes_text_frame.text.startswith(step.notes)
        links = [
            r.hyperlink.address
            for s in slide.shapes
            if s.has_text_frame
            for p in s.text_frame.paragraphs
            for r in p.runs
        ]
        assert any(a and a.startswith("https://example.org/") and a.endswith(f"#{step.exhibit}") for a in links)


@pytest.mark.parametrize(
    ("asked", "hint"),
    [
        (["--page", "share"], "Did you mean shares?"),
        (["--exhibit", "two_date"], "Did you mean two_dates?"),
        (["--format", "ppt"], "Did you mean pptx?"),
        (["--data", "/nowhere"], "no data folder /nowhere"),
    ],
)
def test_the_command_names_what_is_near_and_writes_nothing(asked, hint, tmp_path, capsys):
    assert cli.main([str(tmp_path / "out"), *asked]) == 2
    assert hint in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_importing_the_exports_loads_neither_streamlit_nor_the_office_libraries():
    code = (
        "import analysis.export.cli, sys; print([m for m in ('streamlit', 'pptx', 'xlsxwriter') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "[]"
