/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A page as a photocopier gives it back: a grey picture (PGM) on standard input, 1 bit a pixel (PNG) on standard output.
 * The lens blurs, the sensor is noisy, and what is darker than a threshold becomes black. Equal input gives equal output.
 */
#include <math.h>
#include <png.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define BLUR 1.1          /* standard deviation of the Gaussian, pixels */
#define NOISE 28          /* standard deviation, of 255 */
#define THRESHOLD 140     /* of 255; black below it */
#define DPI_300 11811     /* pixels a metre */
#define REACH 4           /* of the blur, pixels */
#define ONE 65536         /* weights and noise are in parts of this */
#define MOST_PIXELS 20000 /* a side */

struct picture {
	int w, h;
	uint8_t *v;
};

static void fail(const char *why)
{
	fprintf(stderr, "copy: %s\n", why);
	exit(2);
}

static struct picture read_pgm(FILE *in)
{
	struct picture p;
	int most;
	if (fscanf(in, "P5 %d %d %d", &p.w, &p.h, &most) != 3 || fgetc(in) == EOF || most != 255)
		fail("no PGM of 8 bits");
	if (p.w < 1 || p.h < 1 || p.w > MOST_PIXELS || p.h > MOST_PIXELS)
		fail("the page is too large");
	size_t size = (size_t)p.w * (size_t)p.h;
	p.v = malloc(size);
	if (!p.v || fread(p.v, 1, size, in) != size)
		fail("the picture ends early");
	return p;
}

static void make_kernel(int kernel[2 * REACH + 1])
{
	double weight[2 * REACH + 1], sum = 0;
	for (int i = -REACH; i <= REACH; i++)
		sum += weight[i + REACH] = exp(-i * i / (2 * BLUR * BLUR));
	for (int i = 0; i <= 2 * REACH; i++)
		kernel[i] = (int)lround(weight[i] / sum * ONE);
}

static int clamp(int v, int most) { return v < 0 ? 0 : v > most ? most : v; }

/* One line of n pixels, `step` bytes apart; beyond its ends it goes on as it ends. */
static void blur_line(const int *kernel, uint8_t *line, int n, size_t step, uint8_t *copy)
{
	for (int i = 0; i < n; i++)
		copy[i] = line[(size_t)i * step];
	for (int i = 0; i < n; i++) {
		int sum = ONE / 2;
		for (int k = -REACH; k <= REACH; k++)
			sum += kernel[k + REACH] * copy[clamp(i + k, n - 1)];
		line[(size_t)i * step] = (uint8_t)clamp(sum / ONE, 255);
	}
}

static void blur(const struct picture *p)
{
	static uint8_t copy[MOST_PIXELS];
	int kernel[2 * REACH + 1];
	make_kernel(kernel);
	for (int y = 0; y < p->h; y++)
		blur_line(kernel, p->v + (size_t)y * (size_t)p->w, p->w, 1, copy);
	for (int x = 0; x < p->w; x++)
		blur_line(kernel, p->v + x, p->h, (size_t)p->w, copy);
}

/* Xorshift (Marsaglia 2003). */
static uint64_t next_random(void)
{
	static uint64_t state = 0x9E3779B97F4A7C15;
	state ^= state << 13;
	state ^= state >> 7;
	return state ^= state << 17;
}

/* The sum of twelve even distributions has a standard deviation of 1 and is next to normal. */
static int noise(void)
{
	int sum = -6 * ONE;
	for (int i = 0; i < 3; i++) {
		uint64_t r = next_random();
		for (int k = 0; k < 4; k++, r >>= 16)
			sum += (int)(r & 0xFFFF);
	}
	return sum * NOISE / ONE;
}

static void write_png(const struct picture *p, FILE *out)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png ? png_create_info_struct(png) : NULL;
	uint8_t *row = malloc((size_t)p->w / 8 + 1);
	if (!info || !row || setjmp(png_jmpbuf(png)))
		fail("the PNG cannot be written");
	png_init_io(png, out);
	png_set_IHDR(png, info, (png_uint_32)p->w, (png_uint_32)p->h, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
	             PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_pHYs(png, info, DPI_300, DPI_300, PNG_RESOLUTION_METER);
	png_write_info(png, info);
	for (int y = 0; y < p->h; y++) {
		for (int x = 0; x < p->w; x++) {
			bool white = p->v[(size_t)y * (size_t)p->w + (size_t)x] + noise() >= THRESHOLD;
			row[x / 8] = (uint8_t)((x % 8 ? row[x / 8] : 0) | white << (7 - x % 8));
		}
		png_write_row(png, row);
	}
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	free(row);
}

int main(void)
{
	struct picture p = read_pgm(stdin);
	blur(&p);
	write_png(&p, stdout);
	free(p.v);
	return fflush(stdout) ? 2 : 0;
}
