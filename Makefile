# Every target does its own set-up: the first run takes a minute, the others none.
PORTAL := .venv/bin/portal
READY := .venv/ready
TEST_READY := .venv/test-ready
BENCH_READY := .venv/bench-ready
MEASURE_READY := .venv/measure-ready

build: $(READY) ## check the content and build the site into site/
	$(PORTAL) build

test: $(TEST_READY) ## prove that everything works
	.venv/bin/python -m pytest -n 2

check: $(READY) ## look for mistakes in the content
	$(PORTAL) check

serve: $(READY) ## show the site at http://127.0.0.1:8000/ and follow every edit
	$(PORTAL) serve

bench: $(BENCH_READY) ## measure builds of generated portals beside stock MkDocs and Hugo
	.venv/bin/python scripts/bench/run.py --write .build/bench.md

bench-leaflets: $(READY) ## measure how fast leaflets are set, how heavy they are and what memory that takes
	.venv/bin/python scripts/bench/leaflets.py --write .build/bench-leaflets.md

weights: $(TEST_READY) build ## weigh what a phone fetches for each page of the site
	.venv/bin/python -m measure.weights site

pictures: $(TEST_READY) ## take a picture of every template into .build/pictures
	.venv/bin/python -m measure.pictures .build/pictures

lighthouse: $(MEASURE_READY) ## let Lighthouse mark four pages
	.venv/bin/python -m measure.lighthouse

throttled: $(TEST_READY) ## load pages over slow networks on a slow phone
	.venv/bin/python -m measure.throttled

lint: $(TEST_READY) ## look at the style of the program
	.venv/bin/ruff check scripts tests
	.venv/bin/ruff format --check scripts tests
	.venv/bin/zizmor --quiet --offline .github/workflows
	$(PORTAL) format --check

suppression: $(TEST_READY) ## try to work out what is held back in 10,000 made-up tables
	.venv/bin/python -m pytest -n 2 tests/test_suppression.py --hypothesis-profile tables

pins: $(READY) ## renew the exact versions from the ranges in pyproject.toml
	scripts/pin

clean: ## remove everything that can be made again
	rm -rf .venv .build site tests/node_modules scripts/measure/node_modules

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' Makefile

$(READY): scripts/requirements.txt pyproject.toml scripts/set-up
	scripts/set-up build

$(TEST_READY): $(READY) tests/requirements.txt tests/package-lock.json
	scripts/set-up test

$(BENCH_READY): $(READY) scripts/bench/requirements.txt
	scripts/set-up bench

$(MEASURE_READY): $(TEST_READY) scripts/measure/package-lock.json
	scripts/set-up measure

.PHONY: build test check serve bench bench-leaflets weights pictures lighthouse throttled lint suppression pins clean help
.DEFAULT_GOAL := help
