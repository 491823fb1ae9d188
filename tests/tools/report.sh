# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# For tests that are scripts, to be read by them: a line for each check, then a count.
passed=0 failed=0
result() { # NAME STATUS
  if (($2 == 0)); then echo "ok   $1"; passed=$((passed + 1)); else echo "FAIL $1"; failed=$((failed + 1)); fi
}
report() { # the last line; fails when a check did
  echo "$passed passed, $failed failed"
  ((failed == 0))
}
version_of() { # LIBRARY: its version as the program under test tells it
  "${platen:?}" --version | awk -v name="$1" '$1 == name { print $2 }'
}
major_of() { version_of "$1" | sed 's/\..*//'; } # LIBRARY: where what is expected depends on it
