/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * language: what a language tag says by itself. All of it is data of CLDR, through ICU.
 */
#ifndef PLATEN_LANGUAGE_H
#define PLATEN_LANGUAGE_H

#include "base.h"
#include "diag.h"

/* Whether a tag is well-formed (BCP 47, RFC 5646 2.1). Its first part, where that is a language, has two or three
   letters: longer ones are reserved, and are names such as `arabic`. One of two letters is in ISO 639-1. */
bool language_is_tag(const char *s);
/* A well-formed tag as ICU writes it: zh-Hant-TW, whichever letters were capitals, and he for iw. */
const char *language_canonical(struct arena *a, const char *tag);
bool language_is_canonical(const char *s);
/* Says below the latest message how the tag may have been meant. */
void language_hint(struct diag *d, const char *s);
/* What a language is called in another one, "Ukrainian" for uk in en; the tag where CLDR has no name for it. */
const char *language_name(struct arena *a, const char *tag, const char *in);
/* The tag of a language by its name in English, whichever letters are capitals; NULL: there is none. */
const char *language_of_name(const char *name);
/* Whether its script is written from right to left: that of the tag, or the likely one of its language and region
   (UTS #35, likely subtags). */
bool language_is_rtl(const char *tag);
/* Whether two tags are of one language in one script: en-US and en, but neither fil and fi nor zh-TW and zh. */
bool language_same(const char *a, const char *b);
/* The tag whose texts and rules stand in for those of `tag`; NULL: none. Parents of CLDR (UTS #35, parent locales),
   and the script of a region where a language is written in several: zh-TW, zh-Hant-TW, zh-Hant; es-MX, es-419,
   es. Another script than the usual one has no parent. */
const char *language_parent(struct arena *a, const char *tag);
/* The paper of offices in the country that the tag names: "letter", or "a4" (CLDR, paper size), as where it names none. */
const char *language_paper(const char *tag);

#endif
