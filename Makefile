# Everything a newcomer needs, from a clean clone. `make help` lists it.

VENV := .venv
BIN := $(VENV)/bin
CASE := examples/kestria
DATA ?= ../shared/data
GOLD ?= ../shared/gold
BENCHES = $(filter-out reconcile claims,$(patsubst bench/%/__main__.py,%,$(wildcard bench/*/__main__.py)))
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# The first interpreter that is new enough and can make environments. A version
# manager's stand-in that has no such version behind it fails the test and is passed over.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 \
	python3.14 python /usr/local/bin/python3 /usr/bin/python3; do \
	"$$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' \
	>/dev/null 2>&1 && { echo "$$python"; break; }; done)

.PHONY: help demo test check lint bench pictures clean
.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## list what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile

demo: $(VENV)/.installed ## install, read the example case, write out/report.html
	@mkdir -p out
	$(BIN)/recount report $(CASE) -o out/report.html --json out/ledger.json
	@echo
	@echo "Open $(CURDIR)/out/report.html in a browser."

test: lint ## install, check style, types and imports, then run the tests
	$(BIN)/python -m pytest

check: lint ## style, types and imports only

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.installed-dev ## measure on public data (DATA=folder, GOLD=folder)
	@for part in $(BENCHES); do $(BIN)/python -m bench.$$part --data $(DATA) || exit 1; done
	$(BIN)/python -m bench.claims --gold $(GOLD)
	$(BIN)/python -m bench.reconcile --gold $(GOLD)

pictures: $(VENV)/.installed-dev ## make the pictures of the docs anew (Chromium must be installed)
	$(BIN)/python -m docs.pictures

clean: ## remove the environment, caches and output
	rm -rf $(VENV) out build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis \
		.import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# An environment that no longer starts (a moved folder, a removed interpreter) is made anew.
define make_venv
	@if [ -z "$(PYTHON)" ]; then \
		echo "Python 3.11 or newer with its venv module is needed." >&2; \
		echo "Debian and Ubuntu: apt install python3-venv. Or name one: make PYTHON=/path/to/python" >&2; \
		exit 1; fi
	@$(BIN)/python -c 'import pip' 2>/dev/null || "$(PYTHON)" -m venv --clear $(VENV)
endef

# Installed in place, so only a change of pyproject.toml asks for another installation.
$(VENV)/.installed: pyproject.toml
	$(make_venv)
	$(PIP_INSTALL) --editable .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml
	$(make_venv)
	$(PIP_INSTALL) --editable '.[dev]'
	@touch $(VENV)/.installed $@
