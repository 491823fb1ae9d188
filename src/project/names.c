/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of platen.yaml become parts of paths, so none may hold more than a name. */
#include "names.h"
#include "edition.h"
#include "language.h"
#include "paths.h"

#include <string.h>
#include <strings.h>

static bool has_control(const char *s)
{
	for (; *s; s++)
		if ((unsigned char)*s < 0x20 || *s == 0x7F)
			return true;
	return false;
}

/* A part of a path that begins or ends with a space can be told from another by nobody. */
static bool has_lone_space(const char *path)
{
	for (const char *p = path; (p = strchr(p, ' ')); p++)
		if (p == path || p[-1] == '/' || !p[1] || p[1] == '/')
			return true;
	return false;
}

bool name_is_valid(const char *s) { return *s && *s != '.' && !strchr(s, '/') && !has_control(s) && !has_lone_space(s); }

const char *name_trimmed(struct arena *a, const char *text)
{
	const char *from = text, *to = text, *end = text + strlen(text);
	for (const char *s = text; s < end;) {
		const char *letter = s;
		utf8_next(&s, end);
		if (utf8_is_blank(arena_strndup(a, letter, (size_t)(s - letter))))
			continue;
		from = to == text ? letter : from;
		to = s;
	}
	return arena_strndup(a, from, (size_t)(to - from));
}

const char *name_in_small_letters(struct arena *a, const char *text)
{
	char *small = arena_strdup(a, text);
	for (char *c = small; *c; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return small;
}

const char *name_in_letters(const char *text, const char *const *names, int n)
{
	for (int i = 0; i < n; i++)
		if (!strcmp(text, names[i]))
			return names[i];
	for (int i = 0; i < n; i++)
		if (!strcasecmp(text, names[i]))
			return names[i];
	return NULL;
}

/* The value of a key, or, of a scalar that stands for its main key, the scalar itself. */
static struct where place_of(const struct node *n, const char *key)
{
	const struct node *value = node_find(n, key);
	return value ? value->at : n->at;
}

static void check_name(struct diag *d, const char *name, const char *of, struct where at)
{
	if (name && !name_is_valid(name))
		diag_report(d, DIAG_BAD_NAME, at, name, of);
}

/* Of a combination each part is the name of a file, and none stands in it twice. */
static void check_edition(struct diag *d, struct arena *a, const struct project_edition *e)
{
	const char *fault = e->name ? edition_fault(a, e->name) : NULL;
	if (!fault)
		return;
	diag_report(d, DIAG_BAD_NAME, e->at, e->name, "an edition");
	if (*fault)
		diag_hint(d, "%s", fault);
}

const char *edition_fault(struct arena *a, const char *name)
{
	struct edition_parts parts = edition_parts(a, name);
	for (int i = 0; i < parts.v.n; i++) {
		if (!name_is_valid(parts.v.v[i]))
			return parts.v.n > 1 && !*parts.v.v[i] ? "a '+' stands between two names" : "";
		for (int k = 0; k < i; k++)
			if (!strcmp(parts.v.v[i], parts.v.v[k]))
				return arena_printf(a, "'%s' stands in it twice", parts.v.v[i]);
	}
	return NULL;
}

static void check_document(const struct project_document *doc, const struct node *n, struct arena *a, struct diag *d)
{
	check_name(d, doc->name, "a document", place_of(n, "name"));
	const struct project_edition *e = doc->editions.v;
	for (int i = 0; i < doc->editions.n; i++)
		check_edition(d, a, &e[i]);
}

static bool leads_up(const char *path)
{
	for (size_t n; *path; path += n) {
		path += strspn(path, "/");
		n = strcspn(path, "/");
		if (n == 2 && !strncmp(path, "..", 2))
			return true;
	}
	return false;
}

/* Whether all that stands in braces is filled in. */
static bool fits_braces(const char *s)
{
	static const char *const known[] = {"{locale}", "{document}", "{edition}", "{-edition}"};
	while (*(s += strcspn(s, "{}"))) {
		size_t n = 0;
		for (int i = 0; i < COUNT_OF(known) && !n; i++)
			n = strncmp(s, known[i], strlen(known[i])) ? 0 : strlen(known[i]);
		if (!n)
			return false;
		s += n;
	}
	return true;
}

static bool is_pdf_name(const char *out)
{
	size_t n = strlen(out);
	return n > 4 && !strcasecmp(out + n - 4, ".pdf");
}

/* NULL, or what an author may have meant; "" where there is nothing to say. */
static const char *slip_of(const char *out)
{
	size_t n = strlen(out);
	const char *last = strrchr(out, '/') ? strrchr(out, '/') + 1 : out;
	if (!fits_braces(out))
		return "what is filled in is {locale}, {document}, {edition} and {-edition}";
	if (*out == '~' || *out == '$')
		return "neither ~ nor $ is expanded: the path begins at the folder of platen.yaml";
	if (has_lone_space(out))
		return "no part of a path begins or ends with a space";
	if (!n || !*last || !strcmp(last, ".") || has_control(out))
		return "";
	if (path_is_hidden(out))
		return "no part of a path begins with a point: hidden files and folders are those of other programs";
	return is_pdf_name(out) ? NULL : "outputs are PDFs: the path ends in .pdf, so that no other file is written over";
}

static void check_out(const struct project *p, struct diag *d)
{
	struct where at = place_of(p->top, "out");
	const char *slip = p->out ? slip_of(p->out) : NULL;
	if (!p->out)
		return;
	if (*p->out == '/' || leads_up(p->out))
		diag_report(d, DIAG_OUTPUT_OUTSIDE, at, p->out);
	else if (slip) {
		diag_report(d, DIAG_BAD_NAME, at, p->out, "outputs");
		if (*slip)
			diag_hint(d, "%s", slip);
	}
}

void names_check(const struct project *p, struct arena *a, struct diag *d)
{
	const struct node *list = node_find(p->top, "documents");
	const struct project_document *doc = p->documents.v;
	check_name(d, p->subject, "a subject", place_of(p->top, "subject"));
	check_out(p, d);
	for (int i = 0; list && i < p->documents.n; i++)
		check_document(&doc[i], list->kind == NODE_LIST && i < list->n ? list->item[i] : list, a, d);
	if (p->source_language && !locale_is_valid(p->source_language)) {
		diag_report(d, DIAG_BAD_LOCALE, place_of(p->top, "source-language"), p->source_language);
		language_hint(d, p->source_language);
	}
}
