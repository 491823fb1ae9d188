/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures and QR codes. */
#include "boxes/media.h"
#include "tables.h"

/* clang-format off */
static const char *const fit_words[] = {"contain", "cover", "stretch", NULL};

#define FILE_AND_SIZE \
	{.key = "file", .type = F_NAME, AT(picture_props, file), .flags = REQUIRED | NOT_EMPTY, .place = offsetof(struct picture_props, file_at), .doc = "The file, below the project, named as it stands: without braces."}, \
	{.key = "width", .type = F_LENGTH, AT(picture_props, width), .max = PT(14400), .fallback = "0", .doc = "Width on paper; 0: from the height, or as wide as its surroundings."}, \
	{.key = "height", .type = F_LENGTH, AT(picture_props, height), .max = PT(14400), .fallback = "0", .doc = "Height on paper; 0: by its proportions."}
#define FIT \
	{.key = "object-fit", .type = F_CHOICE, AT(picture_props, fit), .choices = fit_words, .fallback = "contain", .doc = "With both a width and a height: `contain` shows the whole picture in the middle of that place, `cover` fills the place and cuts off what is over, `stretch` gives up the proportions."}
#define ALTERNATIVE \
	{.key = "alt", .type = F_TEXT, AT(picture_props, alt), .doc = "Alternative text. Required unless decorative."}, \
	{.key = "decorative", .type = F_FLAG, AT(picture_props, decorative), .fallback = "false", .doc = "Says nothing; not read aloud."}

static const struct field image_fields[] = {FILE_AND_SIZE, FIT, ALTERNATIVE, END};
static const struct record image_record = {"an image", "A PNG or JPEG, the way up that its camera noted.", sizeof(struct picture_props), "file", image_fields};
const struct box_type image_box = {"image", &image_record, "plain",
	"- image: {file: photos/bridge.jpg, width: 80mm, alt: A bridge in fog.}\n"
	"  align: center\n"
	"- image: {file: photos/bridge.jpg, width: 40mm, height: 40mm, object-fit: cover, alt: A square of the bridge.}\n"};

static const struct field svg_fields[] = {
	FILE_AND_SIZE,
	FIT,
	{.key = "color", .type = F_COLOR, AT(picture_props, color), .doc = "The colour that currentColor stands for."},
	ALTERNATIVE,
	END};
static const struct record svg_record = {"an SVG", "A vector drawing, cut off at its viewport.", sizeof(struct picture_props), "file", svg_fields};
const struct box_type svg_box = {"svg", &svg_record, "plain",
	"- svg: {file: layouts/icons/scales.svg, height: 12mm, color: '#5A3A72', decorative: yes}\n"};

static const struct field qr_fields[] = {
	{.key = "text", .type = F_TEXT, AT(qr_props, text), .flags = REQUIRED | FOR_PUPILS | NO_ADDRESS, .doc = "What the code holds: an address such as a link may have, but for `#id`, or other text."},
	{.key = "size", .type = F_LENGTH, AT(qr_props, size), .min = 20000, .max = 3000000, .fallback = "25mm", .doc = "Width and height with the quiet zone."},
	{.key = "color", .type = F_COLOR, AT(qr_props, color), .fallback = "#000000", .doc = "Colour of the modules."},
	{.key = "alt", .type = F_TEXT, AT(qr_props, alt), .doc = "Alternative text; the code's content by default."},
	END};
static const struct record qr_record = {"a QR code", "A QR code with its quiet zone.", sizeof(struct qr_props), "text", qr_fields};
const struct box_type qr_box = {"qr", &qr_record, "plain",
	"- qr: {text: '{site|plain}', size: 30mm}\n"
	"  align: end\n"};
/* clang-format on */
