#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the tools that `make bench` compares with, on request only: tests/bench/peers.sh (Typst: `make bench-typst`)
# They are no dependencies of platen. pdfLaTeX with Noto Sans is large: add --latex for it.
set -eu
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi; }

packages="groff fontforge-nox weasyprint valgrind python3-yaml"
[ "${1-}" = --latex ] && packages="$packages texlive-latex-base texlive-latex-recommended texlive-fonts-extra"
# shellcheck disable=SC2086
as_root apt-get install -y --no-install-recommends $packages
