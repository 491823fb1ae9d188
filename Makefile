# SPDX-License-Identifier: GPL-3.0-or-later
# platen: `make pdfs` builds the documents, `make check` tests everything that needs Debian
# packages only. Variants: VARIANT=release (default), debug, san; each has a folder of its own.
.DELETE_ON_ERROR:
VARIANT ?= release
CC ?= cc
B := build/$(VARIANT)

PKGS := harfbuzz harfbuzz-subset icu-uc libcmark yaml-0.1 libpng expat libqrencode libdeflate zlib
WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wvla -Werror
release_CFLAGS := -O2
debug_CFLAGS := -O0 -g3
san_CFLAGS := -O1 -g3 -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all
san_LDFLAGS := -fsanitize=address,undefined

CFLAGS_ALL = -std=c17 -D_GNU_SOURCE $(WARNINGS) $($(VARIANT)_CFLAGS) -Iinclude $(PKG_CFLAGS) $(CFLAGS)
PKG_CFLAGS = $(shell pkg-config --cflags $(PKGS))
LIBS = $(shell pkg-config --libs $(PKGS)) -lhpdf -lhyphen -lgettextpo -lm

SOURCES := $(sort $(wildcard src/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(B)/%.o)
LIBRARY := $(filter-out $(B)/main/main.o,$(OBJECTS))

all: $(B)/platen

$(B)/platen: $(OBJECTS)
	$(CC) $($(VARIANT)_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/%.o: src/%.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d)
