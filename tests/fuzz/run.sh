#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzzing by a program that holds all targets:
#   tests/fuzz/run.sh replay PROGRAM [TARGET...]          the seeds; PROGRAM by our own driver
#   tests/fuzz/run.sh mutate PROGRAM [TARGET...]          the seeds and a few thousand mutations of them
#   tests/fuzz/run.sh search PROGRAM SECONDS [TARGET...]  PROGRAM by libFuzzer; seconds of CPU for each target
#   tests/fuzz/run.sh can                                 77 where clang has no libFuzzer
# What makes a target fail is kept in build/fuzz/TARGET/, and so is what libFuzzer has found on its way (corpus/).
set -u
cd "$(dirname "${BASH_SOURCE[0]}")/../.." || exit 2
export LSAN_OPTIONS="suppressions=$PWD/tests/tools/lsan.supp:print_suppressions=0"
export ASAN_OPTIONS="quarantine_size_mb=64:allocator_may_return_null=0${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
unset SOURCE_DATE_EPOCH
# In memory where there is a place: a search writes the files of some thousand projects a minute.
TMPDIR=$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)
export TMPDIR
trap 'rm -rf "$TMPDIR"' EXIT

# What else a target can begin with, beside tests/fuzz/seeds/TARGET.
more_seeds() {
  case $1 in
    yaml) echo layouts content fonts/fonts.yaml platen.yaml ;;
  esac
}
# How many mutations `make san` tries: some ten seconds.
mutations() {
  case $1 in
    yaml | svg | picture | markdown | project) echo 8000 ;;
    build | po) echo 500 ;;
    *) echo 2000 ;;
  esac
}

own() { # RUNS TARGET
  local options=(-keep="build/fuzz/$2" -seed=1) seeds=("tests/fuzz/seeds/$2")
  mkdir -p "build/fuzz/$2"
  if [[ $1 -gt 0 ]]; then
    read -ra more <<<"$(more_seeds "$2")"
    options+=(-runs="$1" -dict="tests/fuzz/$2.dict") seeds+=("${more[@]}")
  fi
  FUZZ_TARGET=$2 nice "$program" "${options[@]}" "${seeds[@]}"
}
# libgettextpo does not free all (lsan.supp), and libFuzzer would look for leaks after each input.
leaks() { [[ $1 == po || $1 == build ]] && echo 0 || echo 1; }
search() { # SECONDS TARGET
  local kept=build/fuzz/$2
  mkdir -p "$kept/corpus"
  read -ra more <<<"$(more_seeds "$2")"
  for i in "${!more[@]}"; do [[ -d ${more[i]} ]] || unset "more[i]"; done
  FUZZ_TARGET=$2 FUZZ_CPU=$1 "$program" -dict="tests/fuzz/$2.dict" -artifact_prefix="$kept/" -max_len=16384 -timeout=120 -detect_leaks="$(leaks "$2")" \
    -rss_limit_mb=1024 -print_final_stats=1 "$kept/corpus" "tests/fuzz/seeds/$2" "${more[@]}" >"$kept/log" 2>&1 ||
    { echo "FAIL  $2"; grep -vE '^#[0-9]|NEW_FUNC|libFuzzer.*fuzzer::| fuzzer::' "$kept/log" | tail -n 40; return 1; }
  echo "ok    $2: $(sed -n 's/^stat::number_of_executed_units: *//p' "$kept/log") inputs in $1 s"
}
can() {
  local made=$TMPDIR/can
  echo 'int LLVMFuzzerTestOneInput(const char *p, unsigned long n) { return (void)p, (void)n, 0; }' |
    clang -x c -fsanitize=fuzzer,address -o "$made" - 2>/dev/null
  [[ -x $made ]] || { echo 'clang has no libFuzzer: make deps-fuzz'; return 77; }
}

mode=$1; shift
[[ $mode =~ ^(replay|mutate|search|can)$ ]] || { sed -n '3,9s/^# //p' "$0" >&2; exit 64; }
[[ $mode != can ]] || { can; exit; }
program=$(realpath "$1"); shift
seconds=0
[[ $mode != search ]] || { seconds=$1; shift; }
targets=("$@")
# The last ones by name, yaml and svg, take longest, and are begun first.
[[ $# -gt 0 ]] || for f in tests/fuzz/fuzz_*.c; do f=${f##*/fuzz_}; targets=("${f%.c}" "${targets[@]}"); done
try() { # TARGET
  case $mode in
    replay) own 0 "$1" ;;
    mutate) own "$(mutations "$1")" "$1" ;;
    search) search "$seconds" "$1" ;;
  esac || : >"$TMPDIR/$1.failed"
}
# As many at once as there are processors.
for t in "${targets[@]}"; do
  while [[ $(jobs -rp | wc -l) -ge $(nproc) ]]; do wait -n; done
  try "$t" &
done
wait
failed=$(find "$TMPDIR" -maxdepth 1 -name '*.failed' | wc -l)
echo "$((${#targets[@]} - failed)) targets without a finding, $failed with one"
((failed == 0))
