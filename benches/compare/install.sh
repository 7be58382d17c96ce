#!/bin/sh
# Installs the peers on Debian or Ubuntu: from apt, from PyPI into an environment of its own, and with cargo.
# Usage: benches/compare/install.sh [DIR]      DIR is target/peers if it is left out.
# What can't be installed is said, and left out of the comparison; the others are installed all the same.
set -u
dir=${1:-$(dirname "$0")/../../target/peers}
mkdir -p "$dir"
missing=""

if [ "$(id -u)" = 0 ]; then as_root=""; else as_root="sudo"; fi
$as_root apt-get update -qq
# `time` measures memory; poppler says how many pages there are, and whether they are tagged.
for packages in "time poppler-utils" \
    "pandoc lmodern texlive-latex-recommended texlive-latex-extra texlive-fonts-recommended" \
    "libreoffice-writer" "python3-venv libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"; do
    $as_root apt-get install -y -qq --no-install-recommends $packages || missing="$missing; $packages"
done

python3 -m venv "$dir/py" || missing="$missing; a Python environment"
for package in typst weasyprint duckdb; do
    "$dir/py/bin/pip" install -q "$package" || missing="$missing; $package"
done

# Takes some ten minutes on two cores.
cargo install rusdox --locked --root "$dir" || missing="$missing; rusdox"

if [ -n "$missing" ]; then
    echo "not installed: ${missing#; }" >&2
    exit 1
fi
