# make demo   a running university site with the portal and demo content
# make test   the test suite, with no service installed
# make help   everything else

HOST ?= 127.0.0.1
PORT ?= 8000
VENV ?= .venv
# Extra arguments for pytest, for example ARGS="-k import -x".
ARGS ?=
# Versions to hold pip to, for example PINS="wagtail~=7.4.0 Django~=5.2.0".
PINS ?=

# The newest of the supported Pythons that is here and can make a venv.
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,\
	$(shell $(name) -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' \
		2>/dev/null && echo $(name))))

BIN = $(VENV)/bin
INSTALL = $(BIN)/python -m pip install --quiet --disable-pip-version-check

# A stamp is newer than what it was made from, so pip runs only after a change.
PACKAGING = setup.cfg pyproject.toml
TESTS = --requirement tests/requirements.txt

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types contracts migrations messages translations docs screenshots wheel clean

help:  ## what there is
	@sed -n 's/^\([a-z]*\):.*##  *\(.*\)/  make \1\t\2/p' Makefile | expand -t 22

$(BIN)/python:
	@test -n "$(PYTHON)" || { \
		echo "No Python 3.11 or newer with the venv module was found." >&2; \
		echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@# The pip of Python 3.11 warns of an extra of lxml that newer ones find.
	$(PYTHON) -m venv --upgrade-deps $(VENV)

$(VENV)/.installed-demo: $(PACKAGING) | $(BIN)/python
	$(INSTALL) --editable '.[importing]' $(PINS)
	@touch $@

$(VENV)/.installed-test: $(PACKAGING) tests/requirements.txt | $(BIN)/python
	$(INSTALL) --editable '.[importing,testing]' $(TESTS) $(PINS)
	@touch $@

$(VENV)/.installed-dev: $(PACKAGING) tests/requirements.txt | $(BIN)/python
	$(INSTALL) --editable '.[importing,testing,dev]' $(TESTS) $(PINS)
	@touch $(VENV)/.installed-test
	@touch $@

demo: $(VENV)/.installed-demo  ## the example site at http://HOST:PORT/
	$(BIN)/python example_site/manage.py demo --host $(HOST) --port $(PORT)

test: $(VENV)/.installed-test  ## the tests; what needs a service is skipped and says so
	$(BIN)/python -m pytest $(ARGS)

lint: $(VENV)/.installed-dev  ## ruff: rules and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(VENV)/.installed-dev  ## let ruff repair what it can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

types: $(VENV)/.installed-dev  ## mypy
	$(BIN)/mypy

contracts: $(VENV)/.installed-dev  ## which room may import which
	$(BIN)/lint-imports --no-logo

migrations: $(VENV)/.installed-test  ## no model change without its migration
	$(BIN)/django-admin makemigrations --check --dry-run \
		--pythonpath . --settings tests.projects.core.settings

messages: $(VENV)/.installed-test  ## read the messages from the source, and compile
	cd wagtail_disclosure && $(abspath $(BIN))/django-admin makemessages \
		--locale zh_Hans --no-obsolete --add-location file
	cd wagtail_disclosure && $(abspath $(BIN))/django-admin compilemessages

translations: $(VENV)/.installed-test  ## the Chinese catalogue is complete and compiled
	$(BIN)/python -m pytest tests/contracts/test_translations.py -p no:randomly

docs: $(VENV)/.installed-dev  ## the documentation as HTML; a warning is an error
	$(BIN)/sphinx-build --quiet -W --keep-going -b html docs docs/_build/html

screenshots: $(VENV)/.installed-test  ## the pictures of the documentation, taken anew
	$(BIN)/python docs/make_screenshots.py

wheel: $(VENV)/.installed-dev  ## the wheel and the source archive, in dist/
	rm -rf build dist
	@# setuptools takes each folder of templates for a package that was forgotten.
	PYTHONWARNINGS=ignore $(BIN)/python -m build --quiet --outdir dist .

clean:  ## remove what the commands above made
	rm -rf $(VENV) .tox build dist docs/_build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
