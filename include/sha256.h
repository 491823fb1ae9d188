/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4). */
#ifndef PLATEN_SHA256_H
#define PLATEN_SHA256_H

#include <stddef.h>
#include <stdint.h>

void sha256(const void *data, size_t n, unsigned char out[32]);
/* 64 lower-case hexadecimal digits and a NUL. */
void sha256_hex(const void *data, size_t n, char out[65]);

#endif
