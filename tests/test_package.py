"""The wheel: built, installed apart, and used from an empty folder as a new user would."""

import hashlib
import json
import socket
import subprocess
import sys
import tomllib
import urllib.request
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.conftest import ROOT, settle, wait_until_healthy

SETTINGS = """
import json
from streamlit import config
config._main_script_path = r"{home}/app.py"
config.get_config_options(force_reparse=True)
print(json.dumps([config.get_option(name) for name in ("browser.gatherUsageStats", "server.enableStaticServing")]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel of this tree."""
    out = tmp_path_factory.mktemp("dist")
    built = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)]
    subprocess.run(built, cwd=ROOT, check=True, capture_output=True)
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A fresh environment with the wheel, which takes what the wheel needs from the environment of the tests."""
    home = tmp_path_factory.mktemp("env")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(home)], check=True)
    place = _printed(home / "bin/python", "import sysconfig; print(sysconfig.get_paths()['purelib'])")
    with zipfile.ZipFile(wheel) as files:
        files.extractall(place)
    needed = _printed(sys.executable, "import sysconfig; print(sysconfig.get_paths()['purelib'])")
    (Path(place) / "needed.pth").write_text(needed, encoding="utf-8")
    return home


def _printed(python, code, **more):
    return subprocess.run([python, "-c", code], check=True, capture_output=True, text=True, **more).stdout.strip()


def _home(installed):
    return _printed(installed / "bin/python", "from genai_market_structure.genai_market import HOME; print(HOME)")


def _command(installed, *arguments):
    return [installed / "bin/python", "-m", "genai_market_structure.genai_market", *arguments]


@contextmanager
def _served(installed, folder, *arguments):
    """The installed dashboard, served from a folder of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = str(free.getsockname()[1])
    words = ["run", "--no-browser", "--address", "127.0.0.1", "--port", port, *arguments]
    with subprocess.Popen(_command(installed, *words), cwd=folder, stdout=subprocess.DEVNULL) as process:
        try:
            wait_until_healthy(f"http://127.0.0.1:{port}")
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _state(home):
    """Every file of the package and its content, without what Python compiles."""
    files = [f for f in sorted(home.rglob("*")) if f.is_file() and "__pycache__" not in f.parts]
    return {str(f): hashlib.sha256(f.read_bytes()).hexdigest() for f in files}


def test_the_wheel_holds_what_runs_under_one_folder_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as files:
        names = [n for n in files.namelist() if ".dist-info/" not in n]
    assert {n.split("/")[0] for n in names} == {"genai_market_structure"}
    inside = {n.split("/")[1] for n in names}
    assert inside >= {"app.py", "pages", "ui", "analysis", "data", "static", "assets", "seeds", ".streamlit"}
    assert not inside & {"tests", "bench", "docs", "node_modules", ".ci", ".venv"}
    assert not [n for n in names if ".history" in n or "__pycache__" in n]


def test_the_wheel_holds_every_file_of_these_folders_that_the_repository_knows(wheel):
    known = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True)
    if known.returncode:
        pytest.skip("no git here")
    folders = ("pages/", "ui/", "analysis/", "data/", "static/", "seeds/", ".streamlit/")
    with zipfile.ZipFile(wheel) as files:
        packed = {n.removeprefix("genai_market_structure/") for n in files.namelist()}
    assert [n for n in known.stdout.splitlines() if n.startswith(folders) and n not in packed] == []


def test_its_version_is_the_day_of_the_newest_release_and_it_needs_what_requirements_say(wheel):
    with zipfile.ZipFile(wheel) as files:
        told = next(files.read(n).decode() for n in files.namelist() if n.endswith("/METADATA"))
    newest = next(line for line in (ROOT / "CHANGELOG.md").read_text().splitlines() if line.startswith("## "))
    day = [int(part) for part in newest.rpartition(" · ")[2].split("-")]
    assert f"\nVersion: {day[0]}.{day[1]}.{day[2]}\n" in told
    lines = (ROOT / "requirements.txt").read_text().splitlines()
    wanted = [line.partition(">=")[0] for line in lines if line and not line.startswith("#")]
    needs = [line.removeprefix("Requires-Dist: ") for line in told.splitlines() if line.startswith("Requires-Dist")]
    needs = [need for need in needs if "extra ==" not in need]
    assert sorted(n.partition("<")[0] for n in needs) == sorted(wanted)


def test_the_command_has_the_name_that_the_readme_says():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["scripts"] == {"genai-market": "genai_market_structure.genai_market:main"}
    assert "genai-market run" in (ROOT / "README.md").read_text()


def test_telemetry_is_off_and_static_files_are_answered_wherever_it_is_started(installed, tmp_path):
    code = SETTINGS.format(home=_home(installed))
    assert json.loads(_printed(installed / "bin/python", code, cwd=tmp_path)) == [False, True]


def test_copies_data_and_exports_from_an_empty_folder(installed, tmp_path):
    for words in (["data", "own"], ["export", "out", "--page", "shares", "--format", "md"]):
        made = subprocess.run(_command(installed, *words), cwd=tmp_path, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr
    assert (tmp_path / "own/shares.csv").is_file() and list((tmp_path / "out").glob("*.md"))


def test_serves_a_page_from_an_empty_folder_asks_nobody_outside_and_writes_nothing_into_itself(
    installed, tmp_path, browser
):
    before, asked = _state(installed), []
    with _served(installed, tmp_path) as address:
        page = browser.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{address}/concentration")
        settle(page)
        assert page.locator("h1").first.inner_text() == "How concentrated is it?"
        assert page.locator(".js-plotly-plot").count()
        page.close()
        style = urllib.request.urlopen(f"{address}/shares").read()
    assert b"GenAI Market Structure" in style
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    assert _state(installed) == before and list(tmp_path.iterdir()) == []


@pytest.mark.full
def test_installs_with_all_that_it_needs_in_a_fresh_environment(wheel, tmp_path):
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "env")], check=True)
    subprocess.run([tmp_path / "env/bin/python", "-m", "pip", "install", "-q", str(wheel)], check=True)
    made = subprocess.run([tmp_path / "env/bin/genai-market", "check"], cwd=tmp_path, capture_output=True, text=True)
    assert made.returncode == 0 and "0 errors" in made.stdout


def test_citation_zenodo_and_package_tell_one_name_license_and_list_of_words():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    zenodo = json.loads((ROOT / ".zenodo.json").read_text())
    cited = (ROOT / "CITATION.cff").read_text()
    assert zenodo["keywords"] == project["keywords"]
    assert f"keywords: [{', '.join(project['keywords'])}]" in cited
    assert f"title: {zenodo['title']}\n" in cited and f"license: {zenodo['license']}\n" in cited
    assert f"  - name: {zenodo['creators'][0]['name']}\n" in cited
    assert zenodo["creators"][0]["name"].removeprefix("The ") in (ROOT / "LICENSE").read_text()


def test_the_container_runs_the_same_command_as_another_user_and_says_whether_it_is_well():
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    last = {line.split()[0]: line for line in lines if line}
    assert json.loads(last["CMD"].removeprefix("CMD "))[:2] == ["genai-market", "run"]
    assert last["USER"] == "USER reader" and "_stcore/health" in last["HEALTHCHECK"]
