/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every diagnostic: X(enumerator, code, severity, message, explanation).
 * The message is a printf format, the explanation what `platen explain CODE` prints; tests/diagnostics/ has a bad input for each.
 */
#include "codes/input.h"
#include "codes/content.h"
#include "codes/page.h"
#include "codes/press.h"
#include "codes/project.h"
#include "codes/lint.h" /* the last: diag_is_lint() */
