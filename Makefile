# Two commands do everything on a fresh machine: `make demo` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Tests that start and kill processes, which they can tell apart only where nobody else does.
ALONE := tests/batch tests/cli/test_clean_batch.py
# Tests start hundreds of processes; none of them need compile again what another has compiled.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo test check check-code check-types check-rules floors clean

demo: $(VENV)/.installed  ## clean the five seed dumps into out/ and print what happened
	$(BIN)/cleaner clean seeds -o out --with-removed

test: $(VENV)/.installed-dev  ## run the tests
	$(BIN)/python -m pytest -q -n auto --dist worksteal $(ALONE:%=--ignore=%)
	$(BIN)/python -m pytest -q $(ALONE)

check: check-code check-types check-rules  ## everything else that CI asks for

check-code: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

check-types: $(VENV)/.installed-dev
	$(BIN)/mypy

check-rules: $(VENV)/.installed-dev
	$(BIN)/cleaner rules lint
	$(BIN)/cleaner rules test

floors: $(VENV)/.installed-dev  ## hold the figures of quality, where the development corpus lies beside the checkout
	$(BIN)/python -m benchmarks.floors

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
