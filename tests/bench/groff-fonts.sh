#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Noto Sans for groff: groff-fonts.sh FOLDER. It reads Type 1 fonts only and embeds them whole, so they are converted and cut to Latin.
set -eu
devpdf=/usr/share/groff/current/font/devpdf out=$1/devpdf fonts=$(dirname "$0")/../../fonts
command -v fontforge && command -v afmtodit && [ -f $devpdf/enc/text.enc ]
mkdir -p "$out"
for face in Regular:R Bold:B Italic:I BoldItalic:BI; do
	name=NotoSans-${face%:*} short=NOTO${face#*:}
	fontforge -lang=ff -c "Open(\"$fonts/$name.ttf\"); Select(0u0020, 0u024F); SelectMore(0u2000, 0u22FF);
		SelectInvert(); DetachAndRemoveGlyphs(); ScaleToEm(1000); Generate(\"$1/$name.pfb\")"
	afmtodit -e $devpdf/enc/text.enc "$1/$name.afm" $devpdf/map/textmap "$out/$short"
	printf '\t%s\t%s\n' "$name" "$1/$name.pfb" >>"$out/download"
done
