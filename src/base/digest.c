/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Digests by xxHash, whose XXH3 gives the same number on every machine. */
#include "digest.h"

#define XXH_INLINE_ALL
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <xxhash.h>
#pragma GCC diagnostic pop

struct digest digest_of(const void *bytes, size_t n)
{
	XXH128_hash_t h = XXH3_128bits(n ? bytes : "", n);
	return (struct digest){h.high64, h.low64};
}

bool digest_equal(struct digest a, struct digest b) { return a.high == b.high && a.low == b.low; }
