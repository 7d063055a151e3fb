# What developers and CI type. Everything is installed into .venv, and again only when the packaging changes.

PYTHON ?= python3
BIN := .venv/bin
# Exact versions, for what builds the package, too. Pip 25.3 and later want the second name for it.
export PIP_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_BUILD_CONSTRAINT := $(CURDIR)/constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1
PACKAGING := pyproject.toml constraints.txt
ADDRESS ?= 127.0.0.1:9847

.PHONY: help
help: ## Show what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.venv/.made:
	@PYTHON=$(PYTHON) .ci/venv
	@touch $@

.venv/.run: .venv/.made $(PACKAGING)
	@echo "Installing sora-exporter into .venv"
	@$(BIN)/python -m pip install --quiet --editable .
	@touch $@

.venv/.dev: .venv/.made $(PACKAGING)
	@echo "Installing sora-exporter and the tools of its developers into .venv"
	@$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch .venv/.run $@

.PHONY: run
run: .venv/.run ## Start the demo: six services, no keys needed
	@exec $(BIN)/sora-exporter demo --web.listen-address=$(ADDRESS) $(ARGS)

.PHONY: stack
stack: .venv/.run servers ## Start the demo with Prometheus and Alertmanager; notifications appear on the terminal
	@exec $(BIN)/python deploy/stack/run.py $(ARGS)

.PHONY: game-day
game-day: .venv/.run servers ## The same with services that you break yourself
	@exec $(BIN)/python deploy/stack/run.py --game-day $(ARGS)

.PHONY: check
check: .venv/.dev ## Format, lint, types and the rules of who imports whom
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

.PHONY: format
format: .venv/.dev ## Bring the code into shape
	@$(BIN)/ruff check --fix --quiet . || true
	@$(BIN)/ruff format .

.PHONY: test-fast
test-fast: .venv/.dev ## Run the unit tests
	@$(BIN)/pytest -n auto tests/unit $(ARGS)

.PHONY: test
test: .venv/.dev debian ## Run all tests, against real Prometheus, Alertmanager and Chromium
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder tests/unit tests/contract tests/rules tests/e2e tests/fuzz $(ARGS)

.PHONY: test-full
test-full: test test-containers ## All tests and the heavy proofs: real LiteLLM, memory, containers; a release must pass it
	@.ci/debian faketime=faketime
	@$(BIN)/pytest tests/full --ignore=tests/full/test_containers.py $(ARGS)

.PHONY: test-containers
test-containers: .venv/.dev debian ## Build the image, run it hardened, start the compose stack (as root; the first time takes minutes)
	@.ci/debian podman=podman runc=runc catatonit=catatonit debootstrap=debootstrap ip=iproute2 nsenter=util-linux
	@$(BIN)/pytest tests/full/test_containers.py $(ARGS)

.PHONY: fuzz
fuzz: .venv/.dev ## Run the fuzzers for ten minutes each (FUZZ_SECONDS=60 is quicker)
	@FUZZ_SECONDS=$${FUZZ_SECONDS:-600} $(BIN)/pytest -s tests/fuzz $(ARGS)

.PHONY: test-matrix
test-matrix: .venv/.dev debian ## Test rules and notifications with the servers of later Debian suites, too
	@PYTHON=$(BIN)/python tests/rules/matrix.sh

.PHONY: bench
bench: .venv/.dev ## Cold start, scrapes and verdicts, in milliseconds
	@$(BIN)/python -m bench.start
	@$(BIN)/python -m bench.scrape
	@$(BIN)/python -m bench.classify

.PHONY: bench-scale
bench-scale: .venv/.dev ## Ten thousand targets on one core, and how it grows (ten minutes; ARGS="--targets 1000 --interval 10 beat" is quicker); ARGS=--shards: three shards
	@.ci/debian prometheus=prometheus nginx=nginx-light
	@$(BIN)/python -m bench.$(if $(findstring --shards,$(ARGS)),shards,scale) $(ARGS)

.PHONY: bench-peers
bench-peers: .venv/.dev servers ## Beside Debian's blackbox_exporter and pushgateway: CPU, latency, scrapes (15 minutes; ARGS="--rounds 1 http" is quicker)
	@.ci/debian prometheus-blackbox-exporter=prometheus-blackbox-exporter prometheus-pushgateway=prometheus-pushgateway \
		nginx=nginx-light
	@$(BIN)/python -m bench.peers $(ARGS)

.PHONY: bench-money
bench-money: .venv/.dev ## What ways of watching cost and see in a virtual month (some 20 minutes; ARGS=1 is quicker)
	@$(BIN)/python -m bench.money $(ARGS)

.PHONY: bench-failover
bench-failover: .venv/.dev ## What four ways to ask for a video deliver and are billed, fault by fault (some 20 minutes)
	@$(BIN)/python -m bench.failover $(ARGS)

.PHONY: bench-states
bench-states: .venv/.dev ## How well the board follows the truth, over 20 seeds of every scenario (over an hour; ARGS=2 is quicker)
	@$(BIN)/python -m bench.states $(ARGS)

.PHONY: dashboards
dashboards: .venv/.dev ## Write the dashboards for Grafana
	@$(BIN)/python -m dashboards.build

.PHONY: dashboards-preview
dashboards-preview: .venv/.dev servers ## A Prometheus with a simulated month, for looking at the dashboards with a Grafana
	@exec $(BIN)/python -m tests.rules.month.preview $(ARGS)

.PHONY: generated
generated: .venv/.dev ## Write every generated file anew: dashboards, tables and diagram of the docs, Kubernetes' rules, the mixin's list
	@$(BIN)/python -m dashboards.build
	@$(BIN)/python -m tests.generated_docs
	@$(BIN)/python deploy/kubernetes/build.py
	@$(BIN)/python mixin/build.py

.PHONY: packages
packages: ## Build sdist and wheel twice, compare them byte by byte, and check them
	@rm -rf dist .venv-release && $(PYTHON) -m venv .venv-release
	@env -u PIP_CONSTRAINT .venv-release/bin/pip install --quiet build twine
	@for folder in dist dist/again; do SOURCE_DATE_EPOCH=$$(git log -1 --format=%ct) \
		.venv-release/bin/python -m build --outdir $$folder . > /dev/null; done
	@for file in dist/*.whl dist/*.tar.gz; do cmp $$file dist/again/$${file##*/}; done && rm -rf dist/again
	@.venv-release/bin/twine check --strict dist/* && ls dist

.PHONY: release
release: test-full packages ## What a release must pass; says what is left to do by hand
	@version=$$($(BIN)/python -c 'import exporter; print(exporter.__version__)') && \
		grep -q "^## \[$$version\]" CHANGELOG.md || { echo "CHANGELOG.md has no section for this version"; exit 1; } && \
		echo "Left: git tag v$$version, twine upload dist/*, docker build -t sora-exporter:$$version ."

.PHONY: coverage
coverage: .venv/.dev ## Which lines the unit and contract tests do not reach
	@$(BIN)/coverage run -m pytest -q tests/unit tests/contract
	@$(BIN)/coverage combine --quiet
	@$(BIN)/coverage report

.PHONY: debian
debian:
	@.ci/debian prometheus=prometheus promtool=prometheus prometheus-alertmanager=prometheus-alertmanager \
		amtool=prometheus-alertmanager chromium=chromium sqlite3=sqlite3 node=nodejs npm=npm curl=curl go=golang-go \
		victoria-metrics=victoria-metrics vmalert=victoria-metrics \
		usr/share/gocode/src/github.com/Masterminds/sprig=golang-github-masterminds-sprig-dev \
		usr/share/gocode/src/gopkg.in/yaml.v3=golang-gopkg-yaml.v3-dev
	@.ci/kubectl
	@.ci/axe

.PHONY: servers
servers:
	@.ci/debian prometheus=prometheus promtool=prometheus prometheus-alertmanager=prometheus-alertmanager \
		amtool=prometheus-alertmanager

.PHONY: bench-pages
bench-pages: .venv/.dev servers ## Who is woken, and for what: scenarios through a real Prometheus, in half an hour
	@$(BIN)/python -m bench.pages $(ARGS)

.PHONY: constraints
constraints: ## Write the versions of today into constraints.txt
	@rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	@env -u PIP_CONSTRAINT -u PIP_BUILD_CONSTRAINT .venv-lock/bin/pip install --quiet '.[dev]' hatchling editables
	@{ sed '/^[^#]/,$$d' constraints.txt; \
		.venv-lock/bin/pip freeze --exclude sora-exporter; } > .venv-lock/new && mv .venv-lock/new constraints.txt
	@rm -rf .venv-lock

.PHONY: clean
clean: ## Remove the environment and what tools left behind
	@rm -rf .venv .venv-lock .venv-litellm .venv-containers .venv-release dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*
