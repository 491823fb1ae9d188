/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics, as diag_codes.h says. Pages for a printing press. */
/* clang-format off */
X(BAD_PROFILE, "bad-profile", ERROR, "the profile fonts/%s %s",
  "A press wants an ICC profile of its paper and inks: for a printer, of the colour space CMYK, of version 2 or 4. Print shops name theirs; the European Color Initiative, basICColor and the ICC's registry offer many. Put the file into fonts/, its checksum into SHA256SUMS, and its name into `profile` of layouts/printers/NAME.yaml.")
X(BAD_INKS, "bad-inks", ERROR, "%s",
  "`inks` of the tokens names a colour, by its token or as '#1B4F7A', and how much of each ink is printed for it: cmyk(0, 72, 100, 20) is cyan, magenta, yellow and black, in percent from 0 to 100, with at most two decimals.\n\nWrong: tokens: {inks: {'#1B4F7A': 'cmyk(0, 72, 100)'}}\nRight: tokens: {inks: {'#1B4F7A': 'cmyk(0, 72, 100, 20)'}}")
X(UNLIKE_INKS, "unlike-inks", WARNING, "the inks of '%s' print another colour than %s",
  "By the profile of the press they look clearly unlike what the colour would be printed with: the one was changed and the other was not, perhaps. Change the inks, or take the entry out, so that the colour goes through the profile.")
X(NO_BLEED, "no-bleed", WARNING, "%s ends %s mm beyond the trim, but the bleed is %s mm wide",
  "Sheets are cut in piles, and the knife slips: where colour ends at the trim, a white line shows. Grounds and other plain rectangles that end there are drawn out by themselves; a picture or a curve is not, since it would change. Let it reach over the edge by the bleed: a `place` beyond the paper, a larger width, `bleed: true` for spans. Or let it end inside the page.")
X(NEAR_TRIM, "near-trim", WARNING, "text stands %s mm from the trim; %s mm are safe",
  "Sheets are cut in piles, and the knife slips, so that text near the edge is cut or stands askew. Give it a wider margin, or say in `safe` of the printer how near it may be.")
X(THIN_LINE, "thin-line", WARNING, "a line is %s pt thick; the press holds %s pt",
  "Thinner lines break up on the plate or fade: 0.25 pt is the least for one solid ink, and what is printed in several inks or as a tint needs more. Make the line thicker, or say in `least-line` of the printer what it holds.")
X(INK_LIMIT, "ink-limit", WARNING, "%s takes %d%% of ink in one place; the paper takes %d%%",
  "The sum of the four inks where it is thickest. More than the paper takes does not dry: it smears, sticks to the next sheet, or shows on its back. Write the colour in fewer inks, as 60% cyan and black for a deep black, or say in `ink-limit` of the printer what it takes: 300 for coated paper, 280 for uncoated, 240 for newsprint.")
