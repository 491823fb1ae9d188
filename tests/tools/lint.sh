#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Style and static analysis: tests/tools/lint.sh CFLAGS SOURCE...
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
flags=$1; shift
failed=0
step() { local name=$1; shift; if "$@"; then echo "lint: $name ok"; else echo "lint: $name FAILED"; failed=1; fi; }

format() { clang-format --dry-run -Werror src/*/*.[ch] src/*/*/*.[ch] include/*.h include/*/*.h tests/unit/*.c tests/fuzz/*.c; }
tidy() {
  printf '%s\n' "$@" | xargs -P 2 -n 8 sh -c 'exec clang-tidy --quiet --warnings-as-errors="*" "$@" -- '"$flags" sh 2>/dev/null
}
shell() { shellcheck -S warning tests/*.sh tests/*/*.sh .ci/run; }
manual() { [[ -z $(groff -man -ww -Tutf8 docs/platen.1 2>&1 >/dev/null) ]]; }
licences() { # every file names its licence, itself or beside it
  local bad=0 f
  while IFS= read -r f; do
    [[ $f == LICENSES/* || $f == *.license || -f $f.license ]] && continue
    head -c 600 "$f" | grep -q SPDX-License-Identifier && continue
    grep -qE "^path = .*\"${f//./\\.}\"" REUSE.toml 2>/dev/null && continue
    case $f in docs/images/*|tests/golden/*|tests/diagnostics/*|*.md|.gitignore|REUSE.toml|content/*/po/*) continue ;; esac # REUSE.toml covers them
    echo "no licence: $f"; bad=1
  done < <(git ls-files)
  return $bad
}
step clang-format format
step clang-tidy tidy "$@"
step shellcheck shell
step 'man page' manual
step licences licences
exit $failed
