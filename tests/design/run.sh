#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# What the shipped documents promise a reader, measured on their pages: tests/design/run.sh PLATEN
#
#   skill.py      one skill that changes sides in the content moves every picture and number that it places
#   answers.py    the printed arithmetic of the worksheet leads to one band and one zone, whatever the answers
#   key.py        for a thousand sets of answers the worksheet, its key and `platen score` agree
#   sizes.py      type of the posters for five metres, of the handout for the hand, in every locale
set -u
platen=$(realpath "${1:?usage: tests/design/run.sh PLATEN}")
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$here/../tools/report.sh"
if ! python3 -c '' 2>/dev/null; then echo 'skipped: needs python3'; exit 0; fi
for part in skill answers key sizes; do
  python3 -B "$here/$part.py" "$platen" "$here/../.."
  result "$part" $?
done
report
