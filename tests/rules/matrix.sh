#!/bin/sh
# Checks and tests rules, routes and dashboards with the Prometheus and Alertmanager of later Debian suites, and the
# compose file with their Docker Compose, which needs no engine to read it. They are unpacked under .cache and not
# installed. The mirror is the one this machine already uses.
set -eu

cd "$(dirname "$0")/../.."
cache=$PWD/.cache/matrix
suites=${*:-trixie sid}
python=${PYTHON:-python3}
compose=usr/libexec/docker/cli-plugins/docker-compose

here=$(. /etc/os-release && echo "$VERSION_CODENAME")
mirror=$(apt-get indextargets --format '$(RELEASE) $(REPO_URI)' 'Created-By: Packages' |
    awk -v here="$here" '$1 == here { print $2; exit }')
[ -n "$mirror" ] || { echo "no mirror of $here among this machine's apt sources" >&2; exit 1; }

fetch() { # suite
    root=$cache/$1
    [ -x "$root/usr/bin/promtool" ] && [ -x "$root/usr/bin/prometheus" ] && [ -x "$root/usr/bin/amtool" ] &&
        [ -x "$root/$compose" ] && return
    rm -rf "$root"
    mkdir -p "$root/apt/lists/partial" "$root/apt/archives/partial" "$root/deb"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror $1 main" > "$root/apt/sources.list"
    : > "$root/apt/status"
    set -- \
        -o Dir::State="$root/apt" -o Dir::State::status="$root/apt/status" -o Dir::Cache="$root/apt" \
        -o Dir::Etc::sourcelist="$root/apt/sources.list" -o Dir::Etc::sourceparts=/dev/null \
        -o Dir::Etc::preferencesparts=/dev/null -o APT::Sandbox::User= -o Acquire::Languages=none -qq
    apt-get "$@" update
    (cd "$root/deb" && apt-get "$@" download promtool prometheus prometheus-alertmanager docker-compose)
    for package in "$root"/deb/*.deb; do dpkg -x "$package" "$root"; done
    rm -rf "$root/apt" "$root/deb"
}

for suite in $suites; do
    fetch "$suite"
    "$cache/$suite/usr/bin/promtool" --version 2>&1 | head -n 1
    "$cache/$suite/usr/bin/amtool" --version 2>&1 | head -n 1
    "$cache/$suite/$compose" version
    "$cache/$suite/$compose" --file docker-compose.yml config --quiet
    PROMTOOL=$cache/$suite/usr/bin/promtool PROMETHEUS=$cache/$suite/usr/bin/prometheus \
        AMTOOL=$cache/$suite/usr/bin/amtool ALERTMANAGER=$cache/$suite/usr/bin/prometheus-alertmanager \
        "$python" -m pytest -q tests/rules
done
