# make help lists the targets. Works with GNU make 3.81 (macOS) and later.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
STREAMLIT := $(BIN)/python -m dashboard

.DEFAULT_GOAL := help
.PHONY: help run build test bench clean

help:  ## Show this help
	@awk 'BEGIN {FS = ":.*## "} /^[a-z][a-z-]*:.*## / {printf "make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Exit code 1 of a build means done, with some inputs set aside: they are named, and the rest is served.
run: $(VENV)/.installed  ## Set up what is missing, build the warehouse if inputs changed, serve the dashboard
	@$(BIN)/python -m etl build || [ $$? -eq 1 ]
	@$(STREAMLIT) $(if $(PORT),--server.port $(PORT))

build: $(VENV)/.installed  ## Build the warehouse from seeds/ and data/inbox/ if they changed
	@$(BIN)/python -m etl build

test: $(VENV)/.installed-dev  ## Run all checks: style, types, tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

bench: $(VENV)/.installed-bench  ## Measure extraction beside other libraries (minutes; options: BENCH="--runs 9")
	@$(BIN)/python -m benchmarks.extraction $(BENCH)

clean:  ## Remove the environment, the tools' caches and all builds; data/inbox/ stays
	rm -rf $(VENV) data/warehouse .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find etl dashboard benchmarks tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
	  { echo "This needs Python 3.11 or later; '$(PYTHON)' is missing or older. Name another: make run PYTHON=/path/to/python3.12" >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || \
	  { rm -rf $(VENV); echo "Could not make a virtual environment. On Debian or Ubuntu: apt-get install python3-venv" >&2; exit 2; }

# The stamps: an environment is filled again only when the lists of requirements change.
$(VENV)/.installed: requirements.txt | $(VENV)/bin/python
	@echo "Installing what the product needs (first run: a minute or two) ..."
	@$(PIP) install --quiet -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements.txt requirements-dev.txt | $(VENV)/bin/python
	@echo "Installing what the product and its checks need ..."
	@$(PIP) install --quiet -r requirements-dev.txt
	@touch $(VENV)/.installed $@

$(VENV)/.installed-bench: requirements.txt requirements-bench.txt | $(VENV)/bin/python
	@echo "Installing what the product is compared with ..."
	@$(PIP) install --quiet -r requirements-bench.txt
	@touch $(VENV)/.installed $@
