# Two commands matter: `make run` and `make test`. Both set up everything they need on a fresh machine.
PORT ?= 8501
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
READY := .cache/.prepared
DATA := $(if $(DASHBOARD_DATA),$(DASHBOARD_DATA),data)
export PYTHONUNBUFFERED = 1
# Tests share the processors already: each process solves its small systems with one.
test quick: export OPENBLAS_NUM_THREADS = 1

.DEFAULT_GOAL := help

help: ## Says what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

run: $(VENV)/.run $(READY) ## Sets up, builds a warehouse if there is none, serves on port 8501 (PORT=…)
	@test -f "$(DATA)/warehouse/current" || $(BIN)/python -m dashboard refresh
	@exec $(BIN)/python -m dashboard serve --port $(PORT)

test: $(VENV)/.test $(READY) chromium ## Sets up and runs every test, real browser included
	@$(MAKE) --no-print-directory --jobs 2 lint types
	$(BIN)/python -m pytest -n 2 --dist loadgroup --durations=15

QUICK := architecture charts exports figures formats frontend indicators reference screen sources tiles ui words
quick: $(VENV)/.test ## The tests that need neither a browser nor a town, and the style of Python: under a minute
	$(BIN)/ruff check .
	$(BIN)/python -m pytest -n 2 -m "not slow and not browser" $(QUICK:%=tests/%) tests/test_declarations.py tests/test_queries.py

lint: $(VENV)/.test ## Style, layers of imports, SQL format
	$(BIN)/ruff check .
	$(BIN)/lint-imports
	$(BIN)/sqlfluff lint queries --processes 2 -q

types: $(VENV)/.test ## mypy --strict
	$(BIN)/mypy --strict dashboard

format: $(VENV)/.test ## Formats Python imports and SQL
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix queries --processes 2 -q

check: $(VENV)/.run ## Declarations and queries against the real schema
	$(BIN)/python -m dashboard check

bench: $(VENV)/.test ## Times builds, ticks and page queries (SCALES="1 10 100")
	$(BIN)/python -m bench $(or $(SCALES),1 10)

bench-browser: $(VENV)/.test $(READY) chromium ## Times the screen and a first visit in Chromium against the goals (URL=…, RUNS=5)
	$(BIN)/python -m bench.browser $(if $(URL),--url $(URL)) --runs $(or $(RUNS),5)

chromium: $(VENV)/.test ## A headless browser: Debian's package when root and missing, Playwright's own otherwise
	@.ci/chromium

lock: $(VENV)/.test ## Compiles requirements*.txt from pyproject.toml
	$(BIN)/pip install -q uv
	$(BIN)/uv pip compile -q --python-version 3.11 --custom-compile-command "make lock" pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --python-version 3.11 --custom-compile-command "make lock" --extra dev pyproject.toml -o requirements-dev.txt

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/.run

$(READY): requirements.txt dashboard/frontend/bundler.py | $(VENV)/.run
	$(BIN)/python -m dashboard.frontend
	@mkdir -p $(@D) && touch $@

.PHONY: help run test quick lint types format check bench bench-browser chromium lock
