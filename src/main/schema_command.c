/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen schema: the JSON Schema of each kind of file. */
#include "boxes.h"
#include "commands.h"
#include "spec.h"
#include "style.h"
#include "text.h"

#include <stdio.h>
#include <string.h>

const struct shape_field *open_shape(struct run *r)
{
	open_project(r);
	const struct project_document *d = r->project ? chosen_document(r) : NULL;
	if (!d)
		return NULL;
	struct document_spec *spec = descriptor_load(r->root, r->arena, r->diag,
	                                             (struct descriptor_source){.name = d->layout, .at = d->layout_at});
	return spec ? shape_load(r->root, r->arena, r->diag, spec->shape, spec->shape_at) : NULL;
}

static void print_content_schema(struct run *r, struct buf *b)
{
	if (r->n > 1)
		*vec_push(r->arena, &r->filter.documents) = r->arg[1];
	const struct shape_field *shape = open_shape(r);
	if (shape)
		shape_json(shape, b);
}

/* A layout of which nothing is required: what lies over others. */
static void print_overlay_schema(struct arena *a, struct buf *b)
{
	int n = 0;
	while (layout_record.fields[n].key)
		n++;
	struct field *fields = NEW_ARRAY(a, struct field, n + 1);
	memcpy(fields, layout_record.fields, sizeof(*fields) * (size_t)n);
	for (int i = 0; i < n; i++)
		fields[i].flags &= ~(unsigned)REQUIRED;
	struct record overlay = layout_record;
	overlay.name = "an overlay";
	overlay.fields = fields;
	schema_json(&overlay, &box_common_record, box_types, BOX_KINDS, b);
}

const char *const schema_kinds[] = {"content", "layout", "overlay", "project", "theme", "shape", "fonts", NULL};

int run_schema(struct run *r)
{
	const int kinds = COUNT_OF(schema_kinds) - 1;
	static const struct record *const plain[] = {&project_record, &theme_record, &shape_record, &fonts_record};
	const char *kind = r->arg[0];
	struct buf b = {0};
	int i = 0;
	while (i < kinds && strcmp(schema_kinds[i], kind) != 0)
		i++;
	if (i == kinds) {
		fprintf(stderr,
		        "platen: there is no schema '%s'; there are content, layout, overlay, project, theme, shape and fonts\n",
		        kind);
		print_suggestion(r, kind, schema_kinds, kinds);
	}
	if (r->n > 1 && i != 0)
		usage_error(r, "only 'schema content' takes a document");
	if (i == 0)
		print_content_schema(r, &b);
	else if (i == 1 && r->manual)
		manual_print(&b);
	else if (i == 1)
		schema_json(&layout_record, &box_common_record, box_types, BOX_KINDS, &b);
	else if (i == 2)
		print_overlay_schema(r->arena, &b);
	else
		schema_json(plain[i - 3], NULL, NULL, 0, &b);
	print_output(&b);
	return report(r);
}
