#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# `make bench`: whole processes, cold, in ratios of one run. Beside platen run
#   - the floor, which does with the libraries what platen does and nothing else (floor.c),
#   - other tools that set the same text (peers.py); those that are not installed are named.
# It prints figures and whether each aim is met, and how work and memory grow with the size of a document
# (growth.py). It fails only when something grows faster than the document, not because it is slow.
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
	add "$1" "$build/platen build -q $2"
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

missing=
peer() { # LABEL PROGRAM SOURCE-KIND COMMAND
	if ! has "$2"; then
		missing="$missing $1"
	elif python3 "$root/tests/bench/peers.py" content/marketing-it/en.yaml "$root/fonts" "$3" >"$work/$1.in" 2>"$work/$1.log" &&
		(cd "$work" && $4) >"$work/$1.log" 2>&1; then
		add "$1" "$4"
	else
		echo "$1 does not run: $(tail -n 1 "$work/$1.log")"
	fi
}
printf '%s\n' 'import sys, typst' \
	"typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]], ignore_system_fonts=True)" >"$work/compile.py"
printf '#!/bin/sh\nexec groff -k -t -ms -dpaper=a4 -P-pa4 -Tpdf %s >%s\n' "$work/groff.in" "$work/groff.pdf" >"$work/groff.sh"
# groff reads Type 1 fonts only: Noto Sans is converted, cut to Latin beforehand, because groff embeds whole fonts.
groff_fonts() {
	devpdf=/usr/share/groff/current/font/devpdf
	has fontforge && has afmtodit && [ -f $devpdf/enc/text.enc ] || return 1
	mkdir -p "$work/groff/devpdf"
	for face in Regular:R Bold:B Italic:I BoldItalic:BI; do
		name=NotoSans-${face%:*} short=NOTO${face#*:}
		fontforge -lang=ff -c "Open(\"fonts/$name.ttf\"); Select(0u0020, 0u024F); SelectMore(0u2000, 0u22FF);
			SelectInvert(); DetachAndRemoveGlyphs(); ScaleToEm(1000); Generate(\"$work/groff/$name.pfb\")" &&
			afmtodit -e $devpdf/enc/text.enc "$work/groff/$name.afm" $devpdf/map/textmap "$work/groff/devpdf/$short" || return 1
		printf '\t%s\t%s\n' "$name" "$work/groff/$name.pfb" >>"$work/groff/devpdf/download"
	done
}
if groff_fonts >/dev/null 2>&1; then
	sed -i "s|exec groff|exec groff -F $work/groff -fNOTO|" "$work/groff.sh"
else
	echo "fontforge is not installed, so groff sets its own Helvetica and embeds none"
fi
# Typst scans its font folders at each start, so it gets one with Noto Sans alone.
mkdir "$work/fonts" && cp fonts/NotoSans-*.ttf "$work/fonts/"
peer groff groff groff "sh $work/groff.sh"
if has python3 && python3 -c 'import typst' 2>/dev/null; then
	peer typst python3 typst "python3 $work/compile.py $work/typst.in $work/typst.pdf $work/fonts"
	# What of it is Python and loading the compiler, which Typst's own program would need less of.
	echo 'import typst' >"$work/load.py"
	add typst-load "python3 $work/load.py"
else
	missing="$missing typst"
fi
peer weasyprint weasyprint html "weasyprint -q $work/weasyprint.in $work/weasyprint.pdf"
peer pdflatex pdflatex latex "pdflatex -interaction=batchmode -output-directory=$work -jobname=pdflatex $work/pdflatex.in"
[ -z "$missing" ] || echo "not installed, not compared:$missing (tests/bench/peers.sh installs them)"

# -- measuring

# Slow tools in the same turns would cost minutes; they get fewer rounds, with platen beside them.
grep -E "^(handout|poster|worksheet|all)(-floor)?$tab" "$work/commands" | "$work/timer" "$rounds" >"$work/own"
grep -E "^(editions|english)$tab" "$work/commands" | "$work/timer" "$rounds" >"$work/editions.times"
grep -E "^(handout|groff|typst|typst-load|weasyprint|pdflatex)$tab" "$work/commands" | "$work/timer" $((rounds / 4 + 1)) >"$work/peers"

# Instructions do not depend on what else the machine does. Those of all workers count, so there is one.
: >"$work/counts"
if has valgrind; then
	grep -E "^[a-z]+(-floor)?$tab" "$work/commands" | grep -E "^(handout|poster|worksheet|all)" |
		while IFS=$tab read -r label command; do
			case $command in "$build/platen "*) command="$command -j 1" ;; esac
			n=$(valgrind --tool=callgrind --callgrind-out-file=/dev/null $command 2>&1 | sed -n 's/.*Collected : //p')
			printf '%s\t%s\n' "$label" "$n" >>"$work/counts"
		done
else
	echo "valgrind is not installed: no instruction counts"
fi

# -- the table

bytes() { if [ -f "$1" ]; then wc -c <"$1" | tr -d ' '; else echo 0; fi; }
for label in $documents; do printf '%s\t%s\n' "$label" "$(bytes "$work/$label.pdf")"; done >"$work/sizes"
for label in groff typst weasyprint pdflatex; do printf '%s\t%s\n' "$label" "$(bytes "$work/$label.pdf")"; done >>"$work/sizes"
awk -F "$tab" -f "$root/tests/bench/table.awk" "$work/counts" "$work/sizes" "$work/own" "$work/editions.times" "$work/peers"

# -- a class

cd "$root"
echo
if has python3; then
	python3 tests/bench/class.py "$build/platen"
else
	echo "python3 is not installed: the sheets of a class are not measured"
fi

# -- growth

cd "$root"
echo
if has python3; then
	python3 tests/bench/growth.py "$build/platen"
else
	echo "python3 is not installed: growth is not measured"
fi
