/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The environment of one document: what all of its texts share. */
#include "internal.h"

struct text_env *text_open(struct root *r, struct arena *a, struct diag *d, struct font_set *fonts,
                           const struct text_options *o)
{
	struct text_env *env = NEW(a, struct text_env);
	env->root = r;
	env->arena = a;
	env->scratch = arena_new();
	arena_alloc(env->scratch, 1); /* its first block stays when all behind that is released */
	env->diag = d;
	env->fonts = fonts;
	env->options = *o;
	env->letter = 1;
	env->buffer = hb_buffer_create();
	if (env->buffer == hb_buffer_get_empty())
		machine_failure("out of memory: no buffer for shaping");
	hyphens_check(env);
	return env;
}

void text_close(struct text_env *env)
{
	if (!env)
		return;
	hb_buffer_destroy(env->buffer);
	arena_free(env->scratch);
	for (int i = 0; i < env->languages.n; i++)
		text_close(env->languages.v[i]);
	breaks_close(env);
}

struct text_env *text_open_language(struct text_env *env, const struct text_options *o)
{
	struct text_env *other = text_open(env->root, env->arena, env->diag, env->fonts, o);
	*vec_push(env->arena, &env->languages) = other;
	return other;
}

struct text_env *text_find_language(struct text_env *env, const char *tag)
{
	if (!strcmp(env->options.locale, tag))
		return env;
	for (int i = 0; i < env->languages.n; i++)
		if (!strcmp(env->languages.v[i]->options.locale, tag))
			return env->languages.v[i];
	return NULL;
}

const struct locale_spec *text_rules(const struct text_env *env) { return &env->options.spec; }
bool text_is_rtl(const struct text_env *env) { return env->options.spec.direction == 1; }
const char *text_locale(const struct text_env *env) { return env->options.locale; }
