/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An address as an URI (RFC 3987 3.1): hosts by IDNA, all else that no URI may hold as %XX. */
#include "link.h"
#include "link_host.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

/* What an URI may hold (RFC 3986 2): `%` where two digits follow it, '#' once. */
static bool may_stand(const char *p, bool fragment)
{
	unsigned char c = (unsigned char)*p;
	if (c == '%')
		return isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2]);
	return c > 0x20 && c < 0x7F && !strchr("<>\"\\^`{|}[]", c) && (c != '#' || !fragment);
}

static void put_escaped(struct buf *b, struct part s)
{
	bool fragment = false;
	for (size_t i = 0; i < s.n; i++) {
		if (may_stand(s.p + i, fragment))
			buf_putc(b, s.p[i]);
		else
			buf_printf(b, "%%%02X", (unsigned char)s.p[i]);
		fragment = fragment || s.p[i] == '#';
	}
}

static void put_host(struct arena *a, struct buf *b, struct part host)
{
	const char *name = host_ascii(a, host);
	if (name)
		buf_puts(b, name);
	else
		put_escaped(b, host);
}

/* `p` stands behind the colon of the scheme. */
static void put_http(struct arena *a, struct buf *b, const char *p)
{
	size_t slashes = strncmp(p, "//", 2) ? 0 : 2;
	struct part authority = {p + slashes, slashes ? strcspn(p + 2, "/?#") : 0}, host, port;
	buf_put(b, p, slashes);
	authority_split(authority, &host, &port);
	put_host(a, b, host);
	if (port.n) {
		buf_putc(b, ':');
		buf_put(b, port.p, port.n);
	}
	p = authority.p + authority.n;
	put_escaped(b, (struct part){p, strlen(p)});
}

static void put_mailto(struct arena *a, struct buf *b, const char *p)
{
	while (*p && *p != '?') {
		size_t n = strcspn(p, ",?"), local = strcspn(p, "@,?");
		put_escaped(b, (struct part){p, local});
		if (local < n) {
			buf_putc(b, '@');
			put_host(a, b, (struct part){p + local + 1, n - local - 1});
		}
		p += n;
		if (*p == ',')
			buf_putc(b, *p++);
	}
	put_escaped(b, (struct part){p, strlen(p)});
}

const char *link_uri(struct arena *a, const char *address)
{
	struct buf b = {0};
	const char *rest = strchr(address, ':');
	if (*address == '#' || !rest)
		return address;
	buf_put(&b, address, (size_t)(++rest - address));
	if (!strncasecmp(address, "http:", 5) || !strncasecmp(address, "https:", 6))
		put_http(a, &b, rest);
	else if (!strncasecmp(address, "mailto:", 7))
		put_mailto(a, &b, rest);
	else
		put_escaped(&b, (struct part){rest, strlen(rest)});
	const char *uri = arena_strdup(a, buf_cstr(&b));
	buf_free(&b);
	return uri;
}
