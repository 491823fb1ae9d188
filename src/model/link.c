/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The check of an address: its characters first, then what its scheme asks for. Each fault has a sentence of its own, and
 * a hint where what was meant can be told. link_uri.c writes what passed.
 */
#include "link.h"
#include "limit.h"
#include "link_host.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>
#include <unicode/uchar.h>

/* Bytes of an address that a message shows, and of one in a text of the layout. */
enum { MOST_SHOWN = 80, MOST_MARKUP = 2 * LIMIT_LINK_BYTES };

/* What is wrong, and how to mend it; `what` NULL: nothing. */
struct fault {
	const char *what, *hint;
};
static const struct fault no_fault;

static const char all_schemes[] = "a link begins with https://, http://, mailto: or tel:";

/* -- characters ----------------------------------------------------------------------------------- */

/* Joiners and the forms of emoji are a part of words. */
static bool is_invisible(uint32_t cp)
{
	if (cp == 0x200C || cp == 0x200D || (cp >= 0xFE00 && cp <= 0xFE0F))
		return false;
	return utf8_is_unprintable(cp) || u_hasBinaryProperty((UChar32)cp, UCHAR_DEFAULT_IGNORABLE_CODE_POINT);
}

static bool is_escape(const char *p) { return isxdigit((unsigned char)p[1]) && isxdigit((unsigned char)p[2]); }

static struct fault check_character(struct arena *a, const char *p, uint32_t cp)
{
	if (u_isUWhiteSpace((UChar32)cp))
		return (struct fault){"it holds a space", "%20 stands for a space that is meant"};
	if (is_invisible(cp))
		return (struct fault){arena_printf(a, "it holds the invisible character U+%04X", (unsigned)cp),
		                      "delete the character"};
	if (cp < 0x80 && strchr("<>\"\\", (int)cp))
		return (struct fault){arena_printf(a, "it holds the sign %c", (int)cp),
		                      arena_printf(a, "%%%02X stands for one that is meant", (unsigned)cp)};
	if (cp == '%' && !is_escape(p))
		return (struct fault){"no two hexadecimal digits follow a %", "%25 stands for one that is meant"};
	return no_fault;
}

static struct fault check_characters(struct arena *a, const char *s)
{
	struct fault fault = no_fault;
	for (const char *end = s + strlen(s); s < end && !fault.what;) {
		const char *p = s;
		fault = check_character(a, p, utf8_next(&s, end));
	}
	return fault;
}

/* -- http: ---------------------------------------------------------------------------------------- */

static struct fault bad_host(struct arena *a, struct part host)
{
	if (!host.n)
		return (struct fault){"it names no host", "a host stands behind the slashes: https://example.org"};
	return (struct fault){arena_printf(a, "'%.*s' is no name of a host", (int)(host.n < 60 ? host.n : 60), host.p),
	                      "a host has letters, digits and hyphens between its points, as in www.example.org"};
}

static struct fault check_http(struct arena *a, const char *rest)
{
	if (strncmp(rest, "//", 2) != 0)
		return (struct fault){"two slashes and a host follow the scheme", "https://example.org"};
	struct part authority = {rest + 2, strcspn(rest + 2, "/?#")}, host, port;
	if (memchr(authority.p, '@', authority.n))
		return (struct fault){"what stands before '@' is sent as the name of a user, and hides the host",
		                      "write the host alone; mailto: leads to an address of mail"};
	if (!authority_split(authority, &host, &port))
		return (struct fault){"its port is no number from 1 to 65535", "without a port: https://example.org"};
	return host_ascii(a, host) ? no_fault : bad_host(a, host);
}

/* -- mailto: -------------------------------------------------------------------------------------- */

/* Line ends would begin a header of their own, and may stand in the text only (RFC 6068 7). */
static bool has_control(struct part s, bool body)
{
	for (size_t i = 0; i + 2 < s.n; i++) {
		bool line = !strncasecmp(s.p + i, "%0A", 3) || !strncasecmp(s.p + i, "%0D", 3);
		bool control = s.p[i] == '%' && (strchr("01", s.p[i + 1]) || !strncasecmp(s.p + i, "%7F", 3));
		if (control && !(body && line))
			return true;
	}
	return false;
}

/* Before the '@' (RFC 6068 2); what is no letter there may stand as %XX. */
static bool is_local_part(struct part s)
{
	if (!s.n || s.p[0] == '.' || s.p[s.n - 1] == '.' || has_control(s, false))
		return false;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		if (c == '.' ? s.p[i + 1] == '.' : c < 0x80 && !isalnum(c) && !strchr("!$%&'*+-=^_`{|}~", c))
			return false;
	}
	return true;
}

static struct fault check_mailbox(struct arena *a, struct part s)
{
	const char *at = memchr(s.p, '@', s.n);
	struct part local = {s.p, at ? (size_t)(at - s.p) : s.n};
	struct part host = {at ? at + 1 : "", at ? s.n - local.n - 1 : 0};
	const char *shown = arena_strndup(a, s.p, s.n < 60 ? s.n : 60);
	if (at && is_local_part(local) && host.n && *host.p != '[' && host_ascii(a, host))
		return no_fault;
	return (struct fault){s.n ? arena_printf(a, "'%s' is no address of mail", shown) : "it names no address of mail",
	                      "mailto:name@example.org; a comma stands between two addresses, subject and text follow a "
	                      "'?'"};
}

static struct fault check_mail_field(struct arena *a, struct part s)
{
	size_t name = 0;
	while (name < s.n && (isalnum((unsigned char)s.p[name]) || s.p[name] == '-'))
		name++;
	struct part value = {s.p + name + 1, name < s.n ? s.n - name - 1 : 0};
	bool body = name == 4 && !strncasecmp(s.p, "body", 4);
	if (name && name < s.n && s.p[name] == '=' && !has_control(value, body) && !memchr(value.p, '#', value.n))
		return no_fault;
	return (struct fault){arena_printf(a, "'%.*s' is no field of a mail", (int)(s.n < 60 ? s.n : 60), s.p),
	                      "mailto:name@example.org?subject=A%20question&body=Text"};
}

/* The next part before one of the signs; false behind the last one. */
static bool next_part(const char **rest, const char *end, char sign, struct part *out)
{
	if (!*rest)
		return false;
	const char *sign_at = memchr(*rest, sign, (size_t)(end - *rest));
	*out = (struct part){*rest, (size_t)((sign_at ? sign_at : end) - *rest)};
	*rest = sign_at ? sign_at + 1 : NULL;
	return true;
}

static struct fault check_mailto(struct arena *a, const char *rest)
{
	const char *fields = strchr(rest, '?'), *end = fields ? fields : rest + strlen(rest);
	struct fault fault = no_fault;
	struct part part;
	while (!fault.what && next_part(&rest, end, ',', &part))
		fault = check_mailbox(a, part);
	fields = fields ? fields + 1 : NULL;
	while (!fault.what && next_part(&fields, fields ? fields + strlen(fields) : NULL, '&', &part))
		fault = check_mail_field(a, part);
	return fault;
}

/* -- tel: ----------------------------------------------------------------------------------------- */

/* ";ext=12" (RFC 3966 3) */
static bool are_parameters(const char *s)
{
	if (s[strcspn(s, "?#/@,")])
		return false;
	while (*s == ';') {
		size_t n = strcspn(s + 1, ";"), name = strcspn(s + 1, ";=");
		if (!name || name + 1 == n)
			return false;
		s += 1 + n;
	}
	return !*s;
}

/* ITU-T E.164 has at most 15 digits; signs between them are for the eye. */
static struct fault check_tel(struct arena *a, const char *rest)
{
	bool global = *rest == '+';
	size_t n = strspn(rest + global, global ? "0123456789-.()" : "0123456789-.()*"), digits = 0;
	(void)a;
	for (size_t i = 0; i < n; i++)
		digits += isdigit((unsigned char)rest[global + i]) != 0;
	if (digits > 15)
		return (struct fault){"it has more than 15 digits", "a link leads to one number"};
	if (!digits || !are_parameters(rest + global + n))
		return (struct fault){"it is no number of a telephone",
		                      "tel:+49-30-1234567: '+', the country, digits with hyphens between them"};
	return no_fault;
}

/* -- schemes -------------------------------------------------------------------------------------- */

static const struct {
	const char *name;
	struct fault (*check)(struct arena *a, const char *rest);
} schemes[] = {{"https", check_http}, {"http", check_http}, {"mailto", check_mailto}, {"tel", check_tel}};

/* Bytes of the scheme before its colon (RFC 3986 3.1); 0: it has none. */
static size_t scheme_size(const char *s)
{
	size_t n = 0;
	if (!isalpha((unsigned char)*s))
		return 0;
	while (isalnum((unsigned char)s[n]) || (s[n] && strchr("+-.", s[n])))
		n++;
	return s[n] == ':' ? n : 0;
}

/* "www.example.org", "example.org/page": letters behind its last point, before any slash. */
static bool is_like_host(const char *s)
{
	size_t n = strcspn(s, "/?#:"), top = 0;
	if (memchr(s, '@', n))
		return false;
	while (top < n && (isalpha((unsigned char)s[n - 1 - top]) || (unsigned char)s[n - 1 - top] >= 0x80))
		top++;
	return top >= 2 && top + 1 < n && s[n - 1 - top] == '.' && s[0] != '.';
}

static bool is_file_name(const char *s)
{
	static const char *const ends[] = {".html", ".htm", ".pdf",  ".php", ".png", ".jpg",
	                                   ".jpeg", ".svg", ".yaml", ".md",  ".txt", ".docx"};
	size_t n = strcspn(s, "?#");
	for (int i = 0; i < COUNT_OF(ends); i++)
		if (n > strlen(ends[i]) && !strncasecmp(s + n - strlen(ends[i]), ends[i], strlen(ends[i])) &&
		    !memchr(s, '/', n))
			return true;
	return false;
}

static const char *hint_relative(struct arena *a, const char *s)
{
	const char *at = strchr(s, '@');
	if (!strncmp(s, "//", 2))
		return arena_printf(a, "did you mean https:%s?", s);
	if (at && at > s && !strchr(s, '/') && is_like_host(at + 1))
		return arena_printf(a, "did you mean mailto:%s?", s);
	if (is_like_host(s) && !is_file_name(s))
		return arena_printf(a, "did you mean https://%s?", s);
	if (strspn(s, "+0123456789-.()") == strlen(s) && strlen(s) > 5)
		return arena_printf(a, "did you mean tel:%s?", s);
	if (!strncasecmp(s, "http", 4))
		return "a colon and two slashes follow the scheme: https://example.org";
	return all_schemes;
}

static struct fault no_scheme(struct arena *a, const char *s)
{
	return (struct fault){"it says neither https: nor mailto: nor tel:", hint_relative(a, s)};
}

/* What scanners know beside addresses, and what a reader is given instead. */
static const struct {
	const char *name, *hint;
} payloads[] = {
        {"WIFI", "print the name of the network and its password as text, or link to a page that says them"},
        {"BEGIN", "link to a page that offers the contact or the date, or to mailto: or tel:"},
        {"VCARD", "link to a page that offers the contact, or to mailto: or tel:"},
        {"MECARD", "link to a page that offers the contact, or to mailto: or tel:"},
        {"BIZCARD", "link to a page that offers the contact, or to mailto: or tel:"},
        {"MATMSG", "a mail is written by mailto:name@example.org?subject=A%20question&body=Text"},
        {"SMTP", "a mail is written by mailto:name@example.org?subject=A%20question&body=Text"},
        {"SMS", "tel: leads to the number"},
        {"SMSTO", "tel: leads to the number"},
        {"MMSTO", "tel: leads to the number"},
        {"GEO", "link to a map: https://www.openstreetmap.org/?mlat=52.5&mlon=13.4"},
};

static const char *payload_hint(const char *name)
{
	for (int i = 0; i < COUNT_OF(payloads); i++)
		if (!strcasecmp(name, payloads[i].name))
			return payloads[i].hint;
	return "it holds a text, or a link with https:, http:, mailto: or tel:; a text has a space behind its colon";
}

/* "example.org:8080" begins like a scheme. */
static struct fault other_scheme(struct arena *a, const char *s, size_t n, enum link_use use)
{
	const char *name = arena_strndup(a, s, n), *names[COUNT_OF(schemes)];
	for (int i = 0; i < COUNT_OF(schemes); i++)
		names[i] = schemes[i].name;
	const char *closest = edit_closest(name, names, COUNT_OF(schemes));
	if (isdigit((unsigned char)s[n + 1]) && is_like_host(s))
		return no_scheme(a, s);
	if (use == LINK_ON_PAPER && !closest)
		return (struct fault){
		        arena_printf(a, "'%s:' is none of https:, http:, mailto: and tel:, with which a QR code may begin",
		                     name),
		        payload_hint(name)};
	return (struct fault){arena_printf(a, "'%s:' is none of https:, http:, mailto: and tel:", name),
	                      closest ? arena_printf(a, "did you mean '%s:'?", closest) : all_schemes};
}

static struct fault check_inner(const char *s, enum link_use use)
{
	if (use == LINK_ON_PAPER)
		return (struct fault){"a code on paper cannot lead to a place in this document", all_schemes};
	if (!s[1])
		return (struct fault){"it names no id", "#id leads to the box of the layout with that id"};
	if (strchr(s + 1, '#'))
		return (struct fault){"an id holds no '#'", "#id leads to the box of the layout with that id"};
	return no_fault;
}

static struct fault check(struct arena *a, const char *s, enum link_use use)
{
	if (!*s)
		return (struct fault){"it is empty", all_schemes};
	struct fault fault = check_characters(a, s);
	if (fault.what)
		return fault;
	if (*s == '#')
		return check_inner(s, use);
	size_t n = scheme_size(s);
	if (!n)
		return no_scheme(a, s);
	for (int i = 0; i < COUNT_OF(schemes); i++)
		if (strlen(schemes[i].name) == n && !strncasecmp(s, schemes[i].name, n))
			return schemes[i].check(a, s + n + 1);
	return other_scheme(a, s, n, use);
}

const struct link_fault *link_fault(struct arena *a, const char *address, enum link_use use)
{
	struct link_fault *f = NEW(a, struct link_fault);
	*f = (struct link_fault){.code = DIAG_TEXT_LIMIT};
	if (strlen(address) > LIMIT_LINK_BYTES) {
		f->what = arena_printf(a, "the address of a link has more than %d bytes", LIMIT_LINK_BYTES);
		return f;
	}
	struct fault fault = check(a, address, use);
	*f = (struct link_fault){DIAG_BAD_LINK, fault.what, fault.hint};
	return fault.what ? f : NULL;
}

bool link_is_id(struct arena *a, const char *id)
{
	return *id && !strchr(id, '(') && !strchr(id, ')') && !link_fault(a, arena_printf(a, "#%s", id), LINK_IN_DOCUMENT);
}

void link_report(struct arena *a, struct diag *d, const char *address, const struct link_fault *fault, struct where at)
{
	size_t size = strlen(address), shown = utf8_cut(address, size, MOST_SHOWN);
	if (fault->code == DIAG_TEXT_LIMIT) {
		diag_report(d, DIAG_TEXT_LIMIT, at, fault->what);
		return;
	}
	diag_report(d, DIAG_BAD_LINK, at, arena_printf(a, "%.*s%s", (int)shown, address, shown < size ? "\xE2\x80\xA6" : ""),
	            fault->what);
	diag_hint(d, "%s", fault->hint);
}

bool link_check(struct arena *a, struct diag *d, const char *address, struct where at, enum link_use use)
{
	const struct link_fault *fault = link_fault(a, address, use);
	if (fault)
		link_report(a, d, address, fault, at);
	return !fault;
}

bool link_is_meant(const char *text)
{
	const char *at = strchr(text, '@');
	size_t scheme = scheme_size(text);
	bool words = text[strcspn(text, " \t\n")] != 0;
	if (scheme && !strchr(" \t\n", text[scheme + 1])) /* nor is it the end */
		return true;
	return !words &&
	        (scheme || *text == '#' || *text == '/' || !strncmp(text, "./", 2) || !strncmp(text, "../", 3) ||
	         is_like_host(text) || is_file_name(text) || (at && is_like_host(at + 1)));
}

/* Behind an address that may hold parentheses in pairs, and spaces, which are refused; NULL: it does not end. */
static const char *address_end(const char *p)
{
	int depth = 0;
	for (const char *start = p; p - start <= MOST_MARKUP && *p && *p != '\n'; p++) {
		if (*p == ')' && depth-- == 0)
			return p;
		depth += *p == '(';
	}
	return NULL;
}

bool link_markup(struct arena *a, const char *bracket, struct link_markup *out)
{
	const char *close = bracket + 1 + strcspn(bracket + 1, "[]\n");
	const char *address = close + 2, *end = *close == ']' && close[1] == '(' ? address_end(address) : NULL;
	if (!end || close == bracket + 1 ||
	    (*address != '{' && !link_is_meant(arena_strndup(a, address, (size_t)(end - address)))))
		return false;
	*out = (struct link_markup){close, address, end};
	return true;
}
