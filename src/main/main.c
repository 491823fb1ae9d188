/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line. Options are read by getopt_long into one record; each command says which
 * of them it takes. Mistakes of the author end with status 1, wrong usage and failures of the
 * machine with 2.
 */
#include "project.h"
#include "text.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define VERSION "0.1.0"

enum { ALL_OK = 0, MISTAKES = 1, FAILURE = 2 };

enum option_id {
	OPT_DOCUMENT = 256, OPT_LOCALE, OPT_EDITION, OPT_FORMAT, OPT_COLOR, OPT_TRACE, OPT_DEPFILE, OPT_MANUAL, OPT_FROM, OPT_SUBJECT,
	OPT_JOBS = 'j', OPT_QUIET = 'q', OPT_HELP = 'h', OPT_VERSION = 'V', OPT_OUT = 'o', OPT_DIR = 'C'
};
static const struct option options[] = {
        {"document", required_argument, NULL, OPT_DOCUMENT}, {"locale", required_argument, NULL, OPT_LOCALE},
        {"edition", required_argument, NULL, OPT_EDITION},   {"format", required_argument, NULL, OPT_FORMAT},
        {"color", required_argument, NULL, OPT_COLOR},       {"trace", no_argument, NULL, OPT_TRACE},
        {"depfile", required_argument, NULL, OPT_DEPFILE},   {"output", required_argument, NULL, OPT_OUT},
        {"directory", required_argument, NULL, OPT_DIR},     {"quiet", no_argument, NULL, OPT_QUIET},
        {"manual", no_argument, NULL, OPT_MANUAL},           {"from", required_argument, NULL, OPT_FROM},
        {"subject", required_argument, NULL, OPT_SUBJECT},   {"jobs", required_argument, NULL, OPT_JOBS},
        {"help", no_argument, NULL, OPT_HELP},               {"version", no_argument, NULL, OPT_VERSION},
        {NULL, 0, NULL, 0}};

enum color_when { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER };

struct run {
	struct arena *arena;
	struct diag *diag;
	struct root *root;
	struct project *project;
	const char *command, *dir, *out, *depfile, *from, *subject;
	struct plan_filter filter;
	int format, color, jobs;
	bool quiet, trace, help, manual;
	int n;
	char **arg; /* after the command */
};

struct command {
	const char *name, *arguments, *about;
	const int *takes; /* beside --help, --version, --format, --color, --quiet and -C; ends with 0 */
	int (*run)(struct run *r);
	int least, most; /* arguments */
};

static const struct command *command_find(const char *name);
static const char *const *command_names(int *n);

/* -- usage ---------------------------------------------------------------------------------- */

/* The name among `names` that the user probably meant, as a hint. */
_Noreturn static void print_suggestion(struct run *r, const char *word, const char *const *names, int n)
{
	int best = (int)strlen(word) / 3 + 2;
	const char *closest = NULL;
	for (int i = 0; i < n; i++) {
		int distance = edit_distance(word, names[i], best);
		if (distance < best) {
			best = distance;
			closest = names[i];
		}
	}
	if (closest)
		fprintf(stderr, "did you mean '%s'?\n", closest);
	fprintf(stderr, "Try 'platen %s%s--help'.\n", r->command ? r->command : "", r->command ? " " : "");
	exit(FAILURE);
}

_Noreturn static void usage_error(struct run *r, const char *text)
{
	fprintf(stderr, "platen: %s\n", text);
	print_suggestion(r, "", NULL, 0);
}

static int choose(struct run *r, const char *option, const char *word, const char *const *words)
{
	int n = 0;
	for (; words[n]; n++)
		if (!strcmp(words[n], word))
			return n;
	fprintf(stderr, "platen: --%s cannot be '%s'\n", option, word);
	print_suggestion(r, word, words, n);
}

/* A whole number from 1 to 999. */
static int number_of(struct run *r, const char *option, const char *word)
{
	size_t n = strspn(word, "0123456789");
	if (!n || n > 3 || word[n] || atoi(word) < 1)
		usage_error(r, arena_printf(r->arena, "--%s needs a number from 1 to 999, not '%s'", option, word));
	return atoi(word);
}

static void take_option(struct run *r, int id)
{
	static const char *const formats[] = {"text", "json", "github", NULL};
	static const char *const colors[] = {"auto", "always", "never", NULL};
	switch (id) {
	case OPT_DOCUMENT:
		*vec_push(r->arena, &r->filter.documents) = optarg;
		break;
	case OPT_LOCALE:
		*vec_push(r->arena, &r->filter.locales) = optarg;
		break;
	case OPT_EDITION:
		*vec_push(r->arena, &r->filter.editions) = optarg;
		break;
	case OPT_FORMAT:
		r->format = choose(r, "format", optarg, formats);
		break;
	case OPT_COLOR:
		r->color = choose(r, "color", optarg, colors);
		break;
	case OPT_TRACE:
		r->trace = true;
		break;
	case OPT_MANUAL:
		r->manual = true;
		break;
	case OPT_DEPFILE:
		r->depfile = optarg;
		break;
	case OPT_FROM:
		r->from = optarg;
		break;
	case OPT_SUBJECT:
		r->subject = optarg;
		break;
	case OPT_OUT:
		r->out = optarg;
		break;
	case OPT_DIR:
		r->dir = optarg;
		break;
	case OPT_JOBS:
		r->jobs = number_of(r, "jobs", optarg);
		break;
	case OPT_QUIET:
		r->quiet = true;
		break;
	case OPT_HELP:
		r->help = true;
		break;
	default:
		puts("platen " VERSION);
		exit(ALL_OK);
	}
}

/* Options that getopt did not know, or that lack their argument. */
static void report_option(struct run *r, const char *word)
{
	const char *names[COUNT_OF(options)];
	int n = 0;
	bool lacks = optopt && optopt != '?' && strchr("oCj", optopt < 256 ? optopt : 0);
	for (; options[n].name; n++) {
		names[n] = options[n].name;
		lacks = lacks || (optopt > 255 && options[n].val == optopt);
	}
	if (lacks)
		fprintf(stderr, "platen: the option '%s' needs a value\n", word);
	else
		fprintf(stderr, "platen: there is no option '%s'\n", word);
	print_suggestion(r, lacks ? "" : word + strspn(word, "-"), names, lacks ? 0 : n);
}

static void parse_arguments(struct run *r, int argc, char **argv)
{
	int given[64], n = 0, id;
	opterr = 0;
	while ((id = getopt_long(argc, argv, "o:C:j:qhV", options, NULL)) != -1) {
		if (id == '?')
			report_option(r, argv[optind - 1]);
		take_option(r, id);
		if (n < COUNT_OF(given))
			given[n++] = id;
	}
	r->command = optind < argc ? argv[optind++] : NULL;
	r->n = argc - optind;
	r->arg = argv + optind;
	const struct command *c = r->command ? command_find(r->command) : NULL;
	for (int i = 0; c && i < n; i++) {
		bool common = given[i] == OPT_FORMAT || given[i] == OPT_COLOR || given[i] == OPT_DIR || given[i] < 128;
		bool takes = common && given[i] != OPT_OUT && given[i] != OPT_JOBS;
		for (const int *t = c->takes; t && *t; t++)
			takes = takes || *t == given[i];
		for (const struct option *o = options; !takes && o->name; o++)
			if (o->val == given[i])
				usage_error(r, arena_printf(r->arena, "'%s' takes no option --%s", c->name, o->name));
	}
}

/* -- the project ---------------------------------------------------------------------------- */

static void open_project(struct run *r)
{
	const char *dir = r->dir ? r->dir : project_find(r->arena, ".");
	if (!dir)
		usage_error(r, "there is no platen.yaml here or in a folder above; -C names another folder, 'platen new DIR' makes a project");
	r->root = root_open(r->arena, dir);
	if (!r->root)
		usage_error(r, arena_printf(r->arena, "'%s' is no folder", dir));
	if (!file_exists(r->root, "platen.yaml"))
		usage_error(r, arena_printf(r->arena, "'%s' holds no platen.yaml; 'platen new DIR' makes a project", dir));
	r->project = project_load(r->root, r->arena, r->diag);
}

static bool is_folder(const char *path)
{
	struct stat st;
	return path[strlen(path) - 1] == '/' || (stat(path, &st) == 0 && S_ISDIR(st.st_mode));
}

/* Below a folder that the user names stands what follows the fixed first folders of `out`. */
static const char *below_pattern(const struct run *r, const char *path)
{
	size_t n = strcspn(r->project->out, "{");
	while (n && r->project->out[n - 1] != '/')
		n--;
	return path + n;
}

static void place_outputs(struct run *r, struct output_list *list)
{
	bool folder = r->out && *r->out && is_folder(r->out);
	char *here = getcwd(NULL, 0);
	if (r->out && !*r->out)
		usage_error(r, "-o needs a file or a folder");
	if (r->out && !folder && list->v.n > 1)
		usage_error(r, arena_printf(r->arena, "-o names a file, but there are %d outputs; end it with '/' for a folder", list->v.n));
	for (int i = 0; i < list->v.n; i++) {
		struct output *o = &list->v.v[i];
		const char *base = r->out ? here : root_path(r->root);
		if (r->out)
			o->path = folder ? arena_printf(r->arena, "%s/%s", r->out, below_pattern(r, o->path)) : r->out;
		if (r->trace && (!r->out || folder))
			o->path = arena_printf(r->arena, "%.*s.trace", (int)(strlen(o->path) - (strstr(o->path, ".pdf") ? 4 : 0)), o->path);
		if (*o->path != '/')
			o->path = arena_printf(r->arena, "%s/%s", base ? base : ".", o->path);
	}
	free(here);
}

static int report(struct run *r)
{
	struct buf b = {0};
	bool colour = r->color == COLOR_ALWAYS || (r->color == COLOR_AUTO && isatty(STDERR_FILENO) && !getenv("NO_COLOR"));
	diag_print(r->diag, (enum diag_format)r->format, colour, &b);
	int errors = diag_errors(r->diag), warnings = diag_warnings(r->diag);
	if (r->format == DIAG_TEXT && errors + warnings > 0)
		buf_printf(&b, "platen: %d error%s, %d warning%s\n", errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
	/* Text is for a person; JSON and workflow commands are the output of the run. */
	FILE *to = r->format == DIAG_TEXT ? stderr : stdout;
	if (b.n && (fwrite(b.v, 1, b.n, to) != b.n || fflush(to) != 0))
		machine_failure("cannot write the messages");
	buf_free(&b);
	return errors ? MISTAKES : ALL_OK;
}

/* Options narrow what platen.yaml lists, so a name that it does not list is wrong usage. */
static void check_filter(struct run *r)
{
	struct unlisted u;
	if (!plan_unlisted(r->project, r->arena, &r->filter, &u))
		return;
	fprintf(stderr, "platen: platen.yaml lists no %s '%s'\n", u.what, u.name);
	print_suggestion(r, u.name, u.names, u.n);
}

/* The document that the user named, or the first. */
static const struct project_document *chosen_document(struct run *r)
{
	const struct project_document *doc = r->project->documents.v;
	check_filter(r);
	for (int i = 0; i < r->project->documents.n; i++)
		if (!r->filter.documents.n || !strcmp(r->filter.documents.v[0], doc[i].name))
			return &doc[i];
	usage_error(r, "platen.yaml lists no document");
}

/* -- commands ------------------------------------------------------------------------------- */

/* One line that is written over, for a person who waits. */
static void show_progress(int done, int of)
{
	if (done < of)
		fprintf(stderr, "\r%d of %d\033[K", done, of);
	else
		fputs("\r\033[K", stderr);
}

static void (*progress_of(const struct run *r))(int, int)
{
	bool person = isatty(STDERR_FILENO) && r->format == DIAG_TEXT && !r->quiet;
	return person ? show_progress : NULL;
}

static int run_outputs(struct run *r, bool write)
{
	open_project(r);
	struct output_list list = {0};
	if (r->project) {
		check_filter(r);
		plan_outputs(r->project, r->arena, r->diag, &r->filter, &list);
		if (!list.v.n && !diag_errors(r->diag))
			usage_error(r, "nothing in platen.yaml matches all of --document, --locale and --edition");
	}
	if (list.v.n)
		place_outputs(r, &list);
	struct build_options o = {write, r->trace, r->depfile, r->jobs, progress_of(r)};
	int built = list.v.n ? project_build(r->root, r->project, r->arena, r->diag, &list, &o) : 0;
	if (!write && r->project)
		project_check(r->root, r->arena, r->diag);
	int status = report(r);
	if (!r->quiet && r->format == DIAG_TEXT && list.v.n)
		printf("%d of %d output%s %s\n", built, list.v.n, list.v.n == 1 ? "" : "s", write ? "written" : "without mistakes");
	return status;
}

static int run_build(struct run *r) { return run_outputs(r, true); }
static int run_check(struct run *r) { return run_outputs(r, false); }

static int run_fonts(struct run *r)
{
	struct buf b = {0};
	open_project(r);
	struct font_set *fonts = fonts_open(r->root, r->arena, r->diag);
	if (fonts)
		fonts_verify(fonts, &b);
	fonts_close(fonts);
	if (!r->quiet)
		fwrite(b.v, 1, b.n, stdout);
	buf_free(&b);
	return report(r);
}

/* What a file whose main part is a mapping by name holds there. */
static const struct record *named_in(const struct record *r)
{
	const struct field *f = r->fields;
	while (!(f->flags & BY_NAME))
		f++;
	return f->record;
}

/* The reference of all files that a project is made of. */
static void print_manual(struct buf *b)
{
	buf_puts(b, "<!-- Made by `platen schema layout --manual`; change the tables in src/ instead. -->\n# Layout reference\n\n");
	schema_manual(&project_record, "## platen.yaml", b);
	schema_manual(&layout_record, "## Layouts", b);
	buf_puts(b, "## Overlays\n\n`layouts/locales/LOCALE.yaml` and `layouts/editions/EDITION.yaml` hold keys of a layout, none of them\n"
	            "required, and lie over it: mappings are merged key by key, anything else is replaced. `boxes` changes\n"
	            "single boxes by their `id`, `documents` single documents by their name. `en-US` lies over `en`.\n\n");
	schema_manual(&theme_record, "## Themes", b);
	schema_manual(&style_record, "## Styles", b);
	schema_manual(&box_common_record, "## Boxes", b);
	for (int i = 0; i < BOX_KINDS; i++) {
		char heading[64];
		snprintf(heading, sizeof(heading), "### %s", box_kinds[i].key);
		schema_manual(box_kinds[i].record, heading, b);
	}
	schema_manual(&shape_record, "## Shapes", b);
	schema_manual(named_in(&shape_record), "### A field of a shape", b);
	schema_manual(&fonts_record, "## Fonts", b);
	schema_manual(named_in(&fonts_record), "### A family", b);
}

/* The shape that content is checked against in a document of the project, the first by default. NULL after
   reporting. */
static const struct shape_field *open_shape(struct run *r)
{
	open_project(r);
	const struct project_document *d = r->project ? chosen_document(r) : NULL;
	if (!d)
		return NULL;
	struct document_spec *spec = layout_load(r->root, r->arena, r->diag, (struct layout_source){d->layout, NULL, NULL});
	return spec ? shape_load(r->root, r->arena, r->diag, spec->shape) : NULL;
}

static void print_content_schema(struct run *r, struct buf *b)
{
	if (r->n > 1)
		*vec_push(r->arena, &r->filter.documents) = r->arg[1];
	const struct shape_field *shape = open_shape(r);
	if (shape)
		shape_json(shape, b);
}

static int run_schema(struct run *r)
{
	static const char *const kinds[] = {"content", "layout", "project", "theme", "shape", "fonts"};
	static const struct record *const plain[] = {&project_record, &theme_record, &shape_record, &fonts_record};
	const char *kind = r->arg[0];
	struct buf b = {0};
	int i = 0;
	while (i < COUNT_OF(kinds) && strcmp(kinds[i], kind) != 0)
		i++;
	if (i == COUNT_OF(kinds)) {
		fprintf(stderr, "platen: there is no schema '%s'; there are content, layout, project, theme, shape and fonts\n", kind);
		print_suggestion(r, kind, kinds, COUNT_OF(kinds));
	}
	if (r->n > 1 && i != 0)
		usage_error(r, "only 'schema content' takes a document");
	if (i == 0)
		print_content_schema(r, &b);
	else if (i == 1 && r->manual)
		print_manual(&b);
	else if (i == 1)
		schema_json(&layout_record, &box_common_record, box_kinds, BOX_KINDS, &b);
	else
		schema_json(plain[i - 2], NULL, NULL, 0, &b);
	fwrite(b.v, 1, b.n, stdout);
	buf_free(&b);
	return report(r);
}

static int new_project(struct run *r, const char *dir)
{
	const char *parts = project_parts(r->arena, r->from);
	if (!parts && r->from)
		usage_error(r, arena_printf(r->arena, "'%s' holds no sample, layouts and fonts", r->from));
	if (!parts)
		machine_failure("the sample is neither in %s nor beside the program; --from=DIR names its folder", PLATEN_DATADIR);
	const char *error = project_new(r->arena, parts, dir);
	if (error)
		machine_failure("%s", error);
	if (!r->quiet)
		printf("%s is a project now. Its text is in content/sound/en.yaml. Next:\n  cd %s\n  platen build\n", dir, dir);
	return ALL_OK;
}

static int new_subject(struct run *r)
{
	if (!id_is_valid(r->subject))
		usage_error(r, arena_printf(r->arena, "'%s' is no name for a subject: small letters, digits and hyphens", r->subject));
	const struct shape_field *shape = open_shape(r);
	if (shape && !diag_errors(r->diag)) {
		const char *language = r->project->source_language;
		const char *path = arena_printf(r->arena, "content/%s/%s.yaml", r->subject, language);
		const char *full = arena_printf(r->arena, "%s/%s", root_path(r->root), path);
		if (!access(full, F_OK))
			usage_error(r, arena_printf(r->arena, "%s exists already", path));
		struct buf b = {0};
		skeleton_write(shape, shape->key, language, &b);
		output_write(r->arena, full, &b);
		buf_free(&b);
		if (!r->quiet)
			printf("%s has a placeholder for every text. To build it, write 'subject: %s' in platen.yaml.\n", path, r->subject);
	}
	return report(r);
}

static int run_new(struct run *r)
{
	if (r->n == (r->subject ? 1 : 0))
		usage_error(r, "'new' takes a folder for a project, or --subject=NAME for a subject of this one");
	return r->subject ? new_subject(r) : new_project(r, r->arg[0]);
}

static int run_po(struct run *r)
{
	struct name_list asked = {0}, written = {0};
	open_project(r);
	for (int i = 0; i < r->n; i++) {
		if (!locale_is_valid(r->arg[i]))
			usage_error(r, arena_printf(r->arena, "'%s' is no locale", r->arg[i]));
		*vec_push(r->arena, &asked.v) = r->arg[i];
	}
	if (r->project)
		project_po(r->root, r->project, r->arena, r->diag, &asked, &written);
	for (int i = 0; !r->quiet && i < written.v.n; i++)
		printf("%s\n", written.v.v[i]);
	if (!r->quiet && r->project && !written.v.n && !diag_errors(r->diag))
		puts("no locale of platen.yaml needs a translation; 'platen po LOCALE' begins one");
	return report(r);
}

static void print_status_json(const struct locale_status *s, int n)
{
	for (int i = 0; i < n; i++)
		printf("%s{\"locale\": \"%s\", \"source\": %s, \"texts\": %d, \"translated\": %d, \"missing\": %d, \"stale\": %d, "
		       "\"overflowing\": %d, \"undrawn\": %d, \"mistakes\": %d, \"ready\": %s}",
		       i ? ",\n " : "[", s[i].locale, s[i].source ? "true" : "false", s[i].progress.total, s[i].progress.translated,
		       s[i].progress.missing, s[i].progress.stale, s[i].overflowing, s[i].undrawn, s[i].mistakes, s[i].ready ? "true" : "false");
	puts(n ? "]" : "[]");
}

static void print_status(const struct locale_status *s, int n)
{
	printf("%-12s %6s %10s %7s %5s %11s %7s %8s\n", "locale", "texts", "translated", "missing", "stale", "overflowing", "undrawn", "mistakes");
	for (int i = 0; i < n; i++) {
		if (s[i].source || s[i].pseudo)
			printf("%-12s %6s %10s %7s %5s", s[i].locale, "-", s[i].source ? "source" : "pseudo", "-", "-");
		else
			printf("%-12s %6d %10d %7d %5d", s[i].locale, s[i].progress.total, s[i].progress.translated, s[i].progress.missing,
			       s[i].progress.stale);
		printf(" %11d %7d %8d\n", s[i].overflowing, s[i].undrawn, s[i].mistakes);
	}
}

static int run_status(struct run *r)
{
	open_project(r);
	if (!r->project)
		return report(r);
	check_filter(r);
	const char *const *locale = r->filter.locales.n ? r->filter.locales.v : r->project->locales.v;
	int n = r->filter.locales.n ? r->filter.locales.n : r->project->locales.n;
	struct locale_status *s = NEW_ARRAY(r->arena, struct locale_status, n);
	bool ready = true;
	for (int i = 0; i < n; i++) {
		s[i] = project_status(r->root, r->project, r->arena, locale[i]);
		ready = ready && s[i].ready;
	}
	if (r->format == DIAG_JSON)
		print_status_json(s, n);
	else
		print_status(s, n);
	return ready ? ALL_OK : MISTAKES;
}

static int run_explain(struct run *r)
{
	if (!r->n) {
		for (int i = 0; i < DIAG_COUNT; i++)
			printf("%-20s %s\n", diag_name((enum diag_code)i), diag_is_error((enum diag_code)i) ? "error" : "warning");
		return ALL_OK;
	}
	enum diag_code code = diag_by_name(r->arg[0]);
	if (code < DIAG_COUNT) {
		printf("%s (%s)\n\n%s\n", diag_name(code), diag_is_error(code) ? "error" : "warning", diag_explanation(code));
		return ALL_OK;
	}
	const char *names[DIAG_COUNT];
	for (int i = 0; i < DIAG_COUNT; i++)
		names[i] = diag_name((enum diag_code)i);
	fprintf(stderr, "platen: there is no code '%s'\n", r->arg[0]);
	print_suggestion(r, r->arg[0], names, DIAG_COUNT);
}

static const int build_takes[] = {OPT_DOCUMENT, OPT_LOCALE, OPT_EDITION, OPT_TRACE, OPT_DEPFILE, OPT_OUT, OPT_JOBS, 0};
static const int check_takes[] = {OPT_DOCUMENT, OPT_LOCALE, OPT_EDITION, OPT_JOBS, 0};
static const int schema_takes[] = {OPT_MANUAL, 0};
static const int status_takes[] = {OPT_LOCALE, 0};
static const int new_takes[] = {OPT_FROM, OPT_SUBJECT, OPT_DOCUMENT, 0};
static const struct command commands[] = {
        {"build", "", "write the PDFs that platen.yaml lists", build_takes, run_build, 0, 0},
        {"check", "", "find every mistake and write nothing", check_takes, run_check, 0, 0},
        {"fonts", "", "compare the font files with their checksums", NULL, run_fonts, 0, 0},
        {"new", " DIR", "make a project that builds, or with --subject content for another subject", new_takes, run_new, 0, 1},
        {"schema", " KIND [DOCUMENT]", "print the JSON Schema of content, layout, project, theme, shape or fonts", schema_takes, run_schema, 1, 2},
        {"po", " [LOCALE]...", "make or refresh the files of translators", NULL, run_po, 0, 99},
        {"status", "", "how far each locale has come; status 1 when one is not ready", status_takes, run_status, 0, 0},
        {"explain", " [CODE]", "say what a message means, or list all codes", NULL, run_explain, 0, 1},
};

static const struct command *command_find(const char *name)
{
	for (int i = 0; i < COUNT_OF(commands); i++)
		if (!strcmp(commands[i].name, name))
			return &commands[i];
	return NULL;
}

static const char *const *command_names(int *n)
{
	static const char *names[COUNT_OF(commands)];
	for (*n = 0; *n < COUNT_OF(commands); ++*n)
		names[*n] = commands[*n].name;
	return names;
}

static void print_help(void)
{
	puts("Usage: platen [OPTION]... COMMAND [ARGUMENT]...\n"
	     "Turns YAML content and layouts into print-ready, tagged PDFs.\n\nCommands:");
	for (int i = 0; i < COUNT_OF(commands); i++)
		printf("  %s%-*s %s\n", commands[i].name, 24 - (int)strlen(commands[i].name), commands[i].arguments, commands[i].about);
	puts("\nOptions:\n"
	     "      --document=NAME      only this document (may be repeated)\n"
	     "      --locale=TAG         only this locale (may be repeated)\n"
	     "      --edition=NAME       only this edition (may be repeated)\n"
	     "  -o, --output=PATH        a file for one output, or a folder\n"
	     "  -C, --directory=DIR      the project's folder; by default the nearest one with platen.yaml\n"
	     "  -j, --jobs=N             processes to build in; by default as many as pay off\n"
	     "      --trace              write the pages as text in place of PDFs\n"
	     "      --depfile=FILE       list the files read, as a rule for make\n"
	     "      --subject=NAME       with 'new': a skeleton of this subject in the present project\n"
	     "      --from=DIR           with 'new': the folder that holds platen's sample, layouts and fonts\n"
	     "      --manual             with 'schema layout': the reference as Markdown\n"
	     "      --format=FORMAT      messages as text, json or github\n"
	     "      --color=WHEN         auto, always or never\n"
	     "  -q, --quiet              print mistakes only\n"
	     "  -h, --help               this help\n"
	     "  -V, --version            the version\n\n"
	     "Exit status: 0 all well, 1 mistakes in the project, 2 wrong usage or a failure of the machine.");
}

int main(int argc, char **argv)
{
	struct run r = {.arena = arena_new()};
	r.diag = diag_new(r.arena);
	parse_arguments(&r, argc, argv);
	if (r.help || !r.command) {
		print_help();
		return ALL_OK;
	}
	const struct command *c = command_find(r.command);
	if (!c) {
		int n;
		const char *word = r.command, *const *names = command_names(&n);
		fprintf(stderr, "platen: there is no command '%s'\n", word);
		r.command = NULL;
		print_suggestion(&r, word, names, n);
	}
	if (r.n < c->least || r.n > c->most)
		usage_error(&r, arena_printf(r.arena, "wrong number of arguments: platen %s%s", c->name, c->arguments));
	int status = c->run(&r);
	if (fflush(stdout) != 0 || ferror(stdout))
		machine_failure("cannot write to standard output");
	arena_free(r.arena);
	return status;
}
