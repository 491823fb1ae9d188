/* SPDX-License-Identifier: GPL-3.0-or-later */
/* platen new: a project, or a subject of this one. */
#include "commands.h"
#include "paths.h"
#include "spec.h"

#include <stdio.h>
#include <unistd.h>

static int new_project(struct run *r, const char *dir)
{
	const char *parts = project_parts(r->arena, r->from);
	if (!parts && r->from)
		usage_error(r, arena_printf(r->arena, "'%s' holds no sample, layouts and fonts", r->from));
	if (!parts)
		machine_failure("the sample is neither in ../share/platen beside the program's folder nor in its checkout; "
		                "--from=DIR names its folder");
	const char *error = project_new(r->arena, parts, dir);
	if (error)
		machine_failure("%s", error);
	if (!r->quiet && !for_program(r))
		printf("%s is a project now. Its text is in content/sound/en.yaml. Next:\n  cd %s%s\n  platen build\n", dir,
		       *dir == '-' ? "./" : "", dir);
	return report(r);
}

static int new_subject(struct run *r)
{
	if (!id_is_valid(r->subject))
		usage_error(r,
		            arena_printf(r->arena, "'%s' is no name for a subject: small letters, digits and hyphens",
		                         r->subject));
	r->writes = true;
	r->into = arena_printf(r->arena, "content/%s", r->subject);
	const struct shape_field *shape = open_shape(r);
	if (shape && !diag_errors(r->diag)) {
		const char *language = r->project->source_language;
		const char *path = arena_printf(r->arena, "content/%s/%s.yaml", r->subject, language);
		const char *full = root_place(r->root, r->arena, path);
		if (!full)
			usage_error(r, arena_printf(r->arena, "%s lies outside the project", path));
		if (path_is_there(full))
			usage_error(r, arena_printf(r->arena, "%s exists already", path));
		struct buf b = {0};
		skeleton_write(shape, shape->key, language, &b);
		output_write(r->arena, full, &b);
		buf_free(&b);
		if (!r->quiet && !for_program(r))
			printf("%s has a placeholder for every text. To build it, write 'subject: %s' in platen.yaml.\n",
			       path, r->subject);
	}
	return report(r);
}

int run_new(struct run *r)
{
	if (r->n == (r->subject ? 1 : 0))
		usage_error(r, "'new' takes a folder for a project, or --subject=NAME for a subject of this one");
	return r->subject ? new_subject(r) : new_project(r, r->arg[0]);
}
