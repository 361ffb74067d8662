"""The command `genai-market`: the dashboard, its checks, its files and its data, from any folder.

In the repository it is `python genai_market.py`; an installed package has the same files under one folder, and nothing
is ever written there: `data DIR` writes a copy of the CSVs, which `run --data DIR` shows and lets edit.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

HOME = Path(__file__).resolve().parent
"""The folder of `app.py`, `analysis/`, `data/` and the rest, in the repository and in the package alike."""
INSTALLED = not (HOME / "tests").is_dir()
COMMANDS = """commands:
  run      open the dashboard (--data DIR, --edit, --port N, --no-browser)
  check    check the CSVs of a folder, or of the data that ship
  export   write decks, workbooks, tables and pages to a folder
  data     write a copy of the CSVs that ship, to edit
  mcp      answer models on standard input and output
Each says more with --help."""


def run(arguments: Sequence[str]) -> int:
    """Serves the dashboard until it is stopped."""
    asked = _run_parser().parse_args(arguments)
    folder = Path(asked.data).resolve() if asked.data else None
    if folder and not any(folder.glob("*.csv")):
        return _refused(f"There are no CSVs in {folder}. genai-market data {asked.data} writes them there.")
    if asked.edit and INSTALLED and not folder:
        return _refused("The data that ship are not edited. genai-market data DIR writes a copy: run --data DIR --edit")
    if folder:
        os.environ["GENAI_DATA"] = str(folder)
    if asked.edit:
        os.environ["GENAI_EDIT"] = "1"
    if asked.mcp:
        os.environ["GENAI_MCP"] = "1"
    from streamlit.web import cli

    told = ["--server.headless", str(asked.no_browser).lower(), "--server.showEmailPrompt", "false"]
    port = ["--server.port", str(asked.port)] if asked.port else []
    address = ["--server.address", asked.address] if asked.address else []
    cli.main(["run", str(HOME / "app.py"), *told, *port, *address], standalone_mode=False)
    return 0


def _run_parser() -> argparse.ArgumentParser:
    made = argparse.ArgumentParser("genai-market run", description="Opens the dashboard in a browser.")
    made.add_argument("--data", metavar="DIR", help="a folder of CSVs; default: GENAI_DATA, else the data that ship")
    made.add_argument("--edit", action="store_true", help="let Edit data save to that folder")
    made.add_argument("--port", type=int, help="default: 8501, or the next free one")
    made.add_argument("--address", metavar="HOST", help="where to listen; default: on every address of this machine")
    made.add_argument("--mcp", action="store_true", help="answer models at /mcp (Model Context Protocol)")
    made.add_argument("--no-browser", action="store_true", help="serve only")
    return made


def copy_data(arguments: Sequence[str]) -> int:
    """Writes the CSVs that ship to a folder; a file that is there already stays as it is."""
    made = argparse.ArgumentParser("genai-market data", description="Writes a copy of the CSVs that ship, to edit.")
    made.add_argument("folder", metavar="DIR", type=Path, help="made if it is not there")
    folder = made.parse_args(arguments).folder
    files = sorted((HOME / "data").glob("*.csv"))
    there = [file.name for file in files if (folder / file.name).exists()]
    if there:
        return _refused(f"{folder} holds {there[0]} already ({len(there)} of {len(files)}); nothing was written.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file in files:
            shutil.copyfile(file, folder / file.name)
    except OSError as problem:
        return _refused(f"Cannot write to {folder}: {problem.strerror}.")
    print(f"{len(files)} CSVs are in {folder}. Show and edit them: genai-market run --data {folder} --edit")
    return 0


def check(arguments: Sequence[str]) -> int:
    """The check of a data folder."""
    from analysis.check import cli

    return cli.main(arguments)


def export(arguments: Sequence[str]) -> int:
    """The files of the dashboard, without a browser."""
    from analysis.export import cli

    return cli.main(arguments)


def mcp(arguments: Sequence[str]) -> int:
    """Answers a model on standard input and output until it hangs up."""
    made = argparse.ArgumentParser("genai-market mcp", description="Answers models by the Model Context Protocol.")
    made.add_argument("--data", metavar="DIR", help="a folder of CSVs; default: GENAI_DATA, else the data that ship")
    asked = made.parse_args(arguments)
    if asked.data:
        os.environ["GENAI_DATA"] = str(Path(asked.data).resolve())
    try:
        from ui import mcp_server
    except ModuleNotFoundError as missing:
        return _refused(f"This needs the package {missing.name}: pip install 'genai-market-structure[mcp]'.")
    mcp_server.made().run("stdio")
    return 0


def _refused(why: str) -> int:
    print(why, file=sys.stderr)
    return 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Carries out one command; the exit code: 0 well, 1 errors in the data, 2 refused with the reason."""
    if str(HOME) not in sys.path:
        sys.path.insert(0, str(HOME))
    known: dict[str, Callable[[Sequence[str]], int]] = {
        "run": run,
        "check": check,
        "export": export,
        "data": copy_data,
        "mcp": mcp,
    }
    made = argparse.ArgumentParser(
        "genai-market",
        description="Who holds the generative-AI market, and how concentrated it is.",
        epilog=COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("command", nargs="?", choices=tuple(known), metavar="command", help=", ".join(known))
    made.add_argument("rest", nargs=argparse.REMAINDER, metavar="...", help="what the command takes")
    asked = made.parse_args(arguments)
    if asked.command is None:
        made.print_help()
        return 2
    return known[asked.command](asked.rest)


if __name__ == "__main__":
    sys.exit(main())
