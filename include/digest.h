/* SPDX-License-Identifier: GPL-3.0-or-later */
/* digest: bytes as a number by which they are known again. 128 bits of XXH3: fast, and not against forgery; where it is a
   promise to somebody, sha256.h. */
#ifndef PLATEN_DIGEST_H
#define PLATEN_DIGEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct digest {
	uint64_t high, low;
};

struct digest digest_of(const void *bytes, size_t n);
bool digest_equal(struct digest a, struct digest b);

#endif
