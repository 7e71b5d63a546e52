# Each target does all of its own set-up, also on a fresh machine. Where there is no make: CONTRIBUTING.md.

PYTHON ?= python3
BIN := .venv/bin
# One more than the two cores that the suite is meant for: some of its tests wait.
WORKERS ?= 3
TREE ?= /tmp/cs-desktop-bare

LOCK := $(BIN)/uv pip compile --universal --python-version 3.11 --fork-strategy fewest --generate-hashes \
	--no-emit-index-url --no-header --quiet pyproject.toml

.DEFAULT_GOAL := help
.PHONY: help setup libraries run test lint lint-style lint-types lint-rooms bench acceptance torture bare-machine words lock clean

help:  ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "%-14s %s\n", $$1, $$2 }' Makefile

setup: libraries .venv/dev.stamp  ## See to the system libraries of Qt, and make .venv with the locked dependencies

libraries:
	@sh tools/system_libraries.sh

run: setup  ## Open the window on a fresh copy of the sample workspace
	@$(BIN)/python main.py --demo

test: setup  ## Run every test that a newcomer can run
	@$(BIN)/pytest -n $(WORKERS)

lint: lint-style lint-types lint-rooms  ## Check style, types and who may import whom

lint-style: .venv/dev.stamp
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

lint-types: .venv/dev.stamp
	@$(BIN)/mypy

lint-rooms: .venv/dev.stamp
	@$(BIN)/lint-imports

bench: setup .venv/bench.stamp  ## Measure beside peers: make bench ONLY=points QUICK=1
	@$(BIN)/python -m benchmarks $(if $(ONLY),--only $(ONLY)) $(if $(QUICK),--quick)

acceptance: setup  ## Run the tests that need a folder of real exports: make acceptance DATA=FOLDER
	$(if $(DATA),,$(error Name the folder of real exports: make acceptance DATA=FOLDER))
	@ACCEPTANCE_DATA="$(abspath $(DATA))" $(BIN)/pytest -n $(WORKERS) -m acceptance

torture: setup  ## Run the tests that take minutes and print their figures, then 2,000 examples of each law
	@sh tools/verapdf.sh
	@sh tools/office.sh
	@$(BIN)/pytest -n $(WORKERS) -m torture
	@$(BIN)/pytest -n $(WORKERS) -m "hypothesis and not acceptance and not torture" --hypothesis-profile=torture

bare-machine:  ## Run test and run in a bare Debian tree (root): make bare-machine TREE=/tmp/bare
	@sh tools/bare_machine.sh $(TREE)

words: .venv/dev.stamp  ## Bring the translations up to date with the texts in the code
	@$(BIN)/python -m tools.catalogue

lock: .venv/dev.stamp  ## Make requirements/ again from pyproject.toml
	@$(LOCK) -o requirements/runtime.txt
	@$(LOCK) --extra weights --group dev -c requirements/runtime.txt -o requirements/dev.txt
	@$(LOCK) --extra weights --group dev --group bench -c requirements/dev.txt -o requirements/bench.txt

clean:  ## Remove everything that make made
	@rm -rf .venv build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/bench.stamp: .venv/dev.stamp

.venv/%.stamp: requirements/%.txt tools/install.sh
	@sh tools/install.sh "$(PYTHON)" $<
	@touch $@
