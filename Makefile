# make demo    one release goes in, its record comes out
# make test    format, lint, types, import contracts, tests
# make slow    the tests that take minutes, too
# make quality the scores on the cases, as a table
# make bench   speed and start-up
# make docs    make the schema, the help pages and the outputs of the examples anew
# make format  let ruff put the code in shape
#
# All of them set up .venv on first use, from the versions pinned in constraints.txt.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --constraint constraints.txt
SAMPLE := samples/2024-07-25-smart-cities.txt

.PHONY: demo test slow quality bench docs format

demo: $(READY)
	$(BIN)/ota-extract explain --table $(SAMPLE)
	$(BIN)/ota-extract extract $(SAMPLE)

test: $(READY)
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

slow: $(READY)
	$(BIN)/python -m pytest --slow

quality: $(READY)
	$(BIN)/python -m tests.quality

bench: $(READY)
	@for file in benchmarks/*.py; do echo "== $$file"; $(BIN)/python "$$file" || exit 1; done

docs: $(READY)
	$(BIN)/python -m tests.docs.remake

format: $(READY)
	$(BIN)/ruff format --quiet .
	$(BIN)/ruff check --quiet --fix .

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit("ota-extract needs Python 3.11 or newer: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) hatchling
	$(PIP) --no-build-isolation --editable '.[dev]'
	@touch $(READY)
