/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line. Options are read by getopt_long into one record; their table is in options.c, and each
 * command says which of them it takes. Mistakes of the author end with status 1, wrong usage and failures of the
 * machine with 2.
 */
#include "limit.h"
#include "machine.h"
#include "options.h"
#include "sandbox.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

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

/* The place of the value among the words that the option takes. Of figures none is meant more than another. */
static int choose(struct run *r, const char *option, int id)
{
	const char *word = optarg;
	const char *const *words = option_words(NULL, id);
	int n = 0;
	assert(words && words[0]);
	for (; words[n]; n++)
		if (!strcmp(words[n], word))
			return n;
	fprintf(stderr, "platen: --%s is %s, not '%s'\n", option, words_either(r->arena, words), word);
	print_suggestion(r, word, words, isdigit((unsigned char)*words[0]) ? 0 : n);
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

/* "3/12" */
static struct shard shard_of(struct run *r, const char *word)
{
	struct shard s = {0};
	int end = 0;
	bool digits = word[strspn(word, "0123456789/")] == 0 && strlen(word) < 12;
	if (!digits || sscanf(word, "%d/%d%n", &s.number, &s.of, &end) != 2 || word[end] || s.number < 1 || s.number > s.of)
		usage_error(r,
		            arena_printf(r->arena,
		                         "--shard needs K/N, the K-th of N parts with K from 1 to N, as in 3/12; not '%s'",
		                         word));
	return s;
}

static void take_option(struct run *r, int id)
{
	switch (id) {
	case OPT_DOCUMENT: *vec_push(r->arena, &r->filter.documents) = optarg; break;
	case OPT_LOCALE: *vec_push(r->arena, &r->filter.locales) = optarg; break;
	case OPT_EDITION: *vec_push(r->arena, &r->filter.editions) = optarg; break;
	case OPT_FORMAT: r->format = choose(r, "format", id); break;
	case OPT_COLOR: r->color = choose(r, "color", id); break;
	case OPT_DUMP: r->dump = (enum dump)(DUMP_BOUND + choose(r, "dump", id)); break;
	case OPT_PROOF: r->proof = true; break;
	case OPT_MANUAL: r->manual = true; break;
	case OPT_FORCE: r->force = true; break;
	case OPT_CACHE: r->cache = optarg; break;
	case OPT_VERBOSE: r->verbose = true; break;
	case OPT_EXPLAIN_LOCALE: r->explain_locale = true; break;
	case OPT_ROSTER: r->roster = optarg; break;
	case OPT_PACK: r->pack = true; break;
	case OPT_NO_COVER: r->no_cover = true; break;
	case OPT_NAMES: r->names = true; break;
	case OPT_POSITIONS: r->positions = true; break;
	case OPT_CODES: r->codes = true; break;
	case OPT_NUP: r->sheets.nup = option_words(NULL, id)[choose(r, "nup", id)]; break;
	case OPT_BOOKLET: r->sheets.booklet = true; break;
	case OPT_SCALE: r->sheets.scale = optarg; break;
	case OPT_SIZE: r->sheets.size = optarg; break;
	case OPT_SHEET: r->sheets.sheet = optarg; break;
	case OPT_SEED: r->seed = number_of(r, "seed", optarg, 999999999); break;
	case OPT_DEPFILE:
		r->depfile = optarg;
		if (!strcmp(optarg, "-"))
			usage_error(r, "--depfile names a file: '-' is none");
		break;
	case OPT_FROM: r->from = optarg; break;
	case OPT_SUBJECT: r->subject = optarg; break;
	case OPT_OUT: r->out = optarg; break;
	case OPT_DIR: r->dir = optarg; break;
	case OPT_JOBS: r->jobs = number_of(r, "jobs", optarg, 999); break;
	case OPT_SHARD: r->shard = shard_of(r, optarg); break;
	case OPT_MAX_MEMORY: r->max_memory = number_of(r, "max-memory", optarg, 999999); break;
	case OPT_MAX_TIME: r->max_time = number_of(r, "max-time", optarg, 999999); break;
	case OPT_REQUIRE_SANDBOX: r->require_sandbox = true; break;
	case OPT_QUIET: r->quiet = true; break;
	case OPT_HELP: r->help = true; break;
	default: versions_print(); exit(end_output(ALL_OK));
	}
}

/* Options that getopt did not know, or that lack their argument. */
static void report_option(struct run *r, const char *word)
{
	const char *names[OPTIONS_MOST];
	int n = 0;
	bool lacks = false;
	for (; option_table[n].name; n++) {
		names[n] = option_table[n].name;
		lacks = lacks || (option_table[n].value && option_table[n].id == optopt);
	}
	if (lacks)
		fprintf(stderr, "platen: the option '%s' needs a value\n", word);
	else
		fprintf(stderr, "platen: there is no option '%s'\n", word);
	print_suggestion(r, lacks ? "" : word + strspn(word, "-"), names, lacks ? 0 : n);
}

static void check_takes(struct run *r, const struct command *c, const int *given, int n)
{
	for (int i = 0; i < n; i++)
		for (const struct option_entry *o = option_table; o->name; o++)
			if (o->id == given[i] && !option_is_taken(c, o->id))
				usage_error(r, arena_printf(r->arena, "'%s' takes no option --%s", c->name, o->name));
}

/* What getopt is told: the long options, and the letters of the short ones. */
static void tell_getopt(struct option *options, char *letters)
{
	int n = 0;
	for (; option_table[n].name; n++) {
		const struct option_entry *o = &option_table[n];
		options[n] = (struct option){o->name, o->value ? required_argument : no_argument, NULL, o->id};
		if (o->id < 128)
			*letters++ = (char)o->id;
		if (o->id < 128 && o->value)
			*letters++ = ':';
	}
	options[n] = (struct option){0};
	*letters = 0;
}

/* What is wrong with the others may have to be told in it. */
static void find_format(struct run *r, int argc, char *const *given, const struct option *options, const char *letters)
{
	char **argv = NEW_ARRAY(r->arena, char *, argc + 1); /* which is sorted */
	int id;
	memcpy(argv, given, sizeof(*argv) * (size_t)argc);
	while ((id = getopt_long(argc, argv, letters, options, NULL)) != -1) {
		for (int i = 0; id == OPT_FORMAT && i < DIAG_FORMATS; i++)
			if (!strcmp(optarg, diag_format_name((enum diag_format)i)))
				r->format = i;
		r->out = id == OPT_OUT ? optarg : r->out;
	}
	const struct command *c = optind < argc ? command_find(argv[optind]) : NULL;
	r->command = c ? c->name : NULL; /* whose help tells of its options */
	if (!c || c->reports)
		prepare_failure(r);
	optind = 0; /* again from the first */
}

static void parse_arguments(struct run *r, int argc, char **argv)
{
	struct option options[OPTIONS_MOST];
	char letters[2 * OPTIONS_MOST];
	int given[64], n = 0, id;
	tell_getopt(options, letters);
	opterr = 0;
	find_format(r, argc, argv, options, letters);
	while ((id = getopt_long(argc, argv, letters, options, NULL)) != -1) {
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
	if (c)
		check_takes(r, c, given, n);
}

/* -- help ----------------------------------------------------------------------------------- */

/* NULL: the options of all commands. */
static void print_options(struct run *r, const struct command *c)
{
	puts("\nOptions:");
	for (int i = 0; option_table[i].name; i++) {
		const struct option_entry o = option_for(r->arena, c, &option_table[i]);
		if (c && !option_is_taken(c, o.id))
			continue;
		const char letter[] = {'-', (char)o.id, ',', 0};
		int n = printf("  %-3s --%s%s%s", o.id < 128 ? letter : "", o.name, o.value ? "=" : "",
		               o.value ? o.value : "");
		printf("%*s%s\n", n < 26 ? 27 - n : 1, "", o.about);
	}
	printf("\nExit status: %s or a failure of the machine.\n", statuses_of(c));
}

static void print_help(struct run *r)
{
	puts("Usage: platen [OPTION]... COMMAND [ARGUMENT]...\n"
	     "Turns YAML content and layouts into print-ready, tagged PDFs.\n\nCommands:");
	for (const struct command *c = commands; c->name; c++)
		printf("  %s%-*s %s\n", c->name, 24 - (int)strlen(c->name), c->arguments, c->about);
	print_options(r, NULL);
}

static void print_command_help(struct run *r, const struct command *c)
{
	printf("Usage: platen %s [OPTION]...%s\n", c->name, c->arguments);
	printf("%c%s.\n", toupper((unsigned char)*c->about), c->about + 1);
	print_options(r, c);
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
	struct run r = {.arena = arena_new(),
	                .commands = commands,
	                .max_memory = LIMIT_JOB_MEGABYTES,
	                .max_time = LIMIT_JOB_SECONDS};
	r.diag = diag_new(r.arena);
	parse_arguments(&r, argc, argv);
	machine_ceilings(r.max_memory, r.max_time);
	if (r.require_sandbox && sandbox_lack())
		machine_failure("--require-sandbox: %s", sandbox_lack());
	const struct command *c = r.command ? command_find(r.command) : NULL;
	if (!r.command || (r.help && c)) {
		if (c)
			print_command_help(&r, c);
		else
			print_help(&r);
		return end_output(ALL_OK);
	}
	if (!c)
		unknown_command(&r);
	if (!format_is_taken(c, r.format))
		usage_error(&r,
		            arena_printf(r.arena, "'%s' does not write %s", c->name,
		                         r.format == FORMAT_CSV ? "CSV" : diag_format_name((enum diag_format)r.format)));
	if (r.n < c->least || r.n > c->most)
		usage_error(&r, arena_printf(r.arena, "wrong number of arguments: platen %s%s", c->name, c->arguments));
	int status = end_output(c->run(&r));
	arena_free(r.arena);
	return status;
}
