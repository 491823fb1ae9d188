/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What this platen was put together from. Equal input gives equal bytes with equal versions of these
 * libraries; another ICU may break a line elsewhere, another libdeflate packs a stream otherwise.
 *
 * Each version is what the library itself says at run time, but those of libcsv, libdeflate, libjpeg and xxHash, which
 * only their headers tell. libhyphen has none.
 */
#include "run.h"
#include "sandbox.h"
#include "version.h"

#include <cmark.h>
#include <csv.h>
#include <expat.h>
#include <gettext-po.h>
#include <hb.h>
#include <hpdf.h>
#include <lcms2.h>
#include <libdeflate.h>
#include <png.h>
#include <qrencode.h>
#include <stdio.h>
#include <unicode/uchar.h>
#include <unicode/uversion.h>
#include <xxhash.h>
#include <yaml.h>
#include <zlib.h>

/* Last, since it wants to know FILE. */
#include <jpeglib.h>

#define WORDS(x) #x
#define WORDS_OF(x) WORDS(x)

static void print_icu(void)
{
	UVersionInfo icu, unicode;
	char text[2][U_MAX_VERSION_STRING_LENGTH];
	u_getVersion(icu);
	u_getUnicodeVersion(unicode);
	u_versionToString(icu, text[0]);
	u_versionToString(unicode, text[1]);
	printf("icu %s\nunicode %s\n", text[0], text[1]);
}

void versions_print(void)
{
	XML_Expat_Version expat = XML_ExpatVersionInfo();
	int po = libgettextpo_version;
	printf("platen %s\n", PLATEN_VERSION);
	printf("cmark %s\n", cmark_version_string());
	printf("expat %d.%d.%d\n", expat.major, expat.minor, expat.micro);
	printf("harfbuzz %s\n", hb_version_string());
	print_icu();
	printf("lcms2 %d.%d\n", LCMS_VERSION / 1000, LCMS_VERSION % 1000 / 10);
	printf("libcsv %s.%s.%s\n", WORDS_OF(CSV_MAJOR), WORDS_OF(CSV_MINOR), WORDS_OF(CSV_RELEASE));
	printf("libdeflate %s\n", LIBDEFLATE_VERSION_STRING);
	printf("libgettextpo %d.%d.%d\n", po >> 16, po >> 8 & 0xFF, po & 0xFF);
	printf("libharu %s\n", HPDF_GetVersion());
#ifdef LIBJPEG_TURBO_VERSION
	printf("libjpeg-turbo %s\n", WORDS_OF(LIBJPEG_TURBO_VERSION));
#else
	printf("libjpeg %d\n", JPEG_LIB_VERSION);
#endif
	printf("libpng %s\n", png_get_libpng_ver(NULL));
	printf("libqrencode %s\n", QRcode_APIVersionString());
	printf("libyaml %s\n", yaml_get_version_string());
	printf("xxhash %d.%d.%d\n", XXH_VERSION_MAJOR, XXH_VERSION_MINOR, XXH_VERSION_RELEASE);
	printf("zlib %s\n", zlibVersion());
	printf("sandbox: %s\n", sandbox_name());
}
