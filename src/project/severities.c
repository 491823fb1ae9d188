/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `severities` of platen.yaml: what each code counts as in this project. */
#include "severities.h"
#include "hint.h"

#include <string.h>

static int severity_of(const struct node *n)
{
	for (int i = 0; n->kind == NODE_TEXT && i < SEVERITIES; i++)
		if (!strcmp(n->text, severity_names[i]))
			return i;
	return -1;
}

static bool lowers(enum diag_code code, int severity) { return diag_is_firm(code) && severity != SEVERITY_ERROR; }

static void report_severity(struct diag *d, const struct node *n)
{
	bool text = n->kind == NODE_TEXT;
	diag_report(d, DIAG_BAD_CHOICE, n->at, "a severity", text ? n->text : node_kind_name(n),
	            "error, warning, note, off");
	if (text)
		hint_word(d, n->text, severity_names, SEVERITIES);
}

void severities_check(const struct node *map, struct diag *d)
{
	for (int i = 0; map && i < map->n; i++) {
		const struct node *n = map->item[i];
		enum diag_code code = diag_by_name(map->key[i]);
		int severity = severity_of(n);
		if (code == DIAG_COUNT)
			diag_report_code(d, map->key_at[i], map->key[i]);
		else if (severity < 0)
			report_severity(d, n);
		else if (lowers(code, severity))
			diag_report(d, DIAG_FIRM_CODE, n->at, map->key[i],
			            severity == SEVERITY_OFF            ? "switched off"
			                    : severity == SEVERITY_NOTE ? "a note"
			                                                : "a warning");
	}
}

void severities_apply(const struct node *map, struct diag *d)
{
	for (int i = 0; map && i < map->n; i++) {
		enum diag_code code = diag_by_name(map->key[i]);
		int severity = severity_of(map->item[i]);
		if (code < DIAG_COUNT && severity >= 0 && !lowers(code, severity))
			diag_set_severity(d, code, (enum diag_severity)severity);
	}
}
