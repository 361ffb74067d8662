"""What README and CONTRIBUTING say is true today."""

import re

from analysis.export import readme
from tests.conftest import ROOT


def test_the_lists_in_the_readme_are_current(tables):
    text = (ROOT / "README.md").read_text()
    assert readme.filled(text, tables) == text, "run make docs"


def test_every_make_target_that_the_docs_name_exists():
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    said = (ROOT / "README.md").read_text() + (ROOT / "CONTRIBUTING.md").read_text()
    named = {word for words in re.findall(r"`?make ((?:[a-z-]+ ?)+)`", said) for word in words.split()}
    assert named and named <= targets


def test_every_dependency_earns_its_place_in_a_line():
    said = (ROOT / "CONTRIBUTING.md").read_text()
    for file in ("requirements.txt", "requirements-dev.txt"):
        for line in (ROOT / file).read_text().splitlines():
            if line and line[0] not in "#-":
                name = re.match(r"[A-Za-z0-9-]+", line)[0]
                assert name in said, name
                assert "<" in line, f"{name} has no upper bound"
