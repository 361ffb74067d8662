# make help lists the targets.
PYTHON ?= python3
BIN := .venv/bin
BROWSERS := chromium-headless-shell chromium chromium-browser google-chrome
FONTS := fonts-dejavu-core fonts-liberation2

.PHONY: help setup run test test-full lies check data-check docs screenshots bench package drawing browser-code browser office

help: ## List the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: .venv/run.stamp ## Install what runs

.venv/run.stamp: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or later is needed; set PYTHON=/path/to/python3"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what the dashboard needs (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

.venv/dev.stamp: requirements-dev.txt .venv/run.stamp
	@echo "Installing what tests and checks need (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: .venv/run.stamp ## Open the dashboard
	@$(BIN)/streamlit run app.py --server.headless false --server.showEmailPrompt false

test: .venv/dev.stamp browser ## Run every test (samples of the long series)
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder

test-full: .venv/dev.stamp browser office ## Run every test, long series whole
	@$(BIN)/python -m pytest -n 2 --dist loadgroup --no-loadscope-reorder -m "full or not full"

lies: .venv/dev.stamp ## Plant small lies in the functions that write words, and count what their tests catch
	@$(BIN)/python -m tests.lies $(LIES)

check: .venv/dev.stamp ## Lint, format, types, JavaScript (Node and npm)
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy
	@if command -v npm >/dev/null 2>&1; then $(MAKE) --no-print-directory node_modules/run.stamp && npm run -s lint && npm run -s test; \
	else echo "JAVASCRIPT IS NOT CHECKED: no Node and npm; sudo apt-get install nodejs npm"; fi

node_modules/run.stamp: package.json
	@echo "Installing what checks and builds JavaScript (once) ..."
	@npm install --silent --no-package-lock
	@touch $@

data-check: .venv/run.stamp ## Check the CSVs
	@$(BIN)/python -m analysis.check

screenshots: .venv/dev.stamp browser ## Write pictures of every page to screenshots/
	@$(BIN)/python -m tests.screenshots

bench: .venv/dev.stamp browser ## Measure speed beside a bare twin, with its bars, to bench/out/
	@$(BIN)/python -m bench $(BENCH)

package: .venv/dev.stamp ## Build the wheel, to dist/
	@$(BIN)/python -m hatchling build -t wheel

drawing: .venv/run.stamp ## Build the charts' drawing library anew, of the installed Plotly's version (Node and npm)
	@cd assets/drawing && npm install --silent --no-package-lock --no-save "plotly.js@$$(../../$(BIN)/python -c 'from plotly.offline import get_plotlyjs_version as v; print(v())')" esbuild && node build.mjs

browser-code: node_modules/run.stamp ## Build ui/components/built/ anew of the modules beside it (Node and npm)
	@npm run -s build

docs: .venv/run.stamp ## Bring the lists in README up to date
	@$(BIN)/python -m analysis.export.readme

browser:
	@if [ -n "$$GENAI_CHROMIUM" ]; then exit 0; fi; \
	for name in $(BROWSERS); do if command -v $$name >/dev/null 2>&1; then exit 0; fi; done; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing Chromium for the browser tests (once) ..."; \
		apt-get update -qq; export DEBIAN_FRONTEND=noninteractive; \
		for name in $(BROWSERS); do if apt-get install -y -qq --no-install-recommends $$name $(FONTS) >/dev/null 2>&1; then exit 0; fi; done; \
		echo "Chromium could not be installed"; exit 1; \
	else echo "BROWSER TESTS ARE SKIPPED. To run them: sudo apt-get install chromium $(FONTS), or set GENAI_CHROMIUM=/path/to/chromium"; fi

office:
	@if command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
		echo "Installing LibreOffice, which opens the decks in the long series (once) ..."; \
		apt-get update -qq; export DEBIAN_FRONTEND=noninteractive; \
		apt-get install -y -qq --no-install-recommends libreoffice-impress >/dev/null 2>&1 || { echo "LibreOffice could not be installed"; exit 1; }; \
	else echo "DECKS ARE NOT OPENED BY LIBREOFFICE. To do so: sudo apt-get install libreoffice-impress"; fi
