/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The layout reference: what the tables say, and what stands around them. */
#include "boxes.h"
#include "content.h"
#include "run.h"
#include "spec.h"
#include "style.h"
#include "text.h"

#include <stdio.h>

/* What a file whose main part is a mapping by name holds there. */
static const struct record *named_in(const struct record *r)
{
	const struct field *f = r->fields;
	while (!(f->flags & BY_NAME))
		f++;
	return f->record;
}

static void print_waivers(struct buf *b)
{
	buf_puts(
	        b,
	        "## What is let pass\n\nEach message has a code, which stands in brackets at its end; `platen explain` lists them. `severities` in\n"
	        "platen.yaml says what a code counts as in the whole project. In any mapping of any YAML file, content, layouts\n"
	        "and styles alike, the key `allow` lets a code pass in one place, for a reason:\n\n"
	        "```yaml\n"
	        "severities: {wrong-quotes: error, unprintable-edge: off}     # platen.yaml\n"
	        "```\n\n"
	        "```yaml\n"
	        "- term: Donaudampfschifffahrtsgesellschaft                   # content: an item and all that it holds\n"
	        "  meaning: A company.\n"
	        "  allow: {long-word: it is the name of a company}\n"
	        "\n"
	        "title: A title that is a little longer\n"
	        "allow: {title: {text-too-long: measured on paper}}           # the value of one key only\n"
	        "\n"
	        "hint: {color: '#999999', allow: {low-contrast: repeated in the text}}     # a style\n"
	        "```\n\n"
	        "The place is the one that the message names; a contrast may also be allowed in the style that has it. A waiver\n"
	        "that lets nothing pass is reported when everything was built or checked without errors. Warnings and notes can be\n"
	        "changed and let pass, and of the errors text-too-long, too-few, too-many, score-bands, font-checksum, hidden-text and text-over-text;\n"
	        "other errors leave no document that could be right.\n\n");
}

static void print_leaving(struct buf *b)
{
	buf_puts(
	        b,
	        "### What may be left out\n\nWhere `fit` yields `optional`, boxes, items of an `each`, rows of a table that `each` makes and records of such a\n"
	        "list leave when their turn comes in `yield`, the last of the document first, until the rest fits. What turns out to\n"
	        "have room after all comes back, as on another page than the one that is too full, and what gave way before is squeezed\n"
	        "no further than the rest needs. What is left out has no number, tag, bookmark or entry in a table of contents; a link\n"
	        "to it is an error, and a note says that it is missing. A field of the shape decides, so that each subject says what\n"
	        "it can do without:\n\n"
	        "```yaml\n"
	        "fit: {pages: 2, yield: [spacing, optional, leading]}                      # the layout\n"
	        "body:\n"
	        "  - table: {each: rows, optional: '{optional}', columns: [{cell: '{name}'}, {cell: '{text}'}]}\n"
	        "  - {each: glossary, optional: '{optional}', do: [{text: '**{term}** {meaning}'}]}\n"
	        "  - {text: '{word.thanks}', optional: true}\n"
	        "```\n\n"
	        "```yaml\n"
	        "optional: {type: flag, default: 'false'}                                  # the shape, below the fields of an item\n"
	        "```\n\n"
	        "```yaml\n"
	        "- {term: server, meaning: a computer that sends pages, optional: true}    # the content\n"
	        "```\n\n");
}

/* The reference of all files that a project is made of. */
void manual_print(struct buf *b)
{
	buf_puts(
	        b,
	        "<!-- Made by `platen schema layout --manual`; change the tables in src/ instead. -->\n# Layout reference\n\n");
	schema_manual(&project_record, "## platen.yaml", NULL, b);
	schema_manual(&layout_record, "## Layouts", NULL, b);
	buf_puts(
	        b,
	        "## Overlays\n\n`layouts/locales/LOCALE.yaml` and `layouts/editions/EDITION.yaml` hold keys of a layout, none of them\n"
	        "required, and lie over it: mappings are merged key by key, anything else is replaced. `boxes` changes\n"
	        "single boxes by their `id`, `documents` single documents by their name. `en-US` lies over `en`, `zh-TW` over\n"
	        "`zh-Hant`: a locale has the overlays of its parents in CLDR. The direction of its script need not be said.\n\n");
	print_waivers(b);
	schema_manual(&theme_record, "## Themes", NULL, b);
	schema_manual(&style_record, "## Styles", NULL, b);
	schema_manual(&box_common_record, "## Boxes", NULL, b);
	print_leaving(b);
	buf_puts(
	        b,
	        "The examples below are entries of `body`. What stands in braces is taken from the content: here of a\n"
	        "subject with a `title`, a `lead`, a `year`, a `site`, a list of `names` and a list of `parts`, each of them\n"
	        "with a `name` and `tags`. A key of a path may be a choice or an id of the content itself: where an item has a\n"
	        "`side`, which is `first` or `second`, `{sides.{side}.name}` is the name of its side.\n\n");
	for (int i = 0; i < BOX_KINDS; i++) {
		char heading[64];
		snprintf(heading, sizeof(heading), "### %s", box_types[i]->key);
		schema_manual(box_types[i]->record, heading, box_types[i]->example, b);
	}
	schema_manual(&shape_record, "## Shapes", NULL, b);
	schema_manual(named_in(&shape_record), "### A field of a shape", NULL, b);
	schema_manual(&fonts_record, "## Fonts", NULL, b);
	schema_manual(named_in(&fonts_record), "### A family", NULL, b);
	limits_manual(b);
}
