# parley: `make demo` shows it, `make test` checks it. Both set up what they need.
SWIFT   ?= swift
RELEASE := -c release --static-swift-stdlib
PARLEY   = .build/release/parley
DEMO    := .build/demo
PREFIX  ?= /usr/local
SHARED  := ../shared

.PHONY: all setup build test lint format model demo evaluate learning-curve bench-train bench-coverage compare-quapy compare-ppi install clean

all: build

# Asks apt only for a library that is absent; as root, or through sudo.
setup:
	@.ci/setup

build: setup
	$(SWIFT) build $(RELEASE) --product parley

test: setup
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --parallel

lint:
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

format:
	$(SWIFT) format --in-place --recursive Sources Tests Package.swift

# The shipped model: from seeds/ and nothing else.
model: build
	$(PARLEY) train seeds/statements.tsv --lexicon seeds/lexicon.tsv --minimum-rows 3 --output models/stance-en.safetensors

demo: build
	@mkdir -p $(DEMO)
	$(PARLEY) train seeds/statements.tsv --lexicon seeds/lexicon.tsv --minimum-rows 3 --output $(DEMO)/stance.safetensors
	$(PARLEY) score seeds/corpus --model $(DEMO)/stance.safetensors --output $(DEMO)/results --overwrite
	$(PARLEY) summary $(DEMO)/results

# The figures of "How good is it?", where the evaluation data lies beside the project.
evaluate: build
	@if [ ! -d $(SHARED)/data ]; then echo "no $(SHARED)/data here: nothing to evaluate on"; exit 0; fi; \
	mkdir -p $(DEMO); \
	for set in statements plv cameo unsc; do \
	  $(PARLEY) classify $(SHARED)/data/dev/stance/$$set.tsv > $(DEMO)/$$set.jsonl; \
	  echo "== stance, $$set"; \
	  python3 $(SHARED)/eval/stance_eval.py $(SHARED)/data/dev/stance/$$set.tsv $(DEMO)/$$set.jsonl; \
	done; \
	$(PARLEY) score seeds/corpus --output $(DEMO)/shipped --overwrite; \
	echo "== shares of stances, statements"; \
	.ci/compare-shares $(SHARED)/data/dev/stance/statements.tsv $(DEMO)/statements.jsonl $(DEMO)/shipped/estimates.json; \
	$(PARLEY) classify --head sentiment $(SHARED)/data/dev/sentiment/nyt.tsv > $(DEMO)/nyt.jsonl; \
	echo "== sentiment, nyt"; \
	python3 $(SHARED)/eval/sentiment_eval.py $(SHARED)/data/dev/sentiment/nyt.tsv $(DEMO)/nyt.jsonl; \
	$(PARLEY) extract --by-part --id-field document $(SHARED)/data/dev/quotes/polnear-dev.jsonl > $(DEMO)/quotes.jsonl; \
	echo "== quotations, polnear-dev"; \
	python3 $(SHARED)/eval/quotes_eval.py $(SHARED)/data/dev/quotes/polnear-dev.jsonl $(DEMO)/quotes.jsonl

learning-curve: build
	@.ci/learning-curve

# The optimiser beside liblinear's, on 100,000 sentences.
bench-train: build
	@.ci/bench-train

# How often intervals hold the truth, over 500 simulated corpora; minutes.
bench-coverage: setup
	$(SWIFT) build --build-tests
	PARLEY_BENCH_COVERAGE=500 $(SWIFT) test --skip-build --filter CoverageTests

# QuaPy's estimators beside ours, in a virtual environment of their own.
compare-quapy: setup
	test -d .build/venv-quapy || python3 -m venv .build/venv-quapy
	.build/venv-quapy/bin/pip install --quiet quapy==0.2.3
	.build/venv-quapy/bin/python .ci/compare-quapy
	$(SWIFT) build --build-tests
	$(SWIFT) test --skip-build --filter QuapyTests

# The estimates of parley correct beside those of ppi_py, in a virtual environment of its own.
compare-ppi: build
	@test -x .build/venv-ppi/bin/python || { python3 -m venv .build/venv-ppi && .build/venv-ppi/bin/pip install -q ppi-python; }
	@.build/venv-ppi/bin/python .ci/compare-ppi

install: build
	install -D -m 755 $(PARLEY) $(DESTDIR)$(PREFIX)/bin/parley
	install -D -m 644 models/stance-en.safetensors $(DESTDIR)$(PREFIX)/share/parley/stance-en.safetensors

clean:
	rm -rf .build
