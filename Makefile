# The one command surface; CI runs the same targets. Every path is relative, so a folder name may hold spaces.
.DEFAULT_GOAL := help
.PHONY: help setup demo test lint type docs bench bench-faults bench-mutation check lock moved
SHELL := /bin/sh

PYTHON := .venv/bin/python

# Compiled functions are cached in the folder; where that cannot be written they compile uncached.
export NUMBA_CACHE_DIR := $(CURDIR)/.numba_cache
# What a developer's shell sets for other projects must not reach this one.
unexport PYTHONPATH PYTHONHOME VIRTUAL_ENV

# A moved folder's .venv still points to the old place and is made anew.
MOVED := $(shell [ ! -f .venv/installed ] || [ "$$(cat .venv/installed)" = "$$(pwd -P)" ] || echo moved)

help:  ## Show this list
	@sed -n 's/^\([a-z-]*\):.*## /\1 /p' Makefile | while read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

setup: .venv/installed  ## Make .venv and install the locked packages (uv if present, else pip)

.venv/installed: requirements.lock pyproject.toml $(MOVED)
	@PYTHONS='$(PYTHONS)' sh .ci/setup

demo: setup  ## Plan the example sportsbook, four weeks, from nothing to report
	@.venv/bin/vardiya demo

test: setup  ## Run the tests, in parallel
	@$(PYTHON) -m pytest

lint: setup  ## Style, format and import contracts
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@.venv/bin/lint-imports

type: setup  ## Types, strict
	@$(PYTHON) -m mypy

docs: setup  ## Generate the reference pages
	@if [ -f docs/generate.py ]; then $(PYTHON) docs/generate.py; else echo "docs/generate.py is absent: nothing to generate"; fi

bench: setup  ## Run the benchmarks, show kept rosters against published ones; HISTORY="FILE [--format ...]", INSTANCES="FILES..."
	@$(PYTHON) benchmarks/queueing.py
	@$(PYTHON) benchmarks/simulation.py
	@$(PYTHON) benchmarks/checker.py --all-rules
	@$(PYTHON) benchmarks/main_job.py
	@$(if $(HISTORY),$(PYTHON) benchmarks/forecasts.py --history $(HISTORY),:)
	@$(PYTHON) benchmarks/rosters.py $(or $(INSTANCES),--generate contact-centre --agents 40 --days 14 --skills 6 --seconds 30)
	@$(PYTHON) benchmarks/rosters.py --table benchmarks/results/rosters.json

bench-mutation: setup  ## Run mutants of rules and checker against their tests; fewer with MUTANTS="--sample 200"
	@$(PYTHON) benchmarks/mutation.py $(MUTANTS)

bench-faults: setup  ## Kill, refuse, start at once, soak for a year, fuzz: about two hours; fewer with FAULTS="--quick" or "--only kills --count 50"
	@$(PYTHON) benchmarks/bench_faults.py $(FAULTS)

check: lint type test  ## Everything CI checks

# All but the peers of benchmarks/forecasts.py, which live in an environment of their own.
LOCKED_EXTRAS := --extra postgres --extra dask --extra parquet --extra notify --extra examples --extra bench --extra dev

lock: pyproject.toml  ## Renew requirements.lock (needs uv)
	@PATH="$$PATH:.venv/bin" uv pip compile --quiet --upgrade --universal --python-version 3.11 $(LOCKED_EXTRAS) --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --output-file requirements.lock pyproject.toml
