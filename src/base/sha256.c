/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SHA-256 (FIPS 180-4), for the checksums that pin fonts and for document identifiers. */
#include "sha256.h"

#include <stdio.h>
#include <string.h>

static const uint32_t K[64] = {
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotate(uint32_t v, int n) { return v >> n | v << (32 - n); }

/* One of 64 rounds. The words do not move on: each round takes them one place further back. */
#define ROUND(a, b, c, d, e, f, g, h, i)                                                                   \
	(h) += (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + ((g) ^ ((e) & ((f) ^ (g)))) + K[i] + w[i]; \
	(d) += (h);                                                                                        \
	(h) += (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + (((a) & (b)) | ((c) & ((a) | (b))))

static void add_block(uint32_t h[8], const unsigned char *p)
{
	uint32_t w[64];
	for (size_t i = 0; i < 16; i++)
		w[i] = (uint32_t)p[i * 4] << 24 | (uint32_t)p[i * 4 + 1] << 16 | (uint32_t)p[i * 4 + 2] << 8 | p[i * 4 + 3];
	for (int i = 16; i < 64; i++) {
		uint32_t a = w[i - 15], b = w[i - 2];
		w[i] = w[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + w[i - 7] +
		        (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
	}
	uint32_t s0 = h[0], s1 = h[1], s2 = h[2], s3 = h[3], s4 = h[4], s5 = h[5], s6 = h[6], s7 = h[7];
	for (int i = 0; i < 64; i += 8) {
		ROUND(s0, s1, s2, s3, s4, s5, s6, s7, i);
		ROUND(s7, s0, s1, s2, s3, s4, s5, s6, i + 1);
		ROUND(s6, s7, s0, s1, s2, s3, s4, s5, i + 2);
		ROUND(s5, s6, s7, s0, s1, s2, s3, s4, i + 3);
		ROUND(s4, s5, s6, s7, s0, s1, s2, s3, i + 4);
		ROUND(s3, s4, s5, s6, s7, s0, s1, s2, i + 5);
		ROUND(s2, s3, s4, s5, s6, s7, s0, s1, i + 6);
		ROUND(s1, s2, s3, s4, s5, s6, s7, s0, i + 7);
	}
	uint32_t s[8] = {s0, s1, s2, s3, s4, s5, s6, s7};
	for (int i = 0; i < 8; i++)
		h[i] += s[i];
}

void sha256(const void *data, size_t n, unsigned char out[32])
{
	uint32_t h[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
	const unsigned char *p = data;
	unsigned char last[128] = {0};
	size_t rest = n % 64, tail = rest < 56 ? 64 : 128;
	for (size_t i = 0; i + 64 <= n; i += 64)
		add_block(h, p + i);
	if (rest)
		memcpy(last, p + n - rest, rest);
	last[rest] = 0x80;
	for (int i = 0; i < 8; i++)
		last[tail - 1 - (size_t)i] = (unsigned char)((uint64_t)n * 8 >> (8 * i));
	for (size_t i = 0; i < tail; i += 64)
		add_block(h, last + i);
	for (int i = 0; i < 32; i++)
		out[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

void sha256_hex(const void *data, size_t n, char out[65])
{
	unsigned char sum[32];
	sha256(data, n, sum);
	for (size_t i = 0; i < 32; i++)
		snprintf(out + i * 2, 3, "%02x", sum[i]);
}
