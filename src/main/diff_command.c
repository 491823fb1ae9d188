/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen diff: what differs, as text for a person or in JSON. */
#include "diff_run.h"
#include "commands.h"
#include "confine.h"
#include "json.h"

#include <stdio.h>
#include <string.h>

struct teller {
	struct run *run;
	struct buf out;
	struct json json;
};

/* -- text ------------------------------------------------------------------------------------- */

static void put_pages(struct buf *b, const struct document_diff *d, enum diff_state state)
{
	int n = 0;
	for (int i = 0; i < d->pages.n; i++) {
		const struct page_diff *p = &d->pages.v[i];
		const int number = p->page ? p->page : p->was;
		int k = i;
		if (p->state != state)
			continue;
		while (k + 1 < d->pages.n && d->pages.v[k + 1].state == state &&
		       d->pages.v[k + 1].page == d->pages.v[k].page + 1)
			k++;
		buf_printf(b,
		           k == i               ? "%s%d"
		                   : k == i + 1 ? "%s%d, %d"
		                                : "%s%d to %d",
		           n++ ? ", " : "", number, number + k - i);
		i = k;
	}
}

static int pages_with(const struct document_diff *d, enum diff_state state)
{
	int n = 0;
	for (int i = 0; i < d->pages.n; i++)
		n += d->pages.v[i].state == state;
	return n;
}

static int page_told(const struct change *c)
{
	return !c->places.n ? 0 : c->places.v[0].page ? c->places.v[0].page : -c->places.v[0].was_page;
}

static void put_change(struct buf *b, const struct change *c)
{
	const struct change_place *p = c->places.n ? &c->places.v[0] : NULL;
	buf_puts(b, "  ");
	if (p && p->page)
		buf_printf(b, "page %d: ", p->page);
	else if (p)
		buf_printf(b, "old page %d: ", p->was_page);
	change_say(c, b);
	if (c->key)
		buf_printf(b, " (%s)", c->key);
	buf_putc(b, '\n');
}

/* Of a page that was written anew the first ones will do. */
static void put_changes(struct buf *b, const struct document_diff *d)
{
	enum { MOST = 40 };
	for (int i = 0, from = 0; i < d->changes.n; i++) {
		const bool last = i + 1 == d->changes.n || page_told(&d->changes.v[i + 1]) != page_told(&d->changes.v[i]);
		if (i - from < MOST)
			put_change(b, &d->changes.v[i]);
		if (last && i - from >= MOST)
			buf_printf(b, "  and %d more there\n", i - from - MOST + 1);
		from = last ? i + 1 : from;
	}
}

static void put_same_pages(struct buf *b, const struct document_diff *d)
{
	const int same = pages_with(d, DIFF_SAME);
	if (!same)
		return;
	buf_printf(b, "  page%s ", same > 1 ? "s" : "");
	put_pages(b, d, DIFF_SAME);
	buf_puts(b, ": same\n");
}

static void put_text(struct buf *b, const struct diff_told *t, bool quiet)
{
	const struct document_diff *d = t->diff;
	if (t->why) {
		buf_printf(b, "%s: not compared: %s\n", d->name, t->why);
		return;
	}
	if (quiet && d->state == DIFF_SAME)
		return;
	buf_printf(b, "%s: %s", d->name, diff_state_names[d->state]);
	if (d->state == DIFF_SAME && d->of)
		buf_printf(b, ", %d page%s", d->of, d->of == 1 ? "" : "s");
	buf_putc(b, '\n');
	put_changes(b, d);
	if (d->state == DIFF_CHANGED)
		put_same_pages(b, d);
	if (t->marked)
		buf_printf(b, "  marked in %s\n", t->marked);
	if (t->unmarked)
		buf_printf(b, "  %s: %s\n", t->marked ? "no pictures of that" : "not marked", t->unmarked);
}

static void put_sum(struct run *r, const struct diff_result *s)
{
	if (r->quiet)
		return;
	printf("%d of %d document%s differ%s", s->differ, s->documents, s->documents == 1 ? "" : "s",
	       s->differ == 1 || s->documents == 1 ? "s" : "");
	printf(s->broken ? ", %d could not be compared\n" : "\n", s->broken);
}

/* -- JSON ------------------------------------------------------------------------------------- */

/* In millimetres: left, top, width, height. */
static void put_box(struct json *j, const char *key, const struct rect *box)
{
	const mpt v[] = {box->x, box->y, box->w, box->h};
	json_array_at(j, key);
	for (int i = 0; i < COUNT_OF(v); i++)
		json_decimal(j, v[i] * (int64_t)254, 720000, 2);
	json_array_end(j);
}

static void put_places(struct json *j, const struct change *c)
{
	json_array_at(j, "places");
	for (int i = 0; i < c->places.n; i++) {
		const struct change_place *p = &c->places.v[i];
		json_object(j);
		if (p->page) {
			json_int_member(j, "page", p->page);
			put_box(j, "box", &p->box);
		}
		if (p->was_page) {
			json_int_member(j, "was-page", p->was_page);
			put_box(j, "was-box", &p->was_box);
		}
		json_object_end(j);
	}
	json_array_end(j);
}

static void put_member(struct json *j, const char *key, const char *value)
{
	if (value)
		json_member(j, key, value);
}

static void put_json_change(struct json *j, const struct change *c)
{
	struct buf says = {0};
	change_say(c, &says);
	json_object(j);
	json_member(j, "kind", change_kind_names[c->kind]);
	json_member(j, "says", buf_cstr(&says));
	put_member(j, "key", c->key);
	put_member(j, "was", c->was);
	put_member(j, "now", c->now);
	json_key(j, "marked");
	json_bool(j, c->marked);
	put_places(j, c);
	json_object_end(j);
	buf_free(&says);
}

static void put_json_pages(struct json *j, const struct document_diff *d)
{
	json_array_at(j, "pages");
	for (int i = 0; i < d->pages.n; i++) {
		json_object(j);
		if (d->pages.v[i].page)
			json_int_member(j, "page", d->pages.v[i].page);
		if (d->pages.v[i].was)
			json_int_member(j, "was-page", d->pages.v[i].was);
		json_member(j, "state", diff_state_names[d->pages.v[i].state]);
		json_object_end(j);
	}
	json_array_end(j);
}

static void put_json(struct json *j, const struct diff_told *t)
{
	json_object(j);
	json_member(j, "name", t->diff->name);
	json_member(j, "state", t->why ? "not compared" : diff_state_names[t->diff->state]);
	put_member(j, "why", t->why);
	put_member(j, "marked-in", t->marked);
	put_member(j, "unmarked", t->unmarked);
	put_json_pages(j, t->diff);
	json_array_at(j, "changes");
	for (int i = 0; i < t->diff->changes.n; i++)
		put_json_change(j, &t->diff->changes.v[i]);
	json_array_end(j);
	json_object_end(j);
}

/* -- the run ---------------------------------------------------------------------------------- */

static void tell(void *user, const struct diff_told *t)
{
	struct teller *k = user;
	if (k->run->format == DIAG_JSON)
		put_json(&k->json, t);
	else
		put_text(&k->out, t, k->run->quiet);
	if (k->run->format == DIAG_JSON)
		return;
	print_output(&k->out);
	k->out = (struct buf){0};
}

static void check_options(struct run *r)
{
	if (r->out && (!*r->out || !strcmp(r->out, "-")))
		usage_error(r, "-o of 'diff' names a folder");
}

struct diffing {
	struct run *run;
	struct diff_request request;
};

static void narrow(void *user)
{
	struct diffing *d = user;
	if (d->request.room[0] || d->request.room[1])
		confine_to_diff(d->run, &d->request, true);
}

/* In a process of its own. */
static int compare(void *user)
{
	struct diffing *d = user;
	struct run *r = d->run;
	struct teller k = {.run = r};
	struct diff_result result;
	confine_to_diff(r, &d->request, false);
	k.json = (struct json){.out = &k.out, .lines = 2};
	if (r->format == DIAG_JSON)
		json_array(&k.json);
	const char *why = diff_run(r->arena, &d->request, tell, &k, &result);
	const int format = r->format;
	output_folders_leave(&r->folders);
	r->format = DIAG_TEXT;
	if (why) {
		buf_free(&k.out);
		report(r);
		fprintf(stderr, "platen: %s\n", why);
		return FAILURE;
	}
	if (format == DIAG_JSON) {
		json_array_end(&k.json);
		buf_putc(&k.out, '\n');
		print_output(&k.out);
	} else {
		put_sum(r, &result);
		print_output(&(struct buf){0});
	}
	if (diag_errors(r->diag))
		report(r);
	return result.broken ? FAILURE : result.differ ? MISTAKES : ALL_OK;
}

int run_diff(struct run *r)
{
	check_options(r);
	struct diffing d = {r,
	                    {.old = r->arg[0],
	                     .now = r->n > 1 ? r->arg[1] : NULL,
	                     .project = r->dir ? r->dir : project_find(r->arena, "."),
	                     .filter = &r->filter,
	                     .marked = r->out,
	                     .diag = r->diag,
	                     .settled = narrow,
	                     .settled_user = &d}};
	diff_make_rooms(r->arena, &d.request);
	const int status = diff_apart(&d.request, compare, &d);
	diff_leave_rooms(&d.request);
	return status;
}
