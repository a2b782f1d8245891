# The front door. On a fresh Debian or Ubuntu with Python 3.11 to 3.13 and make, each target
# first builds what it needs: .venv/ here, and by apt-get whatever the system lacks.

BIN := .venv/bin

help:         ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 14

demo: .venv/ready-run         ## read the example pages: a terminal view, and an HTML view on disk
	@tools/demo.sh

room: .venv/ready-run         ## the reading room over the example pages, at http://127.0.0.1:8017/
	@mkdir -p work && $(BIN)/onrecord add work/examples.db examples/*.html examples/*.txt
	@$(BIN)/onrecord serve work/examples.db

test: .venv/ready-dev         ## every test, the ones in a real browser included
	@$(BIN)/python -m pytest -n logical --maxprocesses 4 --dist loadfile --no-loadscope-reorder

search: .venv/ready-dev       ## the property tests on new examples, ten times over
	@for _ in 1 2 3 4 5 6 7 8 9 10; do \
	  $(BIN)/python -m pytest -q --hypothesis-profile=search -k "not crawl" $$(grep -rl '@given' tests) || exit 1; \
	done

lint: .venv/ready-dev         ## style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

bench: .venv/ready-dev        ## speed and size, each against a named peer
	@$(BIN)/python -m benchmarks

train: .venv/ready-train      ## rebuild the shipped model from the corpora; resumes where it stopped
	@$(BIN)/python -m training

screenshots: .venv/ready-dev  ## the pictures of the documents, taken in Chromium
	@$(BIN)/python docs/screenshots.py

.venv/ready-%: pyproject.toml tools/setup.sh
	@tools/setup.sh $*

.PHONY: help demo room test search lint bench train screenshots
.DEFAULT_GOAL := help
