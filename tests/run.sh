#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Everything that `make check` runs: tests/run.sh PLATEN UNIT-RUNNER FUZZ
# PART=REGEX: the parts whose name matches; SKIP=REGEX: not those.
# JOBS parts at once (as many as there are processors), each with its own report, told in the order below; the last
# line sums up.
set -u
platen=$(realpath "$1") unit=$(realpath "$2") fuzz=$(realpath "$3")
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 2
jobs=${JOBS:-$(nproc)} reports=$(mktemp -d)
trap 'rm -rf "$reports"' EXIT
names=() failed=() told=0
tell() { # of each part that has ended, up to the first that has not
  while [[ $told -lt ${#names[@]} && -f $reports/$told.status ]]; do
    local name=${names[told]} log=$reports/$told.log
    if [[ $(cat "$reports/$told.status") == 0 ]]; then echo "ok    $name: $(tail -n 1 "$log")"
    else failed+=("$name"); echo "FAIL  $name"; grep -vE '^(ok|  ok) ' "$log" | tail -n 60; fi
    told=$((told + 1))
  done
}
run() { # NUMBER COMMAND...
  local n=$1; shift
  "$@" >"$reports/$n.log" 2>&1
  echo $? >"$reports/$n.new" && mv "$reports/$n.new" "$reports/$n.status"
}
part() {
  [[ $1 =~ ${PART:-} && ! $1 =~ ${SKIP:-^$} ]] || return 0
  names+=("$1")
  while [[ $(jobs -rp | wc -l) -ge $jobs ]]; do wait -n; tell; done
  run $((${#names[@]} - 1)) "${@:2}" &
  tell
}
# What takes longest is begun first, so that no processor waits for it at the end.
part 'sheets for a class' tests/class/run.sh "$platen"
part 'writing that fails' env SAMPLE=1 tests/faults/run.sh "$platen"
part 'command line' tests/cli/run.sh "$platen"
part 'PDFs' tests/pdf/run.sh "$platen"
part 'unit tests' "$unit"
part 'layers' tests/tools/layers.sh "$(dirname "$platen")"
part 'fuzz seeds' tests/fuzz/run.sh replay "$fuzz"
part 'golden traces' tests/golden/run.sh "$platen"
part 'each key has an effect' tests/keys/run.sh "$platen"
part 'shipped documents' tests/golden/shipped.sh "$platen"
part 'what editions promise' env SAMPLE=1 tests/editions.sh "$platen"
part 'forms' tests/form/run.py "$platen" "$(dirname "$platen")/form_read" --sample
part 'second subject, fourth layout' tests/second-subject.sh "$platen"
part 'pseudo-locales' tests/pseudo.sh "$platen"
part 'translations' tests/po.sh "$platen"
part 'a new language' tests/guide/run.sh "$platen"
part 'reproducible' tests/reproducible.sh "$platen"
part 'diagnostics' env STRICT=1 tests/diagnostics/run.sh "$platen"
part 'examples of explanations' tests/explain/run.py "$platen"
part 'formats of messages' tests/formats/run.py "$platen"
part 'installing' tests/install.sh "$platen"
part 'the source as one file' tests/packaging/dist.sh
part 'a hostile library' tests/sandbox/run.sh "$platen"
part 'memory that runs out' env SAMPLE=1 FIRST=2 STEP=6007 tests/oom/run.sh "$platen"
part 'options' tests/cli/options.sh "$platen"
part 'parts of a run' tests/shards/run.sh "$platen"
part 'examples for clusters' tests/packaging/examples.sh "$platen"
part 'completions' tests/cli/completions.py "$platen"
part 'what a build redoes' tests/record/run.sh "$platen"
part 'building on each save' tests/watch/run.sh "$platen"
part 'pages on sheets' tests/impose/run.sh "$platen"
part 'for a press' tests/press/run.py "$platen" --sample
part 'what differs' tests/diff/run.sh "$platen"
part 'the design' tests/design/run.sh "$platen"
wait
tell
echo "$((told - ${#failed[@]})) passed, ${#failed[@]} failed"
((told == ${#names[@]} && ${#failed[@]} == 0))
