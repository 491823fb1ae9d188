/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Paths of the sheets of a class: that of the document, with the name of the list behind it. A list may be called as an
 * edition, so that its pack would take the place of the document in that edition, in a later run; or begin so, and take the
 * place of another list's sheets in that edition. Of two that a path can be read as, the one with the longer name of a
 * document or an edition has it.
 */
#include "editions.h"
#include "names.h"
#include "roster.h"
#include "spec.h"

#include <string.h>
#include <strings.h>

struct taken {
	const struct project *project;
	struct arena *arena;
	const char *base; /* of the sheets */
	size_t own;       /* bytes of it that are the document's path */
	bool pack;
	const char *by; /* the first found */
};

static size_t bare_size(const char *path) { return strlen(path) - strlen(".pdf"); }

const char *class_base(struct arena *a, const struct roster *r, const struct output *o)
{
	return arena_printf(a, "%.*s-%s", (int)bare_size(o->path), o->path, r->name);
}

/* Whether the path could be this output's, or that of a list of this output's; some file systems know no capitals. */
static bool is_taken(const struct taken *t, const struct output *o)
{
	const char *path = output_pattern(t->arena, t->project->out, o);
	const size_t n = bare_size(path);
	return n > t->own && !strncasecmp(t->base, path, n) && (t->base[n] == '-' || (!t->base[n] && t->pack));
}

static void look_at(struct taken *t, const struct output *o)
{
	if (t->by || !is_taken(t, o))
		return;
	const char *list = t->base + bare_size(output_pattern(t->arena, t->project->out, o));
	t->by = arena_printf(t->arena, "%s%s%sthe document '%s' (locale %s%s%s)", *list ? "the list '" : "",
	                     *list ? list + 1 : "", *list ? "' for " : "", o->document->name, o->locale,
	                     o->edition ? ", edition " : "", o->edition ? o->edition : "");
}

/* In each locale. */
static void look_at_document(struct taken *t, const struct project_document *d, const char *edition)
{
	const char *const *locales = t->project->locales.v;
	if (edition &&
	    (edition_missing(t->project, t->arena, edition) || !edition_is_for(t->project, t->arena, edition, d, true)))
		return;
	for (int i = 0; i < t->project->locales.n; i++)
		look_at(t, &(struct output){.document = d, .locale = locales[i], .edition = edition});
}

/* In the plain edition, and in those that `rest` begins with. */
static void look_at_editions(struct taken *t, const char *rest)
{
	const struct project_document *d = t->project->documents.v;
	for (int i = 0; i < t->project->documents.n; i++) {
		look_at_document(t, &d[i], NULL);
		for (const char *end = rest; *end; end += *end == '-') {
			end += strcspn(end, "-");
			look_at_document(t, &d[i], arena_strndup(t->arena, rest, (size_t)(end - rest)));
		}
	}
}

/* What an option that puts pages on sheets adds to the path of a pack (main/sheets.c): "-2up", "-booklet", "-on-a3". */
static bool is_of_option(struct arena *a, const char *end)
{
	mpt w, h;
	const char *name = end + 1;
	const size_t digits = strspn(name, "0123456789");
	return (digits && !strcasecmp(name + digits, "up")) || !strcasecmp(name, "booklet") ||
	        (!strncasecmp(name, "on-", 3) && paper_parse(a, name + 3, &w, &h));
}

static const char *list_with_option(struct arena *a, const char *list)
{
	for (const char *end = strchr(list, '-'); end; end = strchr(end + 1, '-'))
		if (end > list && is_of_option(a, end))
			return arena_printf(a, "the list '%.*s' whose pages an option puts on sheets", (int)(end - list),
			                    list);
	return NULL;
}

const char *class_path_taken(struct arena *a, const struct roster *r, const struct output *o, bool pack)
{
	struct taken t = {r->project, a, class_base(a, r, o), bare_size(o->path), pack, NULL};
	/* What an edition and a list are called together, which may be the name of an edition up to any hyphen. */
	const char *rest = o->edition ? arena_printf(a, "%s-%s", o->edition, r->name) : r->name;
	look_at_editions(&t, rest);
	look_at_editions(&t, name_in_small_letters(a, rest));
	if (!t.by && pack && !strcasecmp(r->name, "proof"))
		t.by = "the proof that --proof makes";
	if (!t.by && pack)
		t.by = list_with_option(a, r->name);
	return t.by ? arena_printf(a, "%s%s is also the path of %s", t.base, pack ? ".pdf" : "", t.by) : NULL;
}
