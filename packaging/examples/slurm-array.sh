#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# sbatch slurm-array.sh, in the folder of platen.yaml: twelve tasks build a part each. When all have ended,
#   platen merge reports/*.jsonl
# tells what they have told, and fails where a report is cut off, for its task was killed.
#SBATCH --job-name=pdfs
#SBATCH --array=1-12
#SBATCH --cpus-per-task=2
#SBATCH --mem=1G
#SBATCH --time=0:30:00
set -eu
mkdir -p reports
platen build --jobs="${SLURM_CPUS_PER_TASK:-1}" --shard="$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" --format=jsonl \
  >"reports/$SLURM_ARRAY_TASK_ID.jsonl" || test $? = 1
