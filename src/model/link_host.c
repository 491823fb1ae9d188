/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hosts: names of labels, IPv4 and, in brackets, IPv6. Readers take a name whose last label is a number for an IPv4
 * address in one of many notations (WHATWG URL 4.3), so that only the usual one is a host here.
 */
#include "link_host.h"

#include <arpa/inet.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unicode/uidna.h>

enum { MOST_HOST = 253, MOST_LABEL = 63, MOST_BYTES = 4 * MOST_HOST };

static bool is_ascii(struct part s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

static bool is_label(const char *s, size_t n)
{
	if (!n || n > MOST_LABEL || s[0] == '-' || s[n - 1] == '-')
		return false;
	for (size_t i = 0; i < n; i++)
		if (!isalnum((unsigned char)s[i]) && s[i] != '-' && s[i] != '_')
			return false;
	return true;
}

/* "7", and "0x7F", which readers take for a number. */
static bool is_number(const char *s, size_t n)
{
	return isdigit((unsigned char)*s) &&
	        (strspn(s, "0123456789") >= n || (*s == '0' && tolower((unsigned char)s[1]) == 'x'));
}

static bool is_name(const char *s)
{
	size_t n = strlen(s), label = 0;
	unsigned char bytes[4];
	if (n > 1 && s[n - 1] == '.')
		n--; /* the root of DNS, written out */
	if (!n || n > MOST_HOST)
		return false;
	for (size_t i = 0; i <= n; i++) {
		if (i < n && s[i] != '.')
			continue;
		if (!is_label(s + label, i - label))
			return false;
		if (i == n && is_number(s + label, i - label))
			return inet_pton(AF_INET, s, bytes) == 1;
		label = i + 1;
	}
	return true;
}

/* NULL: IDNA has no such name. */
static const char *to_idna(struct arena *a, struct part host)
{
	UErrorCode status = U_ZERO_ERROR;
	UIDNAInfo info = UIDNA_INFO_INITIALIZER;
	char name[MOST_BYTES];
	UIDNA *idna = uidna_openUTS46(
	        UIDNA_USE_STD3_RULES | UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, &status);
	if (U_FAILURE(status))
		machine_failure("ICU cannot make names of hosts: %s", u_errorName(status));
	int32_t n = uidna_nameToASCII_UTF8(idna, host.p, (int32_t)host.n, name, sizeof(name), &info, &status);
	uidna_close(idna);
	if (status == U_MEMORY_ALLOCATION_ERROR)
		machine_failure("out of memory");
	return U_FAILURE(status) || info.errors ? NULL : arena_strndup(a, name, (size_t)n);
}

static bool has_idna(const char *host)
{
	for (; *host; host++)
		if (!strncasecmp(host, "xn--", 4))
			return true;
	return false;
}

static bool is_ipv6(struct arena *a, struct part host)
{
	unsigned char bytes[16];
	return host.n > 2 && host.p[host.n - 1] == ']' &&
	        inet_pton(AF_INET6, arena_strndup(a, host.p + 1, host.n - 2), bytes) == 1;
}

const char *host_ascii(struct arena *a, struct part host)
{
	const char *name = arena_strndup(a, host.p, host.n);
	if (*name == '[')
		return is_ipv6(a, host) ? name : NULL;
	if (!is_ascii(host) || has_idna(name)) {
		const char *idna = host.n <= MOST_BYTES ? to_idna(a, host) : NULL;
		name = idna && is_ascii(host) ? name : idna;
	}
	return name && is_name(name) ? name : NULL;
}

bool authority_split(struct part authority, struct part *host, struct part *port)
{
	const char *end = authority.p + authority.n, *p = end;
	*host = authority;
	*port = (struct part){end, 0};
	while (p > authority.p && isdigit((unsigned char)p[-1]))
		p--;
	if (p > authority.p && p[-1] == ':') {
		*host = (struct part){authority.p, (size_t)(p - 1 - authority.p)};
		*port = (struct part){p, (size_t)(end - p)};
		return port->n && port->n <= 5 && strtol(p, NULL, 10) >= 1 && strtol(p, NULL, 10) <= 65535;
	}
	return true;
}
