/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen completions SHELL: a script for the shell; with the words of a command line behind it, what the last of them
   can become. */
#include "completions.h"
#include "commands.h"
#include "options.h"

#include <stdio.h>
#include <string.h>

/* A command line up to the word that is completed. */
struct asked {
	struct run *r;
	const struct command *command;     /* or NULL, before there is one */
	const struct option_entry *option; /* whose value is completed; or NULL */
	int arguments;                     /* of the command, before the word */
	const char *before;                /* the word's part that stays: "--format=", or "" */
	const char *word;                  /* and what is completed */
	struct buf out;
};

static const struct command *command_named(const struct run *r, const char *name)
{
	for (const struct command *c = r->commands; c->name; c++)
		if (!strcmp(c->name, name))
			return c;
	return NULL;
}

/* The option that WORD is, with its value or without; *value: what follows it in the same word, or NULL. */
static const struct option_entry *option_of(const char *word, const char **value)
{
	*value = NULL;
	for (const struct option_entry *o = option_table; o->name; o++) {
		size_t n = strlen(o->name);
		if (word[0] == '-' && o->id < 128 && word[1] == o->id) {
			*value = word[2] ? word + 2 : NULL;
			return o;
		}
		if (strncmp(word, "--", 2) != 0 || strncmp(word + 2, o->name, n) != 0 || (word[2 + n] && word[2 + n] != '='))
			continue;
		*value = word[2 + n] ? word + 2 + n + 1 : NULL;
		return o;
	}
	return NULL;
}

static void take_value(struct asked *q, const struct option_entry *o, const char *value)
{
	if (o->id == OPT_DIR)
		q->r->dir = value;
}

/* A word before the one that is completed. A shell that parts words at '=' gives that sign as a word. */
static void take_word(struct asked *q, const char *word)
{
	const char *value;
	if (q->option && !strcmp(word, "="))
		return;
	if (q->option) {
		take_value(q, q->option, word);
		q->option = NULL;
		return;
	}
	const struct option_entry *o = option_of(word, &value);
	if (o && value)
		take_value(q, o, value);
	else if (o && o->value)
		q->option = o;
	else if (*word != '-' && !q->command)
		q->command = command_named(q->r, word);
	else if (*word != '-')
		q->arguments++;
}

static void take_last(struct asked *q, const char *word)
{
	const char *value;
	q->before = "";
	q->word = q->option && !strcmp(word, "=") ? "" : word;
	const struct option_entry *o = q->option ? NULL : option_of(word, &value);
	if (!o || !value || !o->value || strncmp(word, "--", 2) != 0)
		return;
	q->option = o;
	q->before = arena_printf(q->r->arena, "%.*s", (int)(value - word), word);
	q->word = value;
}

/* -- what can follow ------------------------------------------------------------------------ */

/* A name that a shell would read as more than a name is left out: a file of a stranger may have any. */
static void offer(struct asked *q, const char *word, const char *end, const char *about)
{
	static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
	if (!word[strspn(word, plain)] && strncmp(word, q->word, strlen(q->word)) == 0)
		buf_printf(&q->out, "%s%s%s%s%s\n", q->before, word, end, *about ? "\t" : "", about);
}

static void offer_words(struct asked *q, const char *const *words)
{
	for (; *words; words++)
		offer(q, *words, "", "");
}

static void offer_documents(struct asked *q)
{
	const struct project_document *d = q->r->project->documents.v;
	for (int i = 0; i < q->r->project->documents.n; i++)
		offer(q, d[i].name, "", "");
}

static void offer_locales(struct asked *q)
{
	for (int i = 0; i < q->r->project->locales.n; i++)
		offer(q, ((const char *const *)q->r->project->locales.v)[i], "", "");
}

/* Editions are joined by '+', so what stands before the last one stays. */
static void offer_editions(struct asked *q)
{
	const char *last = strrchr(q->word, '+');
	if (last) {
		q->before = arena_printf(q->r->arena, "%s%.*s", q->before, (int)(last + 1 - q->word), q->word);
		q->word = last + 1;
	}
	struct name_list all = project_editions(q->r->project, q->r->arena);
	for (int i = 0, k; i < all.v.n; i++) {
		for (k = 0; strcmp(all.v.v[k], all.v.v[i]) != 0;)
			k++;
		if (k == i)
			offer(q, all.v.v[i], "", "");
	}
}

/* Mistakes in the project are told by the command, when it is run. */
static void offer_of_project(struct asked *q, void (*names)(struct asked *q))
{
	open_project(q->r);
	if (q->r->project)
		names(q);
}

static void offer_codes(struct asked *q)
{
	for (int i = 0; i < DIAG_COUNT; i++)
		offer(q, diag_name((enum diag_code)i), "", "");
}

static void offer_shells(struct asked *q)
{
	for (const struct completion_script *s = completion_scripts; s->shell; s++)
		offer(q, s->shell, "", "");
}

static void offer_value(struct asked *q)
{
	const char *const *words = option_words(q->command, q->option->id),
	                  *called = option_for(q->r->arena, q->command, q->option).value;
	if (words)
		offer_words(q, words);
	else if (q->option->id == OPT_DOCUMENT)
		offer_of_project(q, offer_documents);
	else if (q->option->id == OPT_LOCALE)
		offer_of_project(q, offer_locales);
	else if (q->option->id == OPT_EDITION)
		offer_of_project(q, offer_editions);
	else if (!strcmp(called, "DIR"))
		buf_puts(&q->out, ":folders\n");
	else if (!strcmp(called, "FILE") || !strcmp(called, "PATH"))
		buf_puts(&q->out, ":files\n");
}

static void offer_options(struct asked *q)
{
	const char *word = q->word;
	for (int i = 0; option_table[i].name; i++) {
		const struct option_entry o = option_for(q->r->arena, q->command, &option_table[i]);
		if (q->command && !option_is_taken(q->command, o.id))
			continue;
		offer(q, arena_printf(q->r->arena, "--%s", o.name), o.value ? "=" : "", o.about);
		if (o.id < 128 && word[1] == o.id && !word[2])
			offer(q, word, "", o.about);
	}
}

static void offer_commands(struct asked *q)
{
	for (const struct command *c = q->r->commands; c->name; c++)
		offer(q, c->name, "", c->about);
}

/* The n-th of what help calls the arguments, " KIND [DOCUMENT]"; one that is repeated stands for those behind it; "": there
   is none. */
static const char *argument_name(struct arena *a, const char *arguments, int n)
{
	const char *name = "";
	for (; n >= 0; n--) {
		arguments += strspn(arguments, " []");
		size_t length = strcspn(arguments, "] .");
		if (!length)
			return *arguments == '.' ? name : "";
		name = arena_printf(a, "%.*s", (int)length, arguments);
		arguments += length + strspn(arguments + length, "]");
	}
	return name;
}

/* An argument that is no name of anything is a file. */
static void offer_argument(struct asked *q)
{
	const char *name = argument_name(q->r->arena, q->command->arguments, q->arguments);
	if (!strcmp(name, "KIND"))
		offer_words(q, schema_kinds);
	else if (!strcmp(name, "DOCUMENT"))
		offer_of_project(q, offer_documents);
	else if (!strcmp(name, "LOCALE"))
		offer_of_project(q, offer_locales);
	else if (!strcmp(name, "CODE"))
		offer_codes(q);
	else if (!strcmp(name, "SHELL"))
		offer_shells(q);
	else if (!strcmp(name, "DIR"))
		buf_puts(&q->out, ":folders\n");
	else if (*name)
		buf_puts(&q->out, ":files\n");
}

static int complete(struct run *r, char **words, int n)
{
	struct asked q = {.r = r};
	for (int i = 0; i < n - 1; i++)
		take_word(&q, words[i]);
	take_last(&q, words[n - 1]);
	if (q.option)
		offer_value(&q);
	else if (*q.word == '-')
		offer_options(&q);
	else if (!q.command)
		offer_commands(&q);
	else
		offer_argument(&q);
	print_output(&q.out);
	return ALL_OK;
}

int run_completions(struct run *r)
{
	const char *names[8];
	int n = 0;
	for (; completion_scripts[n].shell; n++) {
		names[n] = completion_scripts[n].shell;
		if (strcmp(names[n], r->arg[0]) != 0)
			continue;
		if (r->n > 1)
			return complete(r, r->arg + 1, r->n - 1);
		fputs(completion_scripts[n].text, stdout);
		return ALL_OK;
	}
	fprintf(stderr, "platen: there are completions for bash, zsh and fish, not for '%s'\n", r->arg[0]);
	print_suggestion(r, r->arg[0], names, n);
}
