/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What platen reads of filled forms: read FILE... Lines of name, tab and value below a line with the /ID; damage is told. */
#include "form_read.h"

#include <stdio.h>

static void print_value(const char *s)
{
	for (; *s; s++)
		if (*s == '\n' || *s == '\r')
			fputs("\\n", stdout);
		else
			putchar(*s);
}

static bool print_form(const char *path)
{
	struct arena *a = arena_new();
	const struct form_reading *r = form_read(a, path);
	printf("# %s %s\n", r->id, r->why ? r->why : "");
	for (int i = 0; i < r->values.n; i++) {
		printf("%s\t", r->values.v[i].name);
		print_value(r->values.v[i].value);
		putchar('\n');
	}
	bool good = r->readable && !r->damaged && r->has_form;
	arena_free(a);
	return good;
}

int main(int argc, char **argv)
{
	bool good = true;
	for (int i = 1; i < argc; i++)
		good &= print_form(argv[i]);
	return good ? 0 : 1;
}
