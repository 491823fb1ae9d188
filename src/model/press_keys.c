/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys for a press: the file of its printer, and colours that have inks of their own. */
#include "press_keys.h"
#include "hint.h"
#include "style_set.h"

/* -- the printer ---------------------------------------------------------------------------- */

static struct node *map_of(struct arena *a, const char *key, struct node *value)
{
	struct node *n = NEW(a, struct node);
	*n = (struct node){.kind = NODE_MAP, .at = value->at, .n = 1};
	n->item = NEW_ARRAY(a, struct node *, 1);
	n->key = NEW_ARRAY(a, const char *, 1);
	n->key_at = NEW_ARRAY(a, struct where, 1);
	n->item[0] = value;
	n->key[0] = key;
	n->key_at[0] = value->at;
	return n;
}

void press_lay_printer(struct root *r, struct arena *a, struct diag *d, struct node **top)
{
	struct node *press = node_find(*top, "press");
	if (press && press->kind == NODE_TEXT && !node_is_null(press))
		press = map_of(a, "printer", press);
	const struct node *name = node_find(press, "printer");
	if (node_is_null(name) || name->kind != NODE_TEXT)
		return;
	struct node *printer = yaml_read(r, arena_printf(a, "layouts/printers/%s.yaml", name->text), d, name->at);
	if (printer && printer->kind != NODE_MAP) {
		node_wrong_type(d, printer, "the file", "a mapping", NODE_MAP);
		printer = NULL;
	}
	*top = node_merge(a, *top, map_of(a, "press", node_merge(a, printer, press)));
}

void press_set(struct diag *d, const struct node *top, struct layout_file *f)
{
	struct press_spec *p = &f->press;
	p->on = !node_is_null(node_find(top, "press"));
	if (!p->on)
		return;
	p->at = node_key_at(top, "press");
	p->profile_at = p->profile_at.source ? p->profile_at : p->at;
	if (f->form.on)
		diag_report(d, DIAG_NO_EFFECT, f->form.at, "form", "`press` prints the pages, and fields are for a screen");
	f->form.on = false;
	f->page.spec.bleed = p->bleed;
	f->page.spec.show_bleed = true;
	f->page.spec.unprintable = 0;
}

/* -- inks ----------------------------------------------------------------------------------- */

static bool find_color(struct style_set *styles, struct arena *a, struct diag *d, const struct node *inks, int i, color *out)
{
	const char *name = inks->key[i];
	enum token_found found = style_token(styles, F_COLOR, name, out);
	if (found == TOKEN_FOUND || color_parse(name, out))
		return true;
	if (found == TOKEN_BAD) /* which was told */
		return false;
	diag_report(d, DIAG_BAD_INKS, inks->key_at[i], arena_printf(a, "'%s' is neither a colour token nor a colour", name));
	style_token_hint(styles, F_COLOR, name);
	return false;
}

static bool read_inks(struct arena *a, struct diag *d, const struct node *n, color *out)
{
	if (n->kind == NODE_TEXT && color_parse_inks(n->text, out))
		return true;
	diag_report(d, DIAG_BAD_INKS, n->at,
	            n->kind == NODE_TEXT ? arena_printf(a, "'%s' are no inks", n->text) : "the inks of a colour are a text");
	diag_hint(d, "cyan, magenta, yellow and black in percent: cmyk(0, 72, 100, 20)");
	return false;
}

void press_load_inks(struct style_set *styles, struct arena *a, struct diag *d, const struct node *inks,
                     struct press_spec *out)
{
	if (!inks || inks->kind != NODE_MAP)
		return;
	struct press_ink *v = NEW_ARRAY(a, struct press_ink, inks->n + 1);
	for (int i = 0; i < inks->n; i++) {
		struct press_ink *ink = &v[out->inks_n];
		ink->name = inks->key[i];
		ink->at = inks->key_at[i];
		bool good = !node_is_null(inks->item[i]) && find_color(styles, a, d, inks, i, &ink->from);
		out->inks_n += good && read_inks(a, d, inks->item[i], &ink->to);
	}
	out->inks = v;
}
