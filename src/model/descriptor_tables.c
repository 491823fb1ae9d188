/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of layouts, themes and locale overlays: every key but those of boxes. */
#include "descriptor.h"
#include "sentences.h"
#include "style_set.h"

/* clang-format off */
#define AT(S, m) .offset = offsetof(struct S, m)
#define END {.key = NULL}
static const struct field margin_fields[] = {
	{.key = "top", .type = F_LENGTH, AT(page_spec, margins.top), LENGTH_FROM_0, .fallback = "18mm", .doc = "Top margin."},
	{.key = "bottom", .type = F_LENGTH, AT(page_spec, margins.bottom), LENGTH_FROM_0, .fallback = "18mm", .doc = "Bottom margin."},
	{.key = "inner", .type = F_LENGTH, AT(page_spec, margins.inner), LENGTH_FROM_0, .fallback = "18mm", .doc = "Margin at the binding; mirrored on duplex pages."},
	{.key = "outer", .type = F_LENGTH, AT(page_spec, margins.outer), LENGTH_FROM_0, .fallback = "18mm", .doc = "Margin at the outer edge."},
	END};
static const struct record margin_record = {"margins", "Margins of the page.", sizeof(struct page_spec), NULL, margin_fields};
static const char *const colors_words[] = {"written", "grey", NULL};
static const struct field page_fields[] = {
	{.key = "size", .type = F_NAME, AT(page_file, size), .fallback = "a4", .doc = "a0 to a6, letter, legal, tabloid, or a size such as `18in x 24in`."},
	{.key = "landscape", .type = F_FLAG, AT(page_file, landscape), .fallback = "false", .doc = "The longer side lies across."},
	{.key = "margins", .type = F_RECORD, AT(page_file, spec), .record = &margin_record, .doc = "Margins."},
	{.key = "duplex", .type = F_FLAG, AT(page_file, spec.duplex), .fallback = "false", .doc = "Inner and outer margins change sides on even pages."},
	{.key = "bleed", .type = F_LENGTH, AT(page_file, spec.bleed), .min = 0, .max = 100000, .fallback = "0", .doc = "How far colour runs over the trimmed edge."},
	{.key = "show-bleed", .type = F_FLAG, AT(page_file, spec.show_bleed), .fallback = "false", .needs = "bleed", .doc = "Readers show the page with its bleed, for an edition that goes to a print shop; otherwise as it is trimmed."},
	{.key = "unprintable", .type = F_LENGTH, AT(page_file, spec.unprintable), .min = 0, .max = 100000, .fallback = "6.35mm", .doc = "The edge that office printers leave blank; ink there is a warning, and so is what a copier would lose. 0: a print shop trims the page."},
	{.key = "colors", .type = F_CHOICE, AT(page_file, spec.colors), .choices = colors_words, .fallback = "written", .doc = "grey: each colour becomes the grey that is as light, in pictures too, so that contrasts stay as they are."},
	{.key = "columns", .type = F_INT, AT(page_file, spec.columns), .min = 1, .max = 12, .fallback = "1", .doc = "Columns of the page."},
	{.key = "gutter", .type = F_LENGTH, AT(page_file, spec.gutter), LENGTH_FROM_0, .fallback = "6mm", .needs = "columns", .doc = "Space between columns."},
	{.key = "justify", .type = F_FLAG, AT(page_file, spec.justify), .fallback = "false", .doc = "Spread the blocks of a page down to its foot."},
	{.key = "stretch", .type = F_LENGTH, AT(page_file, spec.stretch), LENGTH_FROM_0, .fallback = "12pt", .needs = "justify", .doc = "Most that one gap grows by, when justified."},
	{.key = "balance", .type = F_FLAG, AT(page_file, spec.balance), .fallback = "true", .needs = "columns", .doc = "Balance the columns of the last page."},
	{.key = "baseline-grid", .type = F_STYLE, AT(page_file, spec.grid), .place = offsetof(struct page_file, spec.grid_at), .doc = "A style whose lines are the baseline grid of the page: they begin where its first baseline stands at the top of the text area, and are as far apart as its leading, also where that yields in a `fit`. What flows down the page or its columns, has that leading or a whole multiple of it and stands in no cell or box with a ground, frame or padding, stands on these lines, so that those of neighbouring columns and of both sides of the sheet meet. What comes between two of them goes down to the next one: the space stands above headings and what else keeps with it, at the top of a page or column below them. Below a `spacer` with a share of the height nothing snaps."},
	END};
static const struct record page_record = {"a page", "The paper and what of it is used.", sizeof(struct page_file), NULL, page_fields};

static const char *const yield_words[] = {"spacing", "leading", "size", "optional", NULL};
static const struct field yield_element = {.key = "yield", .type = F_CHOICE, .choices = yield_words};
static const struct field floor_fields[] = {
	{.key = "size", .type = F_LENGTH, AT(fit_floor, size), .min = 1000, .max = 1000000, .fallback = "9pt", .doc = "Least size of text; smaller styles stay as they are."},
	{.key = "leading", .type = F_DECIMAL, AT(fit_floor, leading), .min = 900, .max = 3000, .fallback = "1.2", .doc = "Least leading."},
	{.key = "spacing", .type = F_DECIMAL, AT(fit_floor, spacing), .min = 100, .max = 1000, .fallback = "0.5", .doc = "Least share of the spacing."},
	END};
static const struct record floor_record = {"a floor", "Where yielding stops.", sizeof(struct fit_floor), NULL, floor_fields};
static const struct field fit_fields[] = {
	{.key = "pages", .type = F_INT, AT(fit_file, spec.pages), .min = 0, .max = 1000, .fallback = "0", .doc = "The text fits this many pages, or the build fails; 0: as many as it takes."},
	{.key = "yield", .type = F_LIST, AT(fit_file, spec.yield), .element = &yield_element, .needs = "pages", .doc = "What gives way, in this order: spacing, on each side of a page break no further than there is need; leading, size; optional: boxes, items and rows that are marked `optional` are left out, from the last one backwards, no more than needed."},
	{.key = "floor", .type = F_RECORD, AT(fit_file, floor), .record = &floor_record, .needs = "yield", .doc = "Where it stops."},
	{.key = "grow", .type = F_DECIMAL, AT(fit_file, spec.grow), .min = 1000, .max = 3000, .fallback = "1", .needs = "pages", .doc = "Spacing may grow by this factor to fill the last page."},
	END};
static const struct record fit_record = {"a fit", "How text is made to fit its pages.", sizeof(struct fit_file), NULL, fit_fields};

static const struct field master_fields[] = {
	{.key = "header", .type = F_BOX, AT(master, header), .doc = "Boxes in the top margin. {page}, {pages} and {section} are known there."},
	{.key = "footer", .type = F_BOX, AT(master, footer), .doc = "Boxes in the bottom margin."},
	{.key = "header-gap", .type = F_LENGTH, AT(master, header_gap), LENGTH_FROM_0, .fallback = "6mm", .needs = "header", .doc = "Space between header and text."},
	{.key = "footer-gap", .type = F_LENGTH, AT(master, footer_gap), LENGTH_FROM_0, .fallback = "6mm", .needs = "footer", .doc = "Space between text and footer."},
	END};
static const struct record master_record = {"a master", "Running header and footer.", sizeof(struct master), NULL, master_fields};
static const struct field masters_fields[] = {
	{.key = "all", .type = F_RECORD, AT(masters_file, all), .record = &master_record, .doc = "Pages without a master of their own."},
	{.key = "first", .type = F_RECORD, AT(masters_file, first), .record = &master_record, .doc = "The first page."},
	{.key = "left", .type = F_RECORD, AT(masters_file, left), .record = &master_record, .doc = "Even pages."},
	{.key = "right", .type = F_RECORD, AT(masters_file, right), .record = &master_record, .doc = "Odd pages."},
	END};
static const struct record masters_record = {"masters", "Running headers and footers. What they draw or place lies beneath the body, so that a letterhead or watermark hides no text.", sizeof(struct masters_file), NULL, masters_fields};
static const char *const sums_words[] = {"typed", "calculated", NULL};
static const struct field form_fields[] = {
	{.key = "sums", .type = F_CHOICE, AT(form_spec, sums), .choices = sums_words, .fallback = "typed", .place = offsetof(struct form_spec, sums_at), .doc = "Who adds up the totals of ratings: whoever fills in the form, or the reader, by a script. With a script a file cannot be PDF/A, so that it claims PDF/UA only."},
	{.key = "characters", .type = F_NAME, AT(form_spec, characters), .place = offsetof(struct form_spec, characters_at), .doc = "Characters that can be typed besides those of the language and of the languages of Europe: rare ones in names, say. Others are blank, or in a font of the reader."},
	END};
static const struct record form_record = {"a form", "What is filled in with a pen becomes fields to fill in on a screen: `field`, `checkbox`, `radio`, `lines`, `rating`, and bars of cells, but not those of headers and footers. `form: {}` is enough; `form: ~` in an overlay takes it back.", sizeof(struct form_spec), NULL, form_fields};
static const struct field meta_fields[] = {
	{.key = "title", .type = F_TEXT, AT(meta_file, title), .flags = REQUIRED, .doc = "Title of the PDF, shown in the window's title. Where it names a pupil, as 'Test - {pupil.name}' does, and the file is of no one pupil, the name goes with what joins it to the words beside it: 'Test'."},
	{.key = "subject", .type = F_TEXT, AT(meta_file, subject), .doc = "Its subject."},
	{.key = "keywords", .type = F_TEXT, AT(meta_file, keywords), .doc = "Its keywords."},
	{.key = "author", .type = F_TEXT, AT(meta_file, author), .doc = "Its author."},
	{.key = "rights", .type = F_TEXT, AT(meta_file, rights), .doc = "What others may do with it: the name of a licence."},
	{.key = "licence", .type = F_TEXT, AT(meta_file, licence), .doc = "The address of the licence: '{licence|plain}'."},
	END};
static const struct record meta_record = {"a document", "What the PDF says about itself.", sizeof(struct meta_file), NULL, meta_fields};
static const char *const direction_words[] = {"ltr", "rtl", NULL};
static const char *const word_break_words[] = {"auto", "normal", "keep-all", NULL};
const char *const digit_systems[] = {"latn", "arab", "arabext", "deva", "beng", "thai", NULL};
const uint32_t digit_zeros[] = {0x30, 0x660, 0x6F0, 0x966, 0x9E6, 0xE50};
static const struct field phrase_element = {.key = "phrase", .type = F_NAME};
static const struct field locale_fields[] = {
	{.key = "hyphenation", .type = F_NAME, AT(locale_spec, hyphenation), .place = offsetof(struct locale_spec, hyphenation_at), .doc = "Pattern file below fonts/, as hunspell's hyph_*.dic are: its first line names its encoding, UTF-8 or ISO8859-2 say."},
	{.key = "direction", .type = F_CHOICE, AT(locale_spec, direction), .choices = direction_words, .doc = "Direction, where it is not that of the script that the locale is written in."},
	{.key = "hyphen-left", .type = F_INT, AT(locale_spec, hyphen_left), .min = 1, .max = 9, .fallback = "2", .needs = "hyphenation", .doc = "Fewest letters before a hyphen."},
	{.key = "hyphen-right", .type = F_INT, AT(locale_spec, hyphen_right), .min = 1, .max = 9, .fallback = "3", .needs = "hyphenation", .doc = "Fewest letters after a hyphen."},
	{.key = "list-separator", .type = F_NAME, AT(locale_spec, separator), .fallback = ", ", .doc = "What stands between the items of a list that {path|join} writes."},
	{.key = "font", .type = F_NAME, AT(locale_spec, font), .place = offsetof(struct locale_spec, font_at), .doc = "Family that is used wherever a style names `sans`, or names none."},
	{.key = "digits", .type = F_CHOICE, AT(locale_spec, digits), .choices = digit_systems, .fallback = "latn", .doc = "Digits of page numbers, list numbers and numbers of the content: a numbering system of CLDR."},
	{.key = "decimal-sign", .type = F_NAME, AT(locale_spec, decimal_sign), .fallback = ".", .doc = "What stands before the fraction of such a number."},
	{.key = "narrow-before", .type = F_NAME, AT(locale_spec, narrow_before), .doc = "Signs that a narrow no-break space sets off from the word before them; a missing one is added."},
	{.key = "narrow-after", .type = F_NAME, AT(locale_spec, narrow_after), .doc = "Signs that a narrow no-break space sets off from the word after them; a missing one is added."},
	{.key = "bound-before", .type = F_NAME, AT(locale_spec, bound_before), .doc = "Signs that do not start a line: a space before them is a no-break space. Where lines end at `phrases`, also letters that begin none, as 的 in Chinese."},
	{.key = "bound-after", .type = F_NAME, AT(locale_spec, bound_after), .doc = "Words that end no line, with spaces between them, or characters that are words: `aiouwz` in Polish, `aikosuvz` in Czech and Slovak, `№§` for signs. Small letters stand for capitals too. They part from what is behind them only where no line holds both. In Thai they need no space behind them, nor in Chinese and Japanese where lines end at `phrases`."},
	{.key = "leading", .type = F_DECIMAL, AT(locale_spec, leading), .min = 500, .max = 3000, .fallback = "1", .doc = "Factor for the leading of every style, for scripts that are taller than Latin."},
	{.key = "quotes", .type = F_NAME, AT(locale_spec, quotes), .doc = "Quotation marks of the language; others in its text are a warning."},
	{.key = "doubles", .type = F_LIST, AT(locale_spec, doubles), .element = &phrase_element, .doc = "Words that may stand twice in a row. Others that do are told by `platen check`, where the list is there, also with none."},
	{.key = "vague-links", .type = F_LIST, AT(locale_spec, vague_links), .element = &phrase_element, .doc = "Words of links that do not say where they lead, as `here`, in small letters; told by `platen check`."},
	{.key = "vague-alts", .type = F_LIST, AT(locale_spec, vague_alts), .element = &phrase_element, .doc = "Alternative texts that do not say what is to be seen, as `image`, in small letters; of several words, as `picture of`, also what begins so."},
	{.key = "phrases", .type = F_FLAG, AT(locale_spec, phrases), .fallback = "false", .doc = "Lines that are not justified end between phrases in Japanese, words in Chinese; between words or letters where a phrase is wider than the line."},
	{.key = "word-break", .type = F_CHOICE, AT(locale_spec, word_break), .choices = word_break_words, .fallback = "auto", .doc = "Where a line may end in scripts that need no spaces: `auto` keeps words in Hangul whole, but not in justified text; `normal` ends lines between any two syllables; `keep-all` keeps together what has no space in it, ideographs and kana too, also in justified text."},
	{.key = "repeat-hyphen", .type = F_FLAG, AT(locale_spec, repeat_hyphen), .fallback = "false", .doc = "Where a line ends behind the hyphen of a compound, the next one begins with it again, as in Portuguese, Polish and Czech."},
	{.key = "sentences", .type = F_RECORD, AT(locale_spec, sentences), .record = &sentences_record, .doc = "What diagrams without an `alt` say to those who cannot see them."},
	{.key = "ideograph-space", .type = F_DECIMAL, AT(locale_spec, ideograph_space), .min = 0, .max = 1000, .fallback = "0", .doc = "Space in em between ideographs and the Latin letters or digits beside them."},
	END};
const struct record locale_record = {"a locale", "What a language asks of the whole edition.", sizeof(struct locale_spec), NULL, locale_fields};
static const struct field color_element = {.key = "color", .type = F_COLOR};
static const struct field ink_element = {.key = "inks", .type = F_NAME};
static const struct field length_element = {.key = "length", .type = F_DIM, LENGTH_BOTH_WAYS, .flags = TAKES_AUTO | TAKES_PERCENT | TAKES_FR};
static const struct field change_element = {.key = "change", .type = F_NODE};
static const struct field word_element = {.key = "word", .type = F_TEXT};
static const struct field tokens_fields[] = {
	{.key = "colors", .type = F_NODE, AT(tokens, colors), .flags = BY_NAME, .element = &color_element, .doc = "Colours by name: '#1B4F7A', or the name of another."},
	{.key = "lengths", .type = F_NODE, AT(tokens, lengths), .flags = BY_NAME, .element = &length_element, .doc = "Lengths by name."},
	{.key = "inks", .type = F_NODE, AT(tokens, inks), .flags = BY_NAME, .element = &ink_element, .doc = "For a press: what is printed for a colour, by its name or as '#1B4F7A', in percent of cyan, magenta, yellow and black: `cmyk(0, 72, 100, 20)`. The same colour in a picture of SVG is printed so too. One that is nearly grey takes black alone. Other colours go through the profile of the press."},
	END};
const struct record tokens_record = {"tokens", "Colours and lengths by name; any key that takes one takes its name too.", sizeof(struct tokens), NULL, tokens_fields};
static const struct field theme_fields[] = {
	{.key = "theme", .type = F_NAME, AT(theme_file, theme), .doc = "Its name."},
	{.key = "about", .type = F_NAME, AT(theme_file, about), .doc = "What it is for."},
	{.key = "tokens", .type = F_NODE, AT(theme_file, tokens), .record = &tokens_record, .doc = "Colours and lengths by name."},
	{.key = "styles", .type = F_NODE, AT(theme_file, styles), .flags = BY_NAME, .record = &style_record, .doc = "Styles by name."},
	END};
const struct record theme_record = {"a theme", "layouts/themes/NAME.yaml: what layouts share. What a layout says itself lies over it.", sizeof(struct theme_file), NULL, theme_fields};
static const char *const results_words[] = {"none", "example", "class", NULL};
static const struct field marks_fields[] = {
	{.key = "cut", .type = F_FLAG, AT(press_spec, marks.cut), .fallback = "false", .doc = "Where the sheet is cut."},
	{.key = "registration", .type = F_FLAG, AT(press_spec, marks.registration), .fallback = "false", .doc = "Targets in all inks, by which the printer sees whether the plates meet."},
	{.key = "bars", .type = F_FLAG, AT(press_spec, marks.bars), .fallback = "false", .doc = "Patches of each ink, whole and by half, and of what two and three of them give."},
	END};
static const struct record marks_record = {"marks", "Marks around the page, beyond the bleed. Most print shops draw their own.", sizeof(struct press_spec), NULL, marks_fields};
static const struct field press_fields[] = {
	{.key = "printer", .type = F_NAME, AT(press_spec, printer), .doc = "layouts/printers/NAME.yaml, which has these keys too; what is said here lies over it."},
	{.key = "about", .type = F_NAME, AT(press_spec, about), .doc = "What the printer is, and where its values are from."},
	{.key = "profile", .type = F_NAME, AT(press_spec, profile), .place = offsetof(struct press_spec, profile_at), .fallback = "FOGRA39L.icc", .doc = "ICC profile below fonts/ of the paper and the inks: colours that are not written in inks go through it, and the file names it as its output intent."},
	{.key = "condition", .type = F_NAME, AT(press_spec, condition), .fallback = "FOGRA39", .flags = NOT_EMPTY, .doc = "Name of the printing condition, as the registry has it."},
	{.key = "registry", .type = F_NAME, AT(press_spec, registry), .fallback = "http://www.color.org", .doc = "Who keeps that name: the ICC's registry of characterizations by default."},
	{.key = "info", .type = F_NAME, AT(press_spec, info), .fallback = "Coated FOGRA39 (ISO 12647-2:2004)", .doc = "The same for people to read."},
	{.key = "bleed", .type = F_LENGTH, AT(press_spec, bleed), .min = 0, .max = 100000, .fallback = "3mm", .doc = "How far colour runs over the trimmed edge, in place of `bleed` of the page. A ground that ends at the trim is drawn out to it."},
	{.key = "safe", .type = F_LENGTH, AT(press_spec, safe), .min = 0, .max = 100000, .fallback = "3mm", .doc = "Text nearer to the trim than this is a warning: a knife slips."},
	{.key = "least-line", .type = F_LENGTH, AT(press_spec, least_line), .min = 0, .max = 10000, .fallback = "0.25pt", .doc = "Thinner lines are a warning; a tint breaks up before that."},
	{.key = "resolution", .type = F_INT, AT(press_spec, resolution), .min = 0, .max = 2400, .fallback = "300", .doc = "Pictures with fewer pixels an inch, at the size that they are printed in, are a warning, as they are below 300 elsewhere. 0: any will do."},
	{.key = "ink-limit", .type = F_INT, AT(press_spec, ink_limit), .min = 100, .max = 400, .fallback = "300", .doc = "The most ink that the paper takes in one place, the sum of the four in percent; more is a warning."},
	{.key = "marks", .type = F_RECORD, .offset = 0, .record = &marks_record, .doc = "Marks around the page."},
	END};
static const struct record press_record = {"a press", "For a print shop: the PDF is PDF/X-4 beside PDF/A-2a and PDF/UA-1, in four inks, with bleed, without links and bookmarks. A colour that is written in inks, as `cmyk(0, 72, 100, 20)`, is printed as it stands; one that is nearly grey with the black ink alone; others go through the profile. Black text is printed over what is below it.", sizeof(struct press_spec), "printer", press_fields};
static const struct field layout_fields[] = {
	{.key = "about", .type = F_NAME, AT(layout_file, about), .doc = "What the layout is for."},
	{.key = "shape", .type = F_NAME, AT(layout_file, shape), .flags = REQUIRED | NOT_EMPTY, .doc = "The shape of its content: layouts/shapes/NAME.yaml."},
	{.key = "theme", .type = F_NAME, AT(layout_file, theme), .doc = "Its theme: layouts/themes/NAME.yaml."},
	{.key = "document", .type = F_RECORD, AT(layout_file, document), .record = &meta_record, .flags = REQUIRED, .doc = "Title and other data of the PDF."},
	{.key = "page", .type = F_RECORD, AT(layout_file, page), .record = &page_record, .doc = "The page."},
	{.key = "press", .type = F_RECORD, AT(layout_file, press), .record = &press_record, .doc = "For a print shop; usually set by an edition."},
	{.key = "fit", .type = F_RECORD, AT(layout_file, fit), .record = &fit_record, .doc = "How many pages, and what may give way."},
	{.key = "masters", .type = F_RECORD, AT(layout_file, masters), .record = &masters_record, .doc = "Running headers and footers."},
	{.key = "impose", .type = F_RECORD, AT(layout_file, impose), .record = &impose_record, .doc = "How finished pages are put on sheets of paper; usually set by an edition. One of `tiles`, `nup`, `booklet` and `cards`."},
	{.key = "form", .type = F_RECORD, AT(layout_file, form), .record = &form_record, .doc = "Makes a form to fill in on a screen."},
	{.key = "locale", .type = F_RECORD, AT(layout_file, locale), .record = &locale_record, .doc = "Usually set by a locale overlay."},
	{.key = "tokens", .type = F_NODE, AT(layout_file, tokens), .record = &tokens_record, .doc = "`colors` and `lengths` by name, laid over those of the theme."},
	{.key = "styles", .type = F_NODE, AT(layout_file, styles), .flags = BY_NAME, .record = &style_record, .doc = "Styles by name, laid over those of the theme."},
	{.key = "language", .type = F_NAME, AT(layout_file, language), .doc = "Language of the words of the layout, and of what else it says itself; the source language of the content by default. Where they differ, an edition in the source language takes its words from layouts/locales/LOCALE.yaml, and is a draft without them."},
	{.key = "words", .type = F_NODE, AT(layout_file, words), .flags = BY_NAME, .element = &word_element, .doc = "The fixed words of the layout, translatable: {word.NAME}."},
	{.key = "boxes", .type = F_NODE, AT(layout_file, boxes), .flags = BY_NAME, .element = &change_element, .doc = "Overlays: changes to boxes by their id; ~ leaves a box out."},
	{.key = "documents", .type = F_NODE, AT(layout_file, documents), .flags = BY_NAME, .element = &change_element, .doc = "Overlays: changes to single documents by their name."},
	{.key = "edition", .type = F_RECORD, AT(layout_file, edition), .record = &edition_record, .doc = "Files of editions: what the edition is."},
	{.key = "results", .type = F_CHOICE, AT(layout_file, results), .place = offsetof(struct layout_file, results_at), .choices = results_words, .fallback = "none", .doc = "What paths lead to beside the content, where its shape has `scoring`. `example`: a sheet with answers that are drawn, the same in each build. {example.groups} are the groups with all that the content says of them, and with `lowest`, `highest`, `terms` (the points with + between them), `total`, `band` (a band of the content, with its `number`), `reverses` (a flag: some of its statements are reversed); a statement has its `number` among all, its `answer` (from 1 at the lowest label) and its `value`. {example.place} has `more` and `less`, which are groups, `steps` and `zone`. `class`: what `platen score` has read. {class.groups} have `sheets`, `mean`, and `bands` with `sheets` and `percent` each, {class.zones} likewise; {class.sheets}, {class.complete}, {class.incomplete}, {class.blank} and, where there is a class list, {class.missing} are numbers, {class.most} the greatest number of sheets in a band; {class.pupils} and {class.absent} are absent unless names may be printed: `name`, `totals` (groups with `total` and `band`), `answered`, `zone`. `gaps` and `named` are flags. Without answers those of a class are drawn."},
	{.key = "body", .type = F_BOX, AT(layout_file, body), .flags = REQUIRED, .doc = "The boxes of the document."},
	END};
const struct record layout_record = {"a layout", "A document: its pages and boxes, and the shape of content that it draws.", sizeof(struct layout_file), NULL, layout_fields};
/* clang-format on */
