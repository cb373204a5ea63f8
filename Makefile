# Targets for people; `make` alone prints them. Nothing outside this folder changes:
# tools are built into bin/tools, binaries into bin/.

GO           ?= go
LINT_VERSION := v2.15.0
TOOLS        ?= $(CURDIR)/bin/tools
LINT         := $(TOOLS)/golangci-lint-$(LINT_VERSION)
FUZZTIME     ?= 20s
BENCH_N      ?= 100000
BENCH_FLAGS  ?=
BENCH_ROWS   ?= 100000,1000000

# SQLite, translated from C, is all pointer arithmetic: held against the rules of package
# unsafe at every step it takes twice as long. Races in it are looked for all the same.
RACE := -race -gcflags=modernc.org/...=-d=checkptr=0

# The race detector needs cgo, and cgo a C compiler.
CC_FOUND := $(shell for c in $${CC:-cc} gcc clang; do command -v "$$c" && break; done)

.DEFAULT_GOAL := help
.PHONY: help build test long lint check page roundtrip demo bench bench-people bench-copies bench-themes bench-stance bench-book fuzz torture golden clean

help: ## print these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

build: ## build the commands into bin/, static
	@mkdir -p bin
	CGO_ENABLED=0 $(GO) build -trimpath -buildvcs=false -ldflags='-s -w' -o bin/ ./cmd/...

test: ## run all tests, with the race detector where a C compiler is present
ifneq ($(CC_FOUND),)
	@echo "testing with the race detector ($(CC_FOUND) is present)"
	GORACE=atexit_sleep_ms=0 CC="$(CC_FOUND)" CGO_ENABLED=1 $(GO) test $(RACE) -shuffle=on ./...
else
	@echo "testing without the race detector: no C compiler found"
	CGO_ENABLED=0 $(GO) test -shuffle=on ./...
endif

long: ## the same tests on more: random ones often, large ones in full; minutes, for CI
	CGO_ENABLED=0 LONG_TESTS=1 $(GO) test -count=1 -shuffle=on -timeout=30m ./...

lint: $(LINT) ## gofmt, go vet, golangci-lint, go mod tidy
	@unformatted=$$(gofmt -l .); \
	if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	$(LINT) run ./...
	$(GO) mod tidy -diff

$(LINT):
	@mkdir -p $(TOOLS)
	GOBIN=$(TOOLS) CGO_ENABLED=0 $(GO) install github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$(LINT_VERSION)
	@mv $(TOOLS)/golangci-lint $(LINT)

check: test lint ## test and lint: what must pass before a change lands

page: ## open the published page in headless Chromium; needs chromium, node and npm
	@mkdir -p $(TOOLS)/page && cp internal/cli/testdata/browser/package.json internal/cli/testdata/browser/package-lock.json $(TOOLS)/page/
	@cd $(TOOLS)/page && npm ci --no-audit --no-fund --ignore-scripts --silent
	$(GO) test ./internal/cli -count=1 -run TestPageInABrowser -args -browser

roundtrip: ## read back a hundred decisions from workbooks that LibreOffice and openpyxl saved; needs them
	$(GO) test ./internal/cli -count=1 -v -run TestAHundredDecisionsComeBack -args -office

demo: build ## run the demonstration project from end to end
	demo/run.sh

bench: ## measure ingest and the reports on BENCH_N (100000) generated responses
	@$(GO) run ./bench -n $(BENCH_N) $(BENCH_FLAGS)

bench-people: ## score who is who on invented registrations and registers, through the binaries
	@$(GO) run ./bench/people -n 10000,100000 -dup-share 0,0.05,0.2,0.5
	@$(GO) run ./bench/people -register -n 5000,10000 -dup-share 0.5

bench-copies: ## score which comments are copies on invented comments, through the binaries
	@$(GO) run ./bench comments -n 10000 -seed 301
	@$(GO) run ./bench comments -n 100000 -seed 301 -seeds 1

bench-themes: ## measure how tagging learns from decisions, on invented texts
	@$(GO) run ./bench/learning -seeds 3,4
	@$(GO) run ./bench/learning -seeds 3,4 -n 0,50,100000 -language es
	@$(GO) run ./bench/learning -seeds 3,4 -n 50 -language es -also en

bench-stance: ## score how texts are read as to their stance, on labelled texts
	@$(GO) run ./bench/stance

bench-book: ## measure how the workbook is written, beside excelize as it comes
	@$(GO) build -o bin/bench-book ./bench/book
	@bin/bench-book -rows $(BENCH_ROWS)

fuzz: ## run every fuzz target for FUZZTIME (20s) each
	@set -e; for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list='^Fuzz' $$package | grep '^Fuzz' || true); do \
	    echo "$$package $$target"; \
	    $(GO) test -run='^$$' -fuzz="^$$target\$$" -fuzztime=$(FUZZTIME) -fuzzminimizetime=20x $$package; \
	  done; \
	done

torture: ## the long fault tests: 1,000 kills, every planted bug, long random histories
	$(GO) test -v -timeout=60m ./internal/faulttest -args -torture

golden: ## rewrite the golden files from what the code gives now
	@set -e; for package in $$($(GO) list -f '{{if or .TestGoFiles .XTestGoFiles}}{{.Dir}}{{end}}' ./...); do \
	  if grep -qs 'flag.Bool("update"' $$package/*_test.go; then (cd $$package && $(GO) test . -update); fi; \
	done
	@git status --short -- '*testdata*'

clean: ## remove what building and the demonstration leave behind, but not the tools
	@if [ -d bin ]; then find bin -maxdepth 1 -type f -delete; fi
	rm -rf demo/out bench/out
