/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Waivers as authors write them: for a mapping with all that it holds, or for one of its values.
 *
 *     term: Donaudampfschifffahrt
 *     note: '#1'
 *     allow:
 *       long-word: the name of a company
 *       note: {wrong-quotes: so the customer wants it}
 */
#include "waivers.h"
#include "limit.h"

#include <string.h>

bool waivers_are(const char *key, const struct node *value) { return !strcmp(key, "allow") && value->kind == NODE_MAP; }

static bool is_reason(const struct node *n)
{
	return n->kind == NODE_TEXT && !node_is_null(n) && n->text[strspn(n->text, " \t\n")];
}

/* One code with its reason. */
static void take_code(struct diag *d, const struct node *allow, int i, struct where from, struct where to)
{
	enum diag_code code = diag_by_name(allow->key[i]);
	struct where at = allow->key_at[i];
	if (code == DIAG_COUNT) {
		diag_report_code(d, at, allow->key[i]);
	} else if (diag_is_firm(code)) {
		diag_report(d, DIAG_FIRM_CODE, at, allow->key[i], "let pass");
	} else if (!is_reason(allow->item[i])) {
		diag_report(d, DIAG_WRONG_TYPE, allow->item[i]->at, "what is allowed", "a reason",
		            node_is_null(allow->item[i]) || allow->item[i]->kind != NODE_TEXT
		                    ? node_kind_name(allow->item[i])
		                    : "blank");
	} else if (diag_waiver_count(d) >= LIMIT_WAIVERS) {
		diag_report(d, DIAG_YAML_LIMIT, at, "the file lets more than 1,000 codes pass");
	} else {
		diag_waive(d, &(struct waiver){code, from, to, at, false});
	}
}

/* What is allowed for the value of one key, which ends where the next key begins. */
static void take_key(struct diag *d, const struct node *map, const struct node *allow, int i, struct where end)
{
	const struct node *codes = allow->item[i];
	int key = node_index_of(map, allow->key[i]);
	if (key < 0) {
		diag_report(d, DIAG_UNKNOWN_KEY, allow->key_at[i], "the mapping of this 'allow'", allow->key[i]);
		diag_suggest(d, allow->key[i], map->key, map->n);
		return;
	}
	for (int k = 0; k < codes->n; k++)
		take_code(d, codes, k, map->key_at[key], key + 1 < map->n ? map->key_at[key + 1] : end);
}

void waivers_take(struct diag *d, const struct node *map, const struct node *allow, struct where end)
{
	for (int i = 0; i < allow->n; i++)
		if (allow->item[i]->kind == NODE_MAP)
			take_key(d, map, allow, i, end);
		else
			take_code(d, allow, i, map->at, end);
}
