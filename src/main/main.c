/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line. Options are read by getopt_long into one record; each command says which
 * of them it takes. Mistakes of the author end with status 1, wrong usage and failures of the
 * machine with 2.
 */
#include "limit.h"
#include "machine.h"
#include "run.h"

#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const struct option options[] = {{"document", required_argument, NULL, OPT_DOCUMENT},
                                        {"locale", required_argument, NULL, OPT_LOCALE},
                                        {"edition", required_argument, NULL, OPT_EDITION},
                                        {"format", required_argument, NULL, OPT_FORMAT},
                                        {"color", required_argument, NULL, OPT_COLOR},
                                        {"dump", required_argument, NULL, OPT_DUMP},
                                        {"proof", no_argument, NULL, OPT_PROOF},
                                        {"depfile", required_argument, NULL, OPT_DEPFILE},
                                        {"output", required_argument, NULL, OPT_OUT},
                                        {"directory", required_argument, NULL, OPT_DIR},
                                        {"quiet", no_argument, NULL, OPT_QUIET},
                                        {"manual", no_argument, NULL, OPT_MANUAL},
                                        {"verbose", no_argument, NULL, OPT_VERBOSE},
                                        {"from", required_argument, NULL, OPT_FROM},
                                        {"subject", required_argument, NULL, OPT_SUBJECT},
                                        {"jobs", required_argument, NULL, OPT_JOBS},
                                        {"max-memory", required_argument, NULL, OPT_MAX_MEMORY},
                                        {"max-time", required_argument, NULL, OPT_MAX_TIME},
                                        {"explain-locale", no_argument, NULL, OPT_EXPLAIN_LOCALE},
                                        {"roster", required_argument, NULL, OPT_ROSTER},
                                        {"pack", no_argument, NULL, OPT_PACK},
                                        {"no-cover", no_argument, NULL, OPT_NO_COVER},
                                        {"codes", no_argument, NULL, OPT_CODES},
                                        {"seed", required_argument, NULL, OPT_SEED},
                                        {"nup", required_argument, NULL, OPT_NUP},
                                        {"booklet", no_argument, NULL, OPT_BOOKLET},
                                        {"scale", required_argument, NULL, OPT_SCALE},
                                        {"size", required_argument, NULL, OPT_SIZE},
                                        {"sheet", required_argument, NULL, OPT_SHEET},
                                        {"names", no_argument, NULL, OPT_NAMES},
                                        {"positions", no_argument, NULL, OPT_POSITIONS},
                                        {"help", no_argument, NULL, OPT_HELP},
                                        {"version", no_argument, NULL, OPT_VERSION},
                                        {NULL, 0, NULL, 0}};

static int end_output(int status)
{
	print_output(&(struct buf){0});
	return status;
}

static const struct command *command_find(const char *name)
{
	for (const struct command *c = commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

_Noreturn static void unknown_command(struct run *r)
{
	VEC(const char *) names = {0};
	const char *word = r->command;
	for (const struct command *c = commands; c->name; c++)
		*vec_push(r->arena, &names) = c->name;
	fprintf(stderr, "platen: there is no command '%s'\n", word);
	r->command = NULL;
	print_suggestion(r, word, names.v, names.n);
}

/* -- options -------------------------------------------------------------------------------- */

static int choose(struct run *r, const char *option, const char *word, const char *const *words)
{
	int n = 0;
	for (; words[n]; n++)
		if (!strcmp(words[n], word))
			return n;
	fprintf(stderr, "platen: --%s cannot be '%s'\n", option, word);
	print_suggestion(r, word, words, n);
}

/* A whole number from 1 to `most`. */
static int number_of(struct run *r, const char *option, const char *word, int most)
{
	size_t n = strspn(word, "0123456789");
	long v = n && n <= 9 && !word[n] ? strtol(word, NULL, 10) : 0;
	if (v < 1 || v > most)
		usage_error(r, arena_printf(r->arena, "--%s needs a number from 1 to %d, not '%s'", option, most, word));
	return (int)v;
}

static void take_option(struct run *r, int id)
{
	const char *formats[DIAG_FORMATS + 2] = {[FORMAT_CSV] = "csv"};
	static const char *const dumps[] = {"bound", "list", "pages", NULL};
	static const char *const nups[] = {"1", "2", "4", "6", "8", "9", "12", "16", NULL};
	static const char *const colors[] = {"auto", "always", "never", NULL};
	for (int i = 0; i < DIAG_FORMATS; i++)
		formats[i] = diag_format_name((enum diag_format)i);
	switch (id) {
	case OPT_DOCUMENT: *vec_push(r->arena, &r->filter.documents) = optarg; break;
	case OPT_LOCALE: *vec_push(r->arena, &r->filter.locales) = optarg; break;
	case OPT_EDITION: *vec_push(r->arena, &r->filter.editions) = optarg; break;
	case OPT_FORMAT: r->format = choose(r, "format", optarg, formats); break;
	case OPT_COLOR: r->color = choose(r, "color", optarg, colors); break;
	case OPT_DUMP: r->dump = (enum dump)(DUMP_BOUND + choose(r, "dump", optarg, dumps)); break;
	case OPT_PROOF: r->proof = true; break;
	case OPT_MANUAL: r->manual = true; break;
	case OPT_VERBOSE: r->verbose = true; break;
	case OPT_EXPLAIN_LOCALE: r->explain_locale = true; break;
	case OPT_ROSTER: r->roster = optarg; break;
	case OPT_PACK: r->pack = true; break;
	case OPT_NO_COVER: r->no_cover = true; break;
	case OPT_NAMES: r->names = true; break;
	case OPT_POSITIONS: r->positions = true; break;
	case OPT_CODES: r->codes = true; break;
	case OPT_NUP: r->sheets.nup = nups[choose(r, "nup", optarg, nups)]; break;
	case OPT_BOOKLET: r->sheets.booklet = true; break;
	case OPT_SCALE: r->sheets.scale = optarg; break;
	case OPT_SIZE: r->sheets.size = optarg; break;
	case OPT_SHEET: r->sheets.sheet = optarg; break;
	case OPT_SEED: r->seed = number_of(r, "seed", optarg, 999999999); break;
	case OPT_DEPFILE: r->depfile = optarg; break;
	case OPT_FROM: r->from = optarg; break;
	case OPT_SUBJECT: r->subject = optarg; break;
	case OPT_OUT: r->out = optarg; break;
	case OPT_DIR: r->dir = optarg; break;
	case OPT_JOBS: r->jobs = number_of(r, "jobs", optarg, 999); break;
	case OPT_MAX_MEMORY: r->max_memory = number_of(r, "max-memory", optarg, 999999); break;
	case OPT_MAX_TIME: r->max_time = number_of(r, "max-time", optarg, 999999); break;
	case OPT_QUIET: r->quiet = true; break;
	case OPT_HELP: r->help = true; break;
	default: versions_print(); exit(end_output(ALL_OK));
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

static bool takes_option(const struct command *c, int id)
{
	static const int common[] = {OPT_FORMAT, OPT_COLOR,   OPT_DIR,        OPT_QUIET,
	                             OPT_HELP,   OPT_VERSION, OPT_MAX_MEMORY, OPT_MAX_TIME};
	for (int i = 0; i < COUNT_OF(common); i++)
		if (common[i] == id)
			return true;
	for (const int *t = c->takes; t && *t; t++)
		if (*t == id)
			return true;
	return false;
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
		bool common = given[i] == OPT_FORMAT || given[i] == OPT_COLOR || given[i] == OPT_DIR ||
		        given[i] == OPT_MAX_MEMORY || given[i] == OPT_MAX_TIME || given[i] < 128;
		bool takes = common && given[i] != OPT_OUT && given[i] != OPT_JOBS;
		for (const int *t = c->takes; t && *t; t++)
			takes = takes || *t == given[i];
		for (const struct option *o = options; !takes && o->name; o++)
			if (o->val == given[i])
				usage_error(r, arena_printf(r->arena, "'%s' takes no option --%s", c->name, o->name));
	}
}

/* -- help ----------------------------------------------------------------------------------- */

/* clang-format off */
static const struct { int id; const char *form, *about; } option_help[] = {
	{OPT_DOCUMENT, "    --document=NAME", "only this document (may be repeated)"},
	{OPT_LOCALE, "    --locale=TAG", "only this locale (may be repeated)"},
	{OPT_EDITION, "    --edition=NAME", "only this edition (may be repeated)"},
	{OPT_OUT, "-o, --output=PATH", "a file for one output, or a folder; '-' is standard output"},
	{OPT_DIR, "-C, --directory=DIR", "the project's folder; by default the nearest one with platen.yaml"},
	{OPT_JOBS, "-j, --jobs=N", "processes to build in; by default as many as pay off"},
	{OPT_DUMP, "    --dump=WHAT", "write text in place of PDFs: the bound boxes, the list or the pages"},
	{OPT_PROOF, "    --proof", "write NAME-proof.pdf: each text with its key and the room left"},
	{OPT_EXPLAIN_LOCALE, "    --explain-locale", "say where the texts of each locale come from"},
	{OPT_ROSTER, "    --roster=FILE", "a sheet for each pupil of a class list in CSV, which names its columns"},
	{OPT_PACK, "    --pack", "with --roster: all sheets in one file, each from a front on"},
	{OPT_NO_COVER, "    --no-cover", "with --pack: without the page in front that counts the sheets and lists the pupils"},
	{OPT_CODES, "    --codes", "with --roster: call pupils by codes, and name none of them anywhere"},
	{OPT_SEED, "    --seed=N", "with --roster: another order where a layout shuffles, and other codes"},
	{OPT_NUP, "    --nup=N", "1, 2, 4, 6, 8, 9, 12 or 16 pages on each sheet"},
	{OPT_BOOKLET, "    --booklet", "sheets to fold to a booklet, printed on both sides"},
	{OPT_SCALE, "    --scale=PERCENT", "each page on several sheets to paste together, at this scale"},
	{OPT_SIZE, "    --size=PAPER", "the same, as large as this paper: a1, or '24in x 36in'"},
	{OPT_SHEET, "    --sheet=PAPER", "the paper that pages are put on so"},
	{OPT_NAMES, "    --names", "with 'score': print the names of pupils"},
	{OPT_POSITIONS, "    --positions", "with 'score': answers count from 1 at the first label, also where numbers run down"},
	{OPT_DEPFILE, "    --depfile=FILE", "list the files read, as a rule for make"},
	{OPT_SUBJECT, "    --subject=NAME", "with 'new': a skeleton of this subject in the present project"},
	{OPT_FROM, "    --from=DIR", "with 'new': the folder that holds platen's sample, layouts and fonts"},
	{OPT_MANUAL, "    --manual", "with 'schema layout': the reference as Markdown"},
	{OPT_VERBOSE, "    --verbose", "with 'status': name each text that is missing, stale or fuzzy"},
	{OPT_MAX_MEMORY, "    --max-memory=MB", "stop a process that takes more memory; 4096 by default"},
	{OPT_MAX_TIME, "    --max-time=SECONDS", "stop an output that takes more processor time; 300 by default"},
	{OPT_FORMAT, "    --format=FORMAT", "messages as text, json or github; of 'score' results as json or csv"},
	{OPT_COLOR, "    --color=WHEN", "auto, always or never"},
	{OPT_QUIET, "-q, --quiet", "print mistakes only"},
	{OPT_HELP, "-h, --help", "this help; of a command: 'platen COMMAND --help'"},
	{OPT_VERSION, "-V, --version", "the version, and those of the libraries"},
};
/* clang-format on */

/* NULL: the options of all commands. */
static void print_options(const struct command *c)
{
	puts("\nOptions:");
	for (int i = 0; i < COUNT_OF(option_help); i++)
		if (!c || takes_option(c, option_help[i].id))
			printf("  %-24s %s\n", option_help[i].form, option_help[i].about);
	puts("\nExit status: 0 all well, 1 mistakes in the project, 2 wrong usage or a failure of the machine.");
}

static void print_help(void)
{
	puts("Usage: platen [OPTION]... COMMAND [ARGUMENT]...\n"
	     "Turns YAML content and layouts into print-ready, tagged PDFs.\n\nCommands:");
	for (const struct command *c = commands; c->name; c++)
		printf("  %s%-*s %s\n", c->name, 24 - (int)strlen(c->name), c->arguments, c->about);
	print_options(NULL);
}

static void print_command_help(const struct command *c)
{
	printf("Usage: platen %s [OPTION]...%s\n", c->name, c->arguments);
	printf("%c%s.\n", toupper((unsigned char)*c->about), c->about + 1);
	print_options(c);
}

/* -- the run -------------------------------------------------------------------------------- */

/* A file that is opened where one of the first three is closed would take what is printed. Standard output stays one that
   cannot be written to, so that what is lost is told. */
static void open_closed(void)
{
	static const int modes[] = {O_RDONLY, O_RDONLY, O_RDWR};
	for (int fd = 0; fd < COUNT_OF(modes); fd++)
		if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", modes[fd]) != fd)
			machine_failure("cannot open /dev/null: %s", strerror(errno));
}

int main(int argc, char **argv)
{
	open_closed();
	struct run r = {.arena = arena_new(), .max_memory = LIMIT_JOB_MEGABYTES, .max_time = LIMIT_JOB_SECONDS};
	r.diag = diag_new(r.arena);
	parse_arguments(&r, argc, argv);
	machine_ceilings(r.max_memory, r.max_time);
	const struct command *c = r.command ? command_find(r.command) : NULL;
	if (!r.command || (r.help && c)) {
		if (c)
			print_command_help(c);
		else
			print_help();
		return end_output(ALL_OK);
	}
	if (!c)
		unknown_command(&r);
	if (r.format == FORMAT_CSV && strcmp(c->name, "score") != 0)
		usage_error(&r, arena_printf(r.arena, "'%s' does not write CSV", c->name));
	if (r.n < c->least || r.n > c->most)
		usage_error(&r, arena_printf(r.arena, "wrong number of arguments: platen %s%s", c->name, c->arguments));
	int status = end_output(c->run(&r));
	arena_free(r.arena);
	return status;
}
