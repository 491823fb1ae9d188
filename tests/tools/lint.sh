#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Style and static analysis: tests/tools/lint.sh CFLAGS REUSE SOURCE...
# QUICK=1: only gcc looks along the paths of functions, and not clang's analyzer too, which takes ten minutes.
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
flags=$1 reuse=$2; shift 2
failed=0
step() { local name=$1; shift; if "$@"; then echo "lint: $name ok"; else echo "lint: $name FAILED"; failed=1; fi; }

format() { clang-format --dry-run -Werror src/*/*.[ch] src/*/*/*.[ch] include/*.h include/*/*.h tests/*.c tests/*/*.[ch]; }
tidy() {
  local checks=${QUICK:+-clang-analyzer-*}
  printf '%s\n' "$@" | xargs -P 2 -n 8 sh -c 'exec clang-tidy --quiet --checks="$0" --warnings-as-errors="*" "$@" -- '"$flags" "$checks" 2>/dev/null
}
shell() { shellcheck -S warning tests/*.sh tests/*/*.sh packaging/*.sh packaging/examples/*.sh .ci/run; }
manual() { [[ -z $(groff -man -ww -Tutf8 docs/platen.1 2>&1 >/dev/null) ]]; }
# gcc looks along the paths of each function; its objects are kept, so only what changed is looked at again.
analyzer() { make --no-print-directory -s -j"$(nproc)" VARIANT=analyze CC=gcc WERROR=1 objects; }
# What a forge or a cluster runs, and cannot be run here.
packaging() {
  local tools examples=packaging/examples
  tools=$(dirname "$reuse")
  "$tools/yamllint" --strict -c packaging/yamllint.yaml packaging .pre-commit-hooks.yaml .github &&
    "$tools/hadolint" packaging/Containerfile &&
    "$tools/check-jsonschema" --quiet --builtin-schema vendor.github-actions packaging/action/action.yml &&
    "$tools/check-jsonschema" --quiet --builtin-schema vendor.github-workflows $examples/github-matrix.yml .github/workflows/*.yml &&
    "$tools/check-jsonschema" --quiet --builtin-schema vendor.gitlab-ci $examples/gitlab-parallel.yml &&
    "$tools/pre-commit" validate-manifest .pre-commit-hooks.yaml
}
# Go's, so only where there is Go.
actions() {
  [[ -x build/tools/bin/actionlint ]] || GOBIN=$PWD/build/tools/bin go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7 || return
  build/tools/bin/actionlint packaging/examples/github-matrix.yml .github/workflows/*.yml
}
step clang-format format
step 'gcc -fanalyzer' analyzer
step clang-tidy tidy "$@"
step shellcheck shell
step 'man page' manual
step packaging packaging
if command -v go >/dev/null; then step 'workflows' actions; else echo 'lint: workflows skipped: there is no Go'; fi
step 'licences of all files' "$reuse" lint --quiet
exit $failed
