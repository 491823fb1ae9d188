/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Messages as SARIF 2.1.0 (OASIS), for forges and editors: one run, whose rules are the codes that occur, in the order of
 * their table. Columns are code points, as everywhere in platen. A run that failed has a notification and no results.
 */
#include "json.h"
#include "mistake.h"
#include "version.h"

#include <string.h>

#define BASE "%SRCROOT%"

/* As a message: "](" would make a link of what stands in brackets before it (3.11.6). Braces are doubled where there are
   arguments to put in only, since readers show them as they stand otherwise. */
static void put_message(struct json *j, struct arena *a, const char *key, const char *text)
{
	struct buf b = {0};
	for (const char *s = text; *s; s++)
		buf_puts(&b, s[0] == ']' && s[1] == '(' ? "\\]" : (const char[]){*s, 0});
	json_object_at(j, key);
	json_member(j, "text", arena_strdup(a, buf_cstr(&b)));
	json_object_end(j);
	buf_free(&b);
}

/* -- rules ---------------------------------------------------------------------------------- */

static void put_rule(struct json *j, struct arena *a, enum diag_code code)
{
	char *words = arena_strdup(a, diag_name(code));
	for (char *s = words; *s; s++)
		*s = *s == '-' ? ' ' : *s;
	json_object(j);
	json_member(j, "id", diag_name(code));
	put_message(j, a, "shortDescription", words);
	put_message(j, a, "fullDescription", diag_explanation(code));
	put_message(j, a, "help", diag_explanation(code));
	json_object_at(j, "defaultConfiguration");
	json_member(j, "level", severity_names[diag_own_severity(code)]);
	json_object_end(j);
	json_object_end(j);
}

/* The codes that occur; `index` gets the place of each. */
static void put_rules(const struct messages *all, struct json *j, int *index)
{
	bool used[DIAG_COUNT] = {false};
	int n = 0;
	for (int i = 0; i < all->n; i++)
		if (all->v[i].code < DIAG_COUNT)
			used[all->v[i].code] = true;
	json_array_at(j, "rules");
	for (int code = 0; code < DIAG_COUNT; code++)
		if (used[code]) {
			index[code] = n++;
			put_rule(j, all->arena, (enum diag_code)code);
		}
	json_array_end(j);
}

static void put_tool(const struct messages *all, struct json *j, int *index)
{
	json_object_at(j, "tool");
	json_object_at(j, "driver");
	json_member(j, "name", "platen");
	json_member(j, "version", PLATEN_VERSION);
	json_member(j, "semanticVersion", PLATEN_VERSION);
	put_rules(all, j, index);
	json_object_end(j);
	json_object_end(j);
}

/* -- results -------------------------------------------------------------------------------- */

/* A path as a reference (RFC 3986, 3.3): a colon in its first part would end a scheme. */
static const char *uri_of(struct arena *a, const char *path)
{
	struct buf b = {0};
	if (*path == '/')
		buf_puts(&b, "file://");
	for (const char *s = path; *s; s++) {
		bool plain = (*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') || (*s >= '0' && *s <= '9');
		buf_printf(&b, plain || strchr("/-._~", *s) ? "%c" : "%%%02X", (unsigned)(unsigned char)*s);
	}
	const char *uri = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return uri;
}

static void put_region(struct json *j, struct where at)
{
	json_object_at(j, "region");
	json_int_member(j, "startLine", at.line);
	if (at.column > 0)
		json_int_member(j, "startColumn", at.column);
	json_object_end(j);
}

static void put_location(const struct messages *all, const struct mistake *m, struct json *j)
{
	const char *path = mistake_checkout_path(all, m, true);
	json_array_at(j, "locations");
	json_object(j);
	json_object_at(j, "physicalLocation");
	json_object_at(j, "artifactLocation");
	json_member(j, "uri", uri_of(all->arena, path));
	if (*path != '/')
		json_member(j, "uriBaseId", BASE);
	json_object_end(j);
	if (m->at.line > 0)
		put_region(j, m->at);
	json_object_end(j);
	json_object_end(j);
	json_array_end(j);
}

static void put_result(const struct messages *all, int i, int rule, const char *fingerprint, struct json *j)
{
	const struct mistake *m = &all->v[i];
	json_object(j);
	json_member(j, "ruleId", diag_name(m->code));
	json_int_member(j, "ruleIndex", rule);
	json_member(j, "level", mistake_severity(m));
	put_message(j, all->arena, "message", mistake_sentence(all->arena, m));
	put_location(all, m, j);
	json_object_at(j, "partialFingerprints");
	json_member(j, "platenMistake/v1", fingerprint);
	json_object_end(j);
	json_object_end(j);
}

static void put_results(const struct messages *all, const int *index, struct json *j)
{
	const char *const *fingerprints = mistake_fingerprints(all);
	json_array_at(j, "results");
	for (int i = 0; i < all->n && !all->failed; i++)
		put_result(all, i, index[all->v[i].code], fingerprints[i], j);
	json_array_end(j);
}

/* -- the run -------------------------------------------------------------------------------- */

static void put_invocation(const struct messages *all, struct json *j)
{
	json_array_at(j, "invocations");
	json_object(j);
	json_key(j, "executionSuccessful");
	json_bool(j, !all->failed);
	if (all->failed) {
		json_array_at(j, "toolExecutionNotifications");
		json_object(j);
		json_member(j, "level", "error");
		put_message(j, all->arena, "message", mistake_sentence(all->arena, all->v));
		json_object_end(j);
		json_array_end(j);
	}
	json_object_end(j);
	json_array_end(j);
}

static void put_base(const struct messages *all, struct json *j)
{
	json_object_at(j, "originalUriBaseIds");
	json_object_at(j, BASE);
	put_message(j, all->arena, "description", *all->folder ? "the top of the checkout" : "the folder of platen.yaml");
	json_object_end(j);
	json_object_end(j);
}

void diag_print_sarif(const struct messages *all, struct buf *out)
{
	struct json j = {.out = out, .lines = 4};
	int index[DIAG_COUNT + 1] = {0};
	json_object(&j);
	json_member(&j, "$schema", "https://json.schemastore.org/sarif-2.1.0.json");
	json_member(&j, "version", "2.1.0");
	json_array_at(&j, "runs");
	json_object(&j);
	put_tool(all, &j, index);
	put_invocation(all, &j);
	put_base(all, &j);
	json_member(&j, "columnKind", "unicodeCodePoints");
	put_results(all, index, &j);
	json_object_end(&j);
	json_array_end(&j);
	json_object_end(&j);
	buf_putc(out, '\n');
}
