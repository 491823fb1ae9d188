/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a link may lead, and how PDFs and QR codes are told. */
#include "link.h"
#include "mistakes.h"

Suite *suite_link(void);

#define LABEL_59 "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define LABEL_60 LABEL_59 "a"
#define LABEL_61 LABEL_60 "a"
#define LABEL_63 "aa" LABEL_61

/* Good addresses, and the URI of each. */
static const struct {
	const char *address, *uri;
} good[] = {
        {"https://www.example.org/a/b?c=d&e#f", "https://www.example.org/a/b?c=d&e#f"},
        {"HTTP://Example.ORG", "HTTP://Example.ORG"},
        {"http://localhost:8080/", "http://localhost:8080/"},
        {"https://example.org.:443?a", "https://example.org.:443?a"},
        {"https://192.0.2.7/", "https://192.0.2.7/"},
        {"http://[2001:db8::1]:80/x", "http://[2001:db8::1]:80/x"},
        {"https://e.org/a%20b%C3%A4", "https://e.org/a%20b%C3%A4"},
        {"https://b\u00FCcher.example/", "https://xn--bcher-kva.example/"},
        {"https://stra\u00DFe.example", "https://xn--strae-oqa.example"},
        {"http://\u65E5\u672C\u8A9E\u3002jp:81/", "http://xn--wgv71a119e.jp:81/"},
        {"https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"},
        {"https://e.org/\u00E4/?q=\u00F6#\u00FC", "https://e.org/%C3%A4/?q=%C3%B6#%C3%BC"},
        {"https://fa.example/\u0645\u06CC\u200C\u0634\u0648\u062F",
         "https://fa.example/%D9%85%DB%8C%E2%80%8C%D8%B4%D9%88%D8%AF"},
        {"https://e.org/a{b}|c^d`[e]#f#g", "https://e.org/a%7Bb%7D%7Cc%5Ed%60%5Be%5D#f%23g"},
        {"mailto:ann@example.org", "mailto:ann@example.org"},
        {"mailto:a.b+c@e.org,d%40e@f.org?subject=A%20b&body=1%0D%0A2",
         "mailto:a.b+c@e.org,d%40e@f.org?subject=A%20b&body=1%0D%0A2"},
        {"mailto:j\u00FCrgen@b\u00FCcher.example?subject=\u00E4", "mailto:j%C3%BCrgen@xn--bcher-kva.example?subject=%C3%A4"},
        {"tel:+49-30-(0)123.456", "tel:+49-30-(0)123.456"},
        {"TEL:112", "TEL:112"},
        {"tel:030123;phone-context=+49;ext=7;x", "tel:030123;phone-context=+49;ext=7;x"},
        {"tel:+491234567890123", "tel:+491234567890123"}, /* 15 digits */
        {"https://e.org:1/", "https://e.org:1/"},
        {"https://e.org:65535/", "https://e.org:65535/"},
        {"mailto:a@e.org?body=1%0a2%0d3", "mailto:a@e.org?body=1%0a2%0d3"},
        {"mailto:a%20b@e.org", "mailto:a%20b@e.org"},
        {"https://a_b-c.e/", "https://a_b-c.e/"},
        {"https://7.e7/", "https://7.e7/"},
        {"https://e.0y/", "https://e.0y/"},
        {"https://e.7a/", "https://e.7a/"},
        {"https://255.255.255.255/", "https://255.255.255.255/"},
        {"http://[::]/", "http://[::]/"},
        {"https://e.org:00080/", "https://e.org:00080/"},
        {"https://e.org?a=b:c", "https://e.org?a=b:c"},
        {"https://e.org#a", "https://e.org#a"},
        {"https://B\u00DCCHER.Example", "https://xn--bcher-kva.example"},
        {"https://www.XN--bcher-KVA.org/", "https://www.XN--bcher-KVA.org/"},
        {"https://" LABEL_63 ".org/", "https://" LABEL_63 ".org/"},
        {"https://" LABEL_63 "." LABEL_63 "." LABEL_63 "." LABEL_61 "/",
         "https://" LABEL_63 "." LABEL_63 "." LABEL_63 "." LABEL_61 "/"},
        {"https://" LABEL_63 "." LABEL_63 "." LABEL_63 "." LABEL_61 "./",
         "https://" LABEL_63 "." LABEL_63 "." LABEL_63 "." LABEL_61 "./"},
        {"https://e.org/\u2764\uFE0F", "https://e.org/%E2%9D%A4%EF%B8%8F"},
        {"https://e.org/\uFE00\u200C\u200D", "https://e.org/%EF%B8%80%E2%80%8C%E2%80%8D"},
        {"https://e.org/~!$&'()*+,;=:@", "https://e.org/~!$&'()*+,;=:@"},
        {"mailto:!$%25&'*+-=^_`{|}~@e.org", "mailto:!$%25&'*+-=%5E_%60%7B%7C%7D~@e.org"},
        {"mailto:a.b@e.org?a-1=b&c=", "mailto:a.b@e.org?a-1=b&c="},
        {"mailto:a@e.org?BODY=%0D%0A", "mailto:a@e.org?BODY=%0D%0A"},
        {"tel:*123*", "tel:*123*"},
        {"tel:+(49)", "tel:+(49)"},
        {"tel:123456789012345", "tel:123456789012345"},
        {"tel:1;a;b=c;d=e=f", "tel:1;a;b=c;d=e=f"},
        {"#top", "#top"},
        {"#\u00FCber-uns", "#\u00FCber-uns"},
};

START_TEST(addresses_become_uris)
{
	ck_assert_msg(link_check(arena, diag, good[_i].address, at(3, 2), LINK_IN_DOCUMENT), "%s", printed(DIAG_TEXT));
	ck_assert_str_eq(link_uri(arena, good[_i].address), good[_i].uri);
	ck_assert_int_eq(diag_errors(diag), 0);
}
END_TEST

/* What was not checked becomes an URI too: hosts that are none stay, and what no URI holds is %XX. */
static const struct {
	const char *address, *uri;
} others[] = {
        {"no address", "no address"},
        {"#a:\u00FC", "#a:\u00FC"},
        {"http:\u00FC", "http:%C3%BC"},
        {"http:/\u00FC", "http:/%C3%BC"},
        {"https://a b/c", "https://a%20b/c"},
        {"https://a b:80/c", "https://a%20b:80/c"},
        {"HTTPS://\u00DC.org:80?\u00FC", "HTTPS://xn--tda.org:80?%C3%BC"},
        {"http://\u00FC#\u00FC#\u00FC", "http://xn--tda#%C3%BC%23%C3%BC"},
        {"httpx://\u00FC.org/", "httpx://%C3%BC.org/"},
        {"tel:\u00FC@\u00FC.org", "tel:%C3%BC@%C3%BC.org"},
        {"tel:%4g%g4%4%41", "tel:%254g%25g4%254%41"},
        {"tel: !~\x7F", "tel:%20!~%7F"},
        {"tel:<>\"\\^`{|}[]a", "tel:%3C%3E%22%5C%5E%60%7B%7C%7D%5B%5Da"},
        {"MAILTO:\u00FC", "MAILTO:%C3%BC"},
        {"mailto:\u00FC@\u00FC.org,b@\u00E4.org,c?to=\u00FC@\u00FC.org,d",
         "mailto:%C3%BC@xn--tda.org,b@xn--4ca.org,c?to=%C3%BC@%C3%BC.org,d"},
        {"mailto:?to=a", "mailto:?to=a"},
        {"mailto:a,", "mailto:a,"},
        {"mailto:a@b c", "mailto:a@b%20c"},
};

START_TEST(other_addresses_become_uris_as_well) { ck_assert_str_eq(link_uri(arena, others[_i].address), others[_i].uri); }
END_TEST

/* Others, and what is said of them. */
static const struct {
	const char *address, *said, *hint;
} bad[] = {
        {"", "it is empty", "a link begins with"},
        {"javascript:alert(1)", "'javascript:' is none of https:, http:, mailto: and tel:", "a link begins with"},
        {"file:///etc/passwd", "'file:' is none of", "a link begins with"},
        {"data:text/html,x", "'data:' is none of", "a link begins with"},
        {"htps://e.org", "'htps:' is none of", "did you mean 'https:'?"},
        {"http//e.org", "it says neither https: nor", "a colon and two slashes"},
        {"//e.org/x", "it says neither https: nor", "did you mean https://e.org/x?"},
        {"www.example.org", "it says neither https: nor", "did you mean https://www.example.org?"},
        {"example.org:8080/x", "it says neither https: nor", "did you mean https://example.org:8080/x?"},
        {"ann@example.org", "it says neither https: nor", "did you mean mailto:ann@example.org?"},
        {"+49-30-1234567", "it says neither https: nor", "did you mean tel:+49-30-1234567?"},
        {"123456", "it says neither https: nor", "did you mean tel:123456?"},
        {"12345", "it says neither https: nor", "a link begins with"}, /* too short to be sure */
        {"a.html", "it says neither https: nor", "a link begins with"},
        {"a.htm", "it says neither https: nor", "a link begins with"},
        {"a.pdf", "it says neither https: nor", "a link begins with"},
        {"a.php", "it says neither https: nor", "a link begins with"},
        {"a.png", "it says neither https: nor", "a link begins with"},
        {"a.jpg", "it says neither https: nor", "a link begins with"},
        {"a.jpeg", "it says neither https: nor", "a link begins with"},
        {"a.svg", "it says neither https: nor", "a link begins with"},
        {"a.yaml", "it says neither https: nor", "a link begins with"},
        {"a.md", "it says neither https: nor", "a link begins with"},
        {"a.txt", "it says neither https: nor", "a link begins with"},
        {"a.docx", "it says neither https: nor", "a link begins with"},
        {"A.HTML", "it says neither https: nor", "a link begins with"},
        {"a.html?b", "it says neither https: nor", "a link begins with"},
        {"a.bc", "it says neither https: nor", "did you mean https://a.bc?"},
        {"a.b", "it says neither https: nor", "a link begins with"},
        {".bc", "it says neither https: nor", "a link begins with"},
        {"a.b1", "it says neither https: nor", "a link begins with"},
        {"a.b\u00FC", "it says neither https: nor", "did you mean https://a.b\u00FC?"},
        {"abc", "it says neither https: nor", "a link begins with"},
        {"a.bc?d", "it says neither https: nor", "did you mean https://a.bc?d?"},
        {"a.bc/d.html", "it says neither https: nor", "did you mean https://a.bc/d.html?"},
        {"d/a.html", "it says neither https: nor", "a link begins with"},
        {"1a:b", "it says neither https: nor", "a link begins with"},
        {"a@b.cd", "it says neither https: nor", "did you mean mailto:a@b.cd?"},
        {"@b.cd", "it says neither https: nor", "a link begins with"},
        {"a/b@c.de", "it says neither https: nor", "a link begins with"},
        {"a@b", "it says neither https: nor", "a link begins with"},
        {"a.bc@d", "it says neither https: nor", "a link begins with"},
        {"a.bc:8d", "it says neither https: nor", "did you mean https://a.bc:8d?"},
        {"a.bc:d", "'a.bc:' is none of", "a link begins with"},
        {"localhost:8080", "'localhost:' is none of", "a link begins with"},
        {"a+b-c.d2:x", "'a+b-c.d2:' is none of", "a link begins with"},
        {"httpx", "it says neither https: nor", "a colon and two slashes"},
        {"HTTP/e", "it says neither https: nor", "a colon and two slashes"},
        {"htt/e", "it says neither https: nor", "a link begins with"},
        {"(0)12-3.4", "it says neither https: nor", "did you mean tel:(0)12-3.4?"},
        {"other.html", "it says neither https: nor", "a link begins with"},
        {"../other", "it says neither https: nor", "a link begins with"},
        {"http:", "two slashes and a host follow the scheme", "https://example.org"},
        {"https:e.org", "two slashes and a host follow the scheme", "https://example.org"},
        {"https:/e.org", "two slashes and a host follow the scheme", "https://example.org"},
        {"https://", "it names no host", "https://example.org"},
        {"https:///x", "it names no host", "https://example.org"},
        {"https://:80/", "it names no host", "https://example.org"},
        {"https://e.org/a b", "it holds a space", "%20"},
        {"https://e.org/a\u00A0b", "it holds a space", "%20"},
        {"https://e.org/a\u3000b", "it holds a space", "%20"},
        {"https://e.org/a\tb", "it holds a space", "%20"},
        {"https://e.org/\x01", "the invisible character U+0001", "delete"},
        {"https://e.org/\u202Egpj", "the invisible character U+202E", "delete"},
        {"https://e\u00AD.org/", "the invisible character U+00AD", "delete"},
        {"https://e.org/\u200E", "the invisible character U+200E", "delete"},
        {"https://e.org/\u200B", "the invisible character U+200B", "delete"},
        {"https://e.org\\@x.org", "it holds the sign \\", "%5C"},
        {"https://e.org/<x>", "it holds the sign <", "%3C"},
        {"https://e.org/\"x", "it holds the sign \"", "%22"},
        {"https://e.org/100%", "no two hexadecimal digits", "%25"},
        {"https://e.org/%4x", "no two hexadecimal digits", "%25"},
        {"https://good.org@evil.org/", "hides the host", "the host alone"},
        {"https://a:b@evil.org/", "hides the host", "the host alone"},
        {"https://e.org/%", "no two hexadecimal digits", "%25"},
        {"https://e.org:000080/", "its port is no number", "without a port"},
        {"https://e.org:0/", "its port is no number", "without a port"},
        {"https://e.org:65536/", "its port is no number", "without a port"},
        {"https://e.org:80:80/", "'e.org:80' is no name of a host", "a host has letters"},
        {"https://e.org:/", "its port is no number", "without a port"},
        {"https://a" LABEL_63 ".org/", "'" LABEL_60 "' is no name", "a host has letters"},
        {"https://" LABEL_60 "$/", "'" LABEL_60 "' is no name", "a host has letters"},
        {"https://e..org/", "is no name of a host", "a host has letters"},
        {"https://e.org../", "is no name of a host", "a host has letters"},
        {"https://./", "is no name of a host", "a host has letters"},
        {"https://e-.org/", "is no name of a host", "a host has letters"},
        {"https://e.-org/", "is no name of a host", "a host has letters"},
        {"https://a" LABEL_63 ".org/", "is no name of a host", "a host has letters"},
        {"https://" LABEL_63 "." LABEL_63 "." LABEL_63 ".a" LABEL_61 "/", "is no name of a host", "a host has letters"},
        {"https://192.0.2.256/", "is no name of a host", "a host has letters"},
        {"https://192.0.2/", "is no name of a host", "a host has letters"},
        {"https://192.0.2.7./", "is no name of a host", "a host has letters"},
        {"https://e.7/", "is no name of a host", "a host has letters"},
        {"https://e.0x7f/", "is no name of a host", "a host has letters"},
        {"https://e.0X/", "is no name of a host", "a host has letters"},
        {"https://[]/", "is no name of a host", "a host has letters"},
        {"https://[::1/", "is no name of a host", "a host has letters"},
        {"https://[::g]/", "is no name of a host", "a host has letters"},
        {"https://[1.2.3.4]/", "is no name of a host", "a host has letters"},
        {"https://e.org:99999/", "its port is no number", "without a port"},
        {"https://e.org:8o/", "is no name of a host", "a host has letters"},
        {"https://.org/", "is no name of a host", "a host has letters"},
        {"https://-e.org/", "is no name of a host", "a host has letters"},
        {"https://e$.org/", "is no name of a host", "a host has letters"},
        {"https://%65.org/", "is no name of a host", "a host has letters"},
        {"https://xn--a.org/", "is no name of a host", "a host has letters"},
        {"https://e\uFF0Fx.org/", "is no name of a host", "a host has letters"},
        {"https://2130706433/", "is no name of a host", "a host has letters"},
        {"https://0x7f.1/", "is no name of a host", "a host has letters"},
        {"https://1.2.3.256/", "is no name of a host", "a host has letters"},
        {"http://[::1/", "is no name of a host", "a host has letters"},
        {"http://[1.2.3.4]/", "is no name of a host", "a host has letters"},
        {"mailto:", "it names no address of mail", "mailto:name@example.org"},
        {"mailto:ann", "'ann' is no address of mail", "mailto:name@example.org"},
        {"mailto:@e.org", "'@e.org' is no address of mail", "mailto:name@example.org"},
        {"mailto:a@", "'a@' is no address of mail", "mailto:name@example.org"},
        {"mailto:a@b@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:.a@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a..b@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a.@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto://a@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org,", "it names no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org;b@e.org", "is no address of mail", "a comma stands between"},
        {"mailto:a%0Ab@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org?subject", "'subject' is no field of a mail", "?subject="},
        {"mailto:a@e.org?a=b&amp;c=d", "'amp;c=d' is no field of a mail", "?subject="},
        {"mailto:a@e.org?subject=a%0D%0ABcc:x@e.org", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?body=%00", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?body=%1F", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?body=%7f", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?=b", "'=b' is no field of a mail", "?subject="},
        {"mailto:a@[192.0.2.7]", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a%7Fb@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org?body=a#b", "is no field of a mail", "?subject="},
        {"mailto:a..b@e.org", "'a..b@e.org' is no address of mail", "mailto:name@example.org"},
        {"mailto:.a@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a.@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a(b)@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org,b", "'b' is no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org,", "it names no address of mail", "mailto:name@example.org"},
        {"mailto:a%1Fb@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a%0Ab@e.org", "is no address of mail", "mailto:name@example.org"},
        {"mailto:a" LABEL_60, "'a" LABEL_59 "' is no address of mail", "mailto:name@example.org"},
        {"mailto:a@e.org?a_b=c", "'a_b=c' is no field of a mail", "?subject="},
        {"mailto:a@e.org?a=b&", "'' is no field of a mail", "?subject="},
        {"mailto:a@e.org?subject=%0a", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?subject=%0d", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?bodyx=%0d", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?body=%0B", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?body=%1a", "is no field of a mail", "?subject="},
        {"mailto:a@e.org?" LABEL_60 "b", "'" LABEL_60 "' is no field of a mail", "?subject="},
        {"tel:1;;a", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:1/2", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:1;a@b", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:1,2", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:+1*2", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:1234567890123456", "more than 15 digits", "one number"},
        {"tel:", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:+", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:call", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:+49-30-12x", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:+*5", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:123;", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:123;ext=", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:123;=1", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:123;ext=1?x", "it is no number of a telephone", "tel:+49-30-1234567"},
        {"tel:+4912345678901234", "more than 15 digits", "one number"},
        {"#", "it names no id", "#id leads"},
        {"#a#b", "an id holds no '#'", "#id leads"},
};

START_TEST(other_addresses_are_told)
{
	ck_assert(!link_check(arena, diag, bad[_i].address, at(3, 2), LINK_IN_DOCUMENT));
	ck_assert_msg(strstr(printed(DIAG_TEXT), bad[_i].said), "%s", printed(DIAG_TEXT));
	ck_assert_msg(strstr(printed(DIAG_TEXT), bad[_i].hint), "%s", printed(DIAG_TEXT));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "layouts/a.yaml:3:2: error"));
}
END_TEST

START_TEST(paper_knows_no_places_of_the_document)
{
	ck_assert(!link_check(arena, diag, "#top", at(3, 2), LINK_ON_PAPER));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "a code on paper cannot lead to a place in this document"));
	ck_assert(link_check(arena, diag, "tel:110", at(3, 2), LINK_ON_PAPER));
}
END_TEST

/* 2,048 bytes, and one more. */
START_TEST(an_address_has_a_limit)
{
	static const char start[] = "https://e.org/";
	struct buf b = {0};
	buf_puts(&b, start);
	while (b.n < 2048)
		buf_putc(&b, 'a');
	ck_assert(link_check(arena, diag, buf_cstr(&b), at(3, 2), LINK_IN_DOCUMENT));
	buf_putc(&b, 'a');
	ck_assert(!link_check(arena, diag, buf_cstr(&b), at(3, 2), LINK_IN_DOCUMENT));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "the address of a link has more than 2048 bytes [text-limit]"));
	buf_free(&b);
}
END_TEST

START_TEST(a_long_address_is_shown_in_part)
{
	struct buf b = {0};
	buf_puts(&b, "x:");
	while (b.n < 200)
		buf_puts(&b, "\u00E4");
	ck_assert(!link_check(arena, diag, buf_cstr(&b), at(3, 2), LINK_IN_DOCUMENT));
	ck_assert_ptr_nonnull(strstr(printed(DIAG_TEXT), "\u00E4\u00E4\u2026': 'x:' is none of"));
	buf_free(&b);
}
END_TEST

/* What a QR code may hold beside addresses is text. */
static const struct {
	const char *text;
	bool address;
} meant[] = {
        {"https://e.org/a b", true},
        {"javascript:alert(1, 2)", true},
        {"WIFI:T:WPA;S:a b;;", true},
        {"http:", true},
        {"#top", true},
        {"/etc/passwd", true},
        {"//e.org", true},
        {"./x", true},
        {"../x", true},
        {"www.e.org", true},
        {"page.html", true},
        {"ann@e.org", true},
        {"a:b", true},
        {"a:", true},
        {"a: ", false},
        {"a:\tb", false},
        {"a:\nb", false},
        {"1:b", false},
        {"#", true},
        {"# a", false},
        {"/", true},
        {"a/", false},
        {"./", true},
        {".a", false},
        {"../", true},
        {"..", false},
        {"a.bc", true},
        {"a.b", false},
        {"a.bc d", false},
        {"a.md", true},
        {"@e.org", true},
        {"a@b.c", false},
        {"Sound", false},
        {"See e.org for more", false},
        {"Note: loud", false},
        {"Note:\nloud", false},
        {"3.14", false},
        {"and/or", false},
        {"12:30", false},
        {"ann@home", false},
        {"", false},
};

START_TEST(a_text_may_be_meant_as_an_address)
{
	ck_assert_msg(link_is_meant(meant[_i].text) == meant[_i].address, "%s", meant[_i].text);
}
END_TEST

/* -- links in texts of the layout --------------------------------------------------------------- */

/* What is printed, and the address; "" for no link. */
static const struct {
	const char *text, *shown, *address;
} markups[] = {
        {"[a](https://e.org) b", "a", "https://e.org"},
        {"[a b]({url})", "a b", "{url}"},
        {"[a](#b)", "a", "#b"},
        {"[a](https://e.org/(b)c)d)", "a", "https://e.org/(b)c"},
        {"[a](https://e.org/((b)))", "a", "https://e.org/((b))"},
        {"[a](https://e.org/b c)", "a", "https://e.org/b c"},
        {"[a](note)", "", ""},
        {"[a]()", "", ""},
        {"[](https://e.org)", "", ""},
        {"[a] (https://e.org)", "", ""},
        {"[a[b](https://e.org)", "", ""},
        {"[a\n](https://e.org)", "", ""},
        {"[a](https://e.org", "", ""},
        {"[a](https://e.org/(b)", "", ""},
        {"[a](https://e.org\n)", "", ""},
        {"[a", "", ""},
        {"[a]", "", ""},
};

START_TEST(a_link_is_found_in_a_text)
{
	struct link_markup link;
	const char *text = markups[_i].text;
	bool found = link_markup(arena, text, &link);
	ck_assert_int_eq(found, *markups[_i].shown != 0);
	if (!found)
		return;
	ck_assert_str_eq(arena_strndup(arena, text + 1, (size_t)(link.close - text - 1)), markups[_i].shown);
	ck_assert_str_eq(arena_strndup(arena, link.address, (size_t)(link.end - link.address)), markups[_i].address);
}
END_TEST

/* Twice what an address may have is looked through. */
START_TEST(a_link_in_a_text_has_a_limit)
{
	struct link_markup link;
	for (size_t n = 4096; n <= 4097; n++) {
		struct buf b = {0};
		buf_puts(&b, "[a](#");
		while (b.n < n + 4)
			buf_putc(&b, 'b');
		buf_putc(&b, ')');
		ck_assert_int_eq(link_markup(arena, buf_cstr(&b), &link), n == 4096);
		buf_free(&b);
	}
}
END_TEST

Suite *suite_link(void)
{
	Suite *s = suite_create("link");
	TCase *c = tcase_create("links");
	tcase_add_checked_fixture(c, setup, teardown);
	tcase_add_loop_test(c, addresses_become_uris, 0, COUNT_OF(good));
	tcase_add_loop_test(c, other_addresses_become_uris_as_well, 0, COUNT_OF(others));
	tcase_add_loop_test(c, other_addresses_are_told, 0, COUNT_OF(bad));
	tcase_add_test(c, paper_knows_no_places_of_the_document);
	tcase_add_test(c, an_address_has_a_limit);
	tcase_add_test(c, a_long_address_is_shown_in_part);
	tcase_add_loop_test(c, a_text_may_be_meant_as_an_address, 0, COUNT_OF(meant));
	tcase_add_loop_test(c, a_link_is_found_in_a_text, 0, COUNT_OF(markups));
	tcase_add_test(c, a_link_in_a_text_has_a_limit);
	suite_add_tcase(s, c);
	return s;
}
