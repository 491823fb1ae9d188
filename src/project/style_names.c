/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "style_names.h"

#include <string.h>

/* Whether `said`, which may hold paths in braces, can be the name. */
static bool may_name(const char *said, const char *name)
{
	size_t before = strcspn(said, "{"), n = strlen(name);
	if (!said[before])
		return !strcmp(said, name);
	const char *behind = strrchr(said, '}');
	size_t after = behind ? strlen(behind + 1) : 0;
	return before + after <= n && !strncmp(said, name, before) && (!after || !strcmp(name + n - after, behind + 1));
}

static bool takes_style(const char *key)
{
	size_t n = strlen(key);
	return !strcmp(key, "extends") || !strcmp(key, "baseline-grid") || (n >= 5 && !strcmp(key + n - 5, "style"));
}

bool style_is_named(const struct node *n, const char *name)
{
	for (int i = 0; n && n->kind != NODE_TEXT && i < n->n; i++) {
		bool style = n->kind == NODE_MAP && takes_style(n->key[i]) && n->item[i]->kind == NODE_TEXT;
		if (style ? may_name(n->item[i]->text, name) : style_is_named(n->item[i], name))
			return true;
	}
	return false;
}

bool style_is_class(const struct source *s, const char *name)
{
	static const char attribute[] = "class=";
	size_t n = strlen(name);
	for (const char *p = s ? s->text : NULL; p && (p = strstr(p, attribute));) {
		p += sizeof(attribute) - 1;
		p += strspn(p, "\\\"'");
		if (!strncmp(p, name, n) && strchr("\\\"'>", p[n]))
			return true;
	}
	return false;
}
