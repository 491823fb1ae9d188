/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "opened.h"

#include "scene_pdf.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The mistakes of one output, beside those of the others. */
static const char *take_mistakes(struct arena *a, const struct side *s, struct diag *sink, struct diag *mistakes)
{
	struct buf b = {0};
	if (!diag_errors(sink))
		return "it cannot be set";
	diag_pack(sink, &b);
	diag_unpack(mistakes, b.v);
	buf_free(&b);
	return arena_printf(a, "it has mistakes in %s", s->label);
}

void opened_set(struct opened *o, struct arena *a, const struct side *s, const struct side_entry *e, struct diag *mistakes)
{
	*o = (struct opened){.side = s, .entry = e, .arena = a};
	if (!e->output)
		return;
	struct pages_source source = s->source;
	source.diag = project_sink(s->source.project, a);
	o->pages = output_pages_open(&source, e->output);
	if (!o->pages)
		o->why = take_mistakes(a, s, source.diag, mistakes);
}

static bool read_whole(const char *path, struct buf *out)
{
	assert(path);
	const int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
	const bool done = fd >= 0 && read_to_end(fd, SIZE_MAX, out);
	const int error = errno;
	if (fd >= 0)
		close(fd);
	errno = error;
	return done;
}

/* A file that is not there, or is no file, is a matter of who named it; what the machine refuses is not. */
static const char *tell_unread(const struct opened *o)
{
	const int error = errno;
	if (errno == EIO || errno == EMFILE || errno == ENFILE || errno == ENOSPC)
		machine_failure("cannot read %s: %s", o->entry->path, strerror(errno));
	return arena_printf(o->arena, "cannot read %s: %s", opened_name(o), strerror(error));
}

void opened_read(struct opened *o)
{
	if (o->why || o->bytes.n)
		return;
	if (o->pages && !output_pages_write(o->pages, output_pages_of(o->pages), &o->bytes))
		o->why = "it cannot be written";
	else if (!o->pages && !read_whole(o->entry->path, &o->bytes))
		o->why = tell_unread(o);
}

const char *opened_name(const struct opened *o)
{
	const struct side_entry *e = o->entry;
	if (!e->path || !o->side->fetched)
		return e->path ? e->path : e->name;
	return o->side->single ? o->side->label : arena_printf(o->arena, "%s/%s", o->side->label, e->name);
}

void opened_look(struct opened *o, bool *own)
{
	const char *why = NULL, *name = opened_name(o);
	o->file = pdf_file_open(o->arena, name, &o->bytes, &why);
	if (!o->file) {
		o->why = arena_printf(o->arena, "%s is no PDF that can be read: %s", name, why);
		return;
	}
	*own = *own && pdf_is_own(o->file);
}

bool opened_file(struct opened *o, struct raster_file *out)
{
	opened_read(o);
	*out = (struct raster_file){opened_name(o), &o->bytes};
	return !o->why;
}

void opened_close(struct opened *o)
{
	pdf_file_close(o->file);
	output_pages_close(o->pages);
	buf_free(&o->bytes);
}
