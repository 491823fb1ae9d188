/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of codes. */
#include "mistake.h"

#include <string.h>

enum { ERROR = SEVERITY_ERROR, WARNING = SEVERITY_WARNING, NOTE = SEVERITY_NOTE };

static const struct {
	const char *name;
	int severity; /* enum diag_severity */
	const char *message, *explanation;
} codes[] = {
#define X(id, code, severity, message, explanation) {code, severity, message, explanation},
#include "diag_codes.h"
#undef X
};

const char *diag_name(enum diag_code code) { return code < DIAG_COUNT ? codes[code].name : "failure"; }
bool diag_is_lint(enum diag_code code) { return code >= DIAG_DOUBLED_WORD; }
bool diag_is_error(enum diag_code code) { return codes[code].severity == ERROR; }
enum diag_severity diag_own_severity(enum diag_code code) { return (enum diag_severity)codes[code].severity; }
const char *diag_message(enum diag_code code) { return codes[code].message; }
const char *diag_explanation(enum diag_code code) { return codes[code].explanation; }

enum diag_code diag_by_name(const char *name)
{
	int i = 0;
	while (i < DIAG_COUNT && strcmp(codes[i].name, name) != 0)
		i++;
	return (enum diag_code)i;
}
