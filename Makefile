# Two commands do all the set-up on a fresh machine that has Python 3.11 or later:
#   make demo   runs the main job on the example plans
#   make test   runs the tests
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PLANS := data/plans
OUT ?= demo

.PHONY: demo test lint docs pictures clean

demo: $(VENV)/.run
	@$(BIN)/partnergraph report $(PLANS)/barnet-gangs-2016.md $(PLANS)/bromley-gangs-2012.txt --as-of 2016-10-01 -o $(OUT)/two-boroughs
	@echo
	@$(BIN)/partnergraph report $(PLANS)/barnet-register --as-of 2016-10-01 -o $(OUT)/barnet-with-register

# Modules are kept compiled whatever the environment says, for the tests start many processes.
test: export PYTHONDONTWRITEBYTECODE =
test: $(VENV)/.dev
	$(BIN)/pytest -q -n 2 $(ARGS)

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cog --check README.md docs/*.md

docs: $(VENV)/.dev
	$(BIN)/cog -r README.md docs/*.md

pictures: $(VENV)/.dev
	for name in who-leads-what board-routes agencies-together cross-border-contacts; do \
		$(BIN)/partnergraph view $(PLANS)/barnet-register --as-of 2016-10-01 --picture $$name -o docs/pictures/$$name.svg; done
	$(BIN)/partnergraph view $(PLANS)/barnet-register --as-of 2016-10-01 --picture one-finding --about "overloaded-lead Ruth Adeyemi" -o docs/pictures/one-finding.svg

clean:
	rm -rf $(VENV) $(OUT) build dist

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "partnergraph needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 demo")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.run
