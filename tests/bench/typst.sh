#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Builds the Typst that `make bench` compares with, once, outside of the checkout: tests/bench/typst.sh
# It takes a Rust toolchain, and some twenty minutes. PLATEN_CACHE: the folder for it, by default ~/.cache/platen.
set -eu
version=0.15.1
root=${PLATEN_CACHE:-$HOME/.cache/platen}/typst
[ -x "$root/bin/typst" ] && exec "$root/bin/typst" --version
command -v cargo >/dev/null || { echo "typst.sh: cargo is missing; install a Rust toolchain" >&2; exit 2; }
cargo install --quiet --locked --root "$root" "typst-cli@$version"
"$root/bin/typst" --version
