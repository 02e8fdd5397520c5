# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Tests that start and kill processes, which they can tell apart only where nobody else does.
ALONE := tests/batch tests/cli/test_clean_batch.py

.PHONY: demo test check clean

demo: $(VENV)/.installed  ## clean the five seed dumps into out/ and print what happened
	$(BIN)/cleaner clean seeds -o out --with-removed

test: $(VENV)/.installed-dev  ## run the tests
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(ALONE:%=--ignore=%)
	$(BIN)/python -m pytest -q $(ALONE)

check: $(VENV)/.installed-dev  ## everything else that CI asks for
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/cleaner rules lint
	$(BIN)/cleaner rules test

clean:  ## remove what the other targets made
	rm -rf $(VENV) out

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.installed

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)
