#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make bench`: whole processes, cold, in ratios of one run.
#   - the floor, which does with the libraries what platen does and nothing else (floor.c);
#   - native Typst and other programs, with the same text and the same documents, small and large (rows.py);
#   - the sheets of a class (class.py), and how work and memory grow with the size of a document (growth.py).
# It prints ratios and whether each aim is met. It fails only when something grows faster than the document, not because it is slow.
#     tests/bench/run.sh [PLATEN]       ROUNDS=21 by default; PLATEN build/release/platen, beside its objects
set -eu
cd "$(dirname "$0")/../.."
root=$PWD build=$PWD/$(dirname "${1:-build/release/platen}") rounds=${ROUNDS:-21} cc=${CC:-cc}
work=$(mktemp -d "${TMPDIR:-/tmp}/platen-bench-XXXXXX")
trap 'rm -rf "$work"' EXIT
tab=$(printf '\t')
has() { command -v "$1" >/dev/null 2>&1; }

# -- the programs

packages="harfbuzz harfbuzz-subset icu-i18n icu-uc libcmark yaml-0.1 libpng libjpeg expat libqrencode libdeflate zlib"
flags="-std=c17 -D_GNU_SOURCE -O2 -Wall -Wextra -Wconversion -Wshadow -Iinclude $(pkg-config --cflags $packages)"
# Linked as platen is, when make calls.
libraries=${LIBS:-$(pkg-config --libs $packages) -lhpdf -lhyphen -lgettextpo -lm}
wrap=
for f in file_map hb_face_create_for_tables hb_buffer_add_utf8 hb_shape_full hb_subset_plan_create_or_fail \
	libdeflate_alloc_compressor libdeflate_zlib_compress write rename; do
	wrap="$wrap -Wl,--wrap=$f"
done
objects=$(for c in src/*/*.c src/*/*/*.c; do o=${c#src/}; echo "$build/${o%.c}.o"; done)
# Platen loads all these libraries, so the floor does, whether it calls them or not.
$cc $flags -o "$work/floor" tests/bench/floor.c -Wl,--no-as-needed $libraries
$cc $flags $wrap -o "$work/record" tests/bench/record.c $objects $libraries
$cc $flags -o "$work/timer" tests/bench/timer.c

# -- a project with the plain editions only; links, because the fonts are large

mkdir "$work/project"
cp -rl content layouts fonts "$work/project/" 2>/dev/null || cp -r content layouts fonts "$work/project/"
documents=
for d in handout poster worksheet; do
	if [ -f "layouts/$d.yaml" ]; then documents="$documents $d"; else echo "layouts/$d.yaml: not there, not measured"; fi
done
{
	echo 'subject: marketing-it'
	echo 'source-language: en'
	echo 'date: 2026-01-01'
	echo 'locales: [en, en-US]'
	echo "documents: [$(echo $documents | sed 's/ /, /g')]"
} >"$work/project/platen.yaml"
cd "$work/project"

# -- the commands, a line each, and what they need

: >"$work/commands"
add() { printf '%s\t%s\n' "$1" "$2" >>"$work/commands"; }
record() { # LABEL OPTIONS
	PLATEN_RECORDING="$work/$1.rec" "$work/record" build -q -j 1 $2 >/dev/null # workers would keep their records
	add "$1" "$build/platen build -q -j 1 $2"
	add "$1-floor" "$work/floor $work/$1.rec $work/floor.out"
}
for d in $documents; do
	record "$d" "--document $d --locale en -o $work/$d.pdf"
done
record all "-o $work/out/"
# All that platen.yaml lists, in one process, and English alone likewise.
mkdir "$work/editions"
cp -rl "$work/project/content" "$work/project/layouts" "$work/project/fonts" "$work/editions/" 2>/dev/null ||
	cp -r "$work/project/content" "$work/project/layouts" "$work/project/fonts" "$work/editions/"
cp "$root/platen.yaml" "$work/editions/"
add editions "$build/platen build -q -j 1 -C $work/editions -o $work/out/"
add english "$build/platen build -q -j 1 -C $work/editions --locale en -o $work/out/"

# -- measuring

grep -E "^(handout|poster|worksheet|all)(-floor)?$tab" "$work/commands" | "$work/timer" "$rounds" >"$work/own"
grep -E "^(editions|english)$tab" "$work/commands" | "$work/timer" "$rounds" >"$work/editions.times"

# Instructions do not depend on what else the machine does.
: >"$work/counts"
if has valgrind; then
	grep -E "^[a-z]+(-floor)?$tab" "$work/commands" | grep -E "^(handout|poster|worksheet|all)" |
		while IFS=$tab read -r label command; do
			n=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null $command 2>&1 | sed -n 's/.*Collected : //p')
			printf '%s\t%s\n' "$label" "$n" >>"$work/counts"
		done
else
	echo "valgrind is not installed: no instruction counts"
fi

# -- the table

bytes() { if [ -f "$1" ]; then wc -c <"$1" | tr -d ' '; else echo 0; fi; }
for label in $documents; do printf '%s\t%s\n' "$label" "$(bytes "$work/$label.pdf")"; done >"$work/sizes"
awk -F "$tab" -f "$root/tests/bench/table.awk" "$work/counts" "$work/sizes" "$work/own" "$work/editions.times"

# -- beside other programs, a class, and growth

cd "$root"
has python3 || { echo "python3 is not installed: nothing else is measured" && exit; }
if python3 -c 'import yaml' 2>/dev/null; then
	ROUNDS=$((rounds / 2)) python3 tests/bench/rows.py "$build/platen" "$work/timer"
else
	echo "python3-yaml is not installed: not compared with other programs"
fi
echo
python3 tests/bench/class.py "$build/platen"
echo
python3 tests/bench/growth.py "$build/platen"
