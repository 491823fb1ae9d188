#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# The examples of packaging/examples: tests/packaging/examples.sh PLATEN
# The script for GNU parallel is run as it is. Of those for a forge or a cluster, what their machines run is run here, with
# the variables that they set, all in one folder. What comes of it is what one run makes and tells. Prints ok or FAIL for
# each check, then a count.
set -u
platen=$(realpath "${1:?usage: tests/packaging/examples.sh PLATEN}")
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
. "$source/tests/tools/report.sh"
check() { local name=$1; shift; "$@" >"$work/said" 2>&1; result "$name" $? || cat "$work/said"; }
mkdir "$work/bin"
ln -s "$platen" "$work/bin/platen"
export PATH="$work/bin:$PATH"
fresh() {
  rm -rf "$work/p"; mkdir "$work/p"
  cp -R "$source"/{layouts,fonts,tests/sample/content} "$work/p"
  cd "$work/p" || exit 2
  printf '%s\n' 'subject: sound' 'documents:' '  - {name: handout, editions: [mono, ink-saver]}' '  - {name: poster, layout: handout}' \
    'locales: [en, en-US, en-GB]' 'severities: {idle-overlay: warning}' >platen.yaml
  printf 'words: {nobody-asks: "for this"}\n' >layouts/locales/en-GB.yaml
}
fresh
platen build --format=jsonl >"$work/whole.jsonl"
cp -R out "$work/whole"
check 'what one run makes' test "$(find "$work/whole" -name '*.pdf' | wc -l)" -ge 6 -a "$(wc -l <"$work/whole.jsonl")" -ge 2
same() { # NAME
  check "$1: the files of one run" diff -r -x .platen-record "$work/whole" out
  check "$1: twelve reports" test "$(find reports -name '*.jsonl' | wc -l)" = 12
  check "$1: the messages of one run" diff <(platen merge --format=jsonl reports/*.jsonl) "$work/whole.jsonl"
}
# What a machine runs, from an example in YAML: the line that builds and the one that makes a folder for it.
script() { sed -n 's/^ *\(- \)\?\(\(mkdir\|platen build\) .*\)/\2/p' "$source/packaging/examples/$1"; }

fresh
check 'GNU parallel' "$source/packaging/examples/parallel.sh"
same 'GNU parallel'
fresh
for k in {1..12}; do SLURM_ARRAY_TASK_ID=$k SLURM_ARRAY_TASK_COUNT=12 sh "$source/packaging/examples/slurm-array.sh" || break; done
same Slurm
fresh
for k in {1..12}; do CI_NODE_INDEX=$k CI_NODE_TOTAL=12 sh -euc "$(script gitlab-parallel.yml)" || break; done
same GitLab
fresh
for k in {0..11}; do JOB_COMPLETION_INDEX=$k sh -euc "$(script kubernetes-indexed-job.yaml)" || break; done
same Kubernetes
fresh
for k in {1..12}; do bash -euo pipefail -c "$(script github-matrix.yml | sed "s/\${{ matrix.shard }}/$k/g")" || break; done
same GitHub
report
