#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# With GNU parallel, in the folder of platen.yaml: twelve parts on the processors that are here, or with
#   ./parallel.sh --sshlogin host1,host2 --workdir "$PWD"
# on those of machines that share the folder. Ends with what all have told, and its status.
set -eu
mkdir -p reports
parallel "$@" --halt now,fail=1 'platen build -j1 --shard={}/12 --format=jsonl >reports/{}.jsonl || test $? = 1' ::: 1 2 3 4 5 6 7 8 9 10 11 12
platen merge reports/*.jsonl
