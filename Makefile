# Everything lives in .venv; the files .venv/.NAME say what is done already, so a second run starts at once.

PYTHON ?= python3
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
HASHED := $(PIP) install --quiet --require-hashes --requirement
CATALOGUES := $(wildcard assess/i18n/*/LC_MESSAGES/*.po)

# What the caller's shell has set for other environments must not reach ours.
unexport VIRTUAL_ENV PYTHONHOME PYTHONPATH PIP_USER PIP_TARGET PIP_PREFIX

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test screens bench golden docs catalogues lock clean

help:  ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: .venv/.project .venv/.catalogues  ## start the app, prints its address
	@.venv/bin/assess run

test: .venv/.test .venv/.catalogues  ## linters, types, rubric content and all tests
	@sh scripts/chromium.sh
	$(PY) -m ruff check
	$(PY) -m ruff format --check
	$(PY) -m mypy
	.venv/bin/assess lint
	$(PY) -m pytest

screens: .venv/.test .venv/.catalogues  ## photograph every page into build/screens
	@sh scripts/chromium.sh
	$(PY) scripts/screens.py build/screens

bench: .venv/.test .venv/.catalogues  ## measure speed and memory
	@sh scripts/chromium.sh
	$(PY) -m benchmarks

golden: .venv/.test .venv/.catalogues  ## write the golden scorecards anew
	$(PY) -m pytest tests/golden --update-golden

docs: .venv/.project  ## write the tables of docs/ anew
	.venv/bin/python scripts/docs.py

catalogues: .venv/.project  ## collect new messages into the .po files and compile them
	$(PY) -m babel.messages.frontend -q extract --mapping=pyproject.toml --keywords='N_ plural:1,2' \
	  --add-location=file --sort-by-file --no-wrap --project=assess --output=.venv/assess.pot .
	$(PY) -m babel.messages.frontend -q update --domain=assess --input-file=.venv/assess.pot \
	  --output-dir=assess/i18n --no-fuzzy-matching --no-wrap --ignore-pot-creation-date
	$(PY) -m babel.messages.frontend compile --domain=assess --directory=assess/i18n --statistics
	@touch .venv/.catalogues

# requirements/test.txt holds all of requirements/runtime.txt, at the same versions, and more.
LOCK = cd requirements && UV_CUSTOM_COMPILE_COMMAND='make lock' ../.venv/bin/uv pip compile ../pyproject.toml \
  --quiet --universal --python-version 3.11 --upgrade --generate-hashes --no-emit-index-url

lock: .venv/.venv  ## pin the newest versions that pyproject.toml allows, with hashes
	$(PIP) install --quiet uv
	$(LOCK) --group ../pyproject.toml:build --output-file runtime.txt
	$(LOCK) --group ../pyproject.toml:build --group ../pyproject.toml:test --constraint runtime.txt \
	  --output-file test.txt
	@! grep -inE '://|^--?(index|extra|find)|^(torch|nvidia-)' requirements/*.txt

clean:  ## remove the environment and everything built
	rm -rf .venv build dist .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
	rm -f $(CATALOGUES:.po=.mo)

.venv/.venv:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo "Assess needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 ..." >&2; exit 1; }
	@echo "Preparing .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.runtime: requirements/runtime.txt | .venv/.venv
	@echo "Installing what Assess needs"
	@$(HASHED) requirements/runtime.txt
	@touch $@

.venv/.project: pyproject.toml hatch_build.py .venv/.runtime
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test: requirements/test.txt .venv/.project
	@echo "Installing what the tests need"
	@$(HASHED) requirements/test.txt
	@touch $@

.venv/.catalogues: $(CATALOGUES) .venv/.project
	@$(PY) -m babel.messages.frontend -q compile --domain=assess --directory=assess/i18n
	@touch $@
