# Everything stands on `make setup`, which leaves the command in .venv/bin/pricemesh.
PYTHON ?= python3.11
BIN := .venv/bin
EXTRAS := browser,postgres,elasticsearch,test

.PHONY: setup demo test lint bench clean

setup: .venv/.ready

.venv/.ready: pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { echo "make: $(PYTHON) is not installed; set PYTHON=python3.12 or newer" >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[$(EXTRAS)]'
	@touch $@

demo: setup
	$(BIN)/pricemesh demo

test: setup
	$(BIN)/pytest

lint: setup
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	scripts/bench

clean:
	rm -rf .venv var *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
