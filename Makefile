# SPDX-License-Identifier: Apache-2.0
# jiyao.  The object lists are the architecture: a tool is linked from its
# rooms and from nothing else.  Set-up, demo and bench are scripts.

PREFIX  = /usr/local
DESTDIR =
B       = build
CC      = cc
CFLAGS  = -std=c11 -O2 -g -Wall -Wextra -Wshadow -Wstrict-prototypes \
          -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla -Wformat=2
LDFLAGS =
FONTS   = $(CURDIR)/build/fonts

# Rooms, lowest first.
BASE    = mem buf utf8 date tags diag diag_print json yaml digest reads file xmlin \
          picture picture_parse myers align
MARK    = keys text fold doc dump front signed form inline source table attach figure read \
          escape merge html html_front html_body html_table \
          html_figure redline write write_front compare compare_front \
          compare_table passage passage_inline passage_md edit lint lint_marks \
          lint_pairs lint_numbers lint_dates lint_heads lint_kind
LAYOUT  = dump ops profile face font class rules wrap set title words para \
          ops_dump strip table table_take table_width figure flow page head \
          masthead signers opening people imprint folio draw layout closing \
          signature settle measure distance proof fallback facts
SPILL   = spill
XML     = function style style_refuse rules rules_read rules_meta rules_func \
          rules_nodes rules_keys rules_text rules_days rules_excuse calendar \
          rules_run rules_rows rules_list house kind schema schema_word kit \
          record whence obligations statement statement_xml release style_wording naming
SUM     = collect collect_extract collect_sum collect_write collect_read
OUT     = attach charset claim cmap content fontfile fontset icc image level \
          nav object pdf tree
KEEP    = bag embedded log store
CALL    = args confine
ORIGIN  = origin inside issued
DRAFT   = document markdown guard leak leak_text leak_needle leak_search \
          leak_piece leak_called leak_figure
SET     = batch depend inputs gather sources
CHECK   = check prose wording yearly
JOB     = stages press whole commands diff diff_record diff_element diff_tell \
          diff_match diff_print diff_report
ARCHIVE = archive number kept deposit verify

# Each tool's rooms, and the libraries that live in them.
TOOLS   = jiyao-check jiyao-md jiyao-pdf jiyao-collect jiyao jiyao-archive
TESTS   = main base diag calendar xmlin cases batch style confine mark escape html \
          commonmark html_table manual pathological pdf page table rules \
          schema house rulebook rules_book rules_nodes leak guard disguise audience readback profile font para \
          merge statement wrap layout record picture settle head proof keep lint spill diff
ROOMS_jiyao-check = BASE SPILL MARK XML SUM CALL SET CHECK
ROOMS_jiyao-md = BASE MARK XML CALL ORIGIN DRAFT
ROOMS_jiyao-pdf = BASE MARK LAYOUT OUT CALL ORIGIN
ROOMS_jiyao-collect = BASE SPILL XML SUM CALL SET
ROOMS_jiyao = BASE SPILL MARK LAYOUT XML SUM OUT CALL ORIGIN DRAFT SET JOB
ROOMS_jiyao-archive = BASE SPILL MARK LAYOUT XML SUM OUT KEEP CALL ORIGIN \
          DRAFT SET ARCHIVE

PC_BASE = libxml-2.0 yaml-0.1 libcrypto
PC_SPILL = sqlite3
PC_MARK = libcmark icu-uc
PC_LAYOUT = harfbuzz fontconfig icu-uc
PC_XML  = libxslt libexslt libxml-2.0
PC_OUT  = harfbuzz-subset libdeflate libpng
PC_KEEP = libqpdf
PC_ALL  = $(PC_BASE) $(PC_SPILL) $(PC_MARK) $(PC_LAYOUT) $(PC_XML) $(PC_OUT) \
          $(PC_KEEP)
LIB_OUT = -lhpdf

pc       = $(shell pkg-config $(1) $(2) 2>/dev/null)
in_BASE = base
in_SPILL = base
in_MARK = mark
in_LAYOUT = layout
in_XML  = xml
in_SUM  = xml
in_OUT  = out
in_KEEP = keep
in_CALL = job
in_ORIGIN = job
in_DRAFT = job
in_SET  = job
in_CHECK = job
in_JOB  = job
in_ARCHIVE = job
objects  = $(foreach r,$(1),$(patsubst %,$(B)/gen/$(in_$(r))/%.o,$($(r))))
libs     = $(call pc,--libs,$(foreach r,$(1),$(PC_$(r)))) \
           $(foreach r,$(1),$(LIB_$(r))) -lm
CPPFLAGS = -D_GNU_SOURCE -iquote gen -MMD -MP -DPREFIX='"$(PREFIX)"' \
           $(INCLUDES)
INCLUDES := $(call pc,--cflags,$(PC_ALL))
ALL_ROOMS = $(ROOMS_jiyao) KEEP ARCHIVE CHECK
MANS     = $(wildcard gen/*.1 gen/*.5)

all: $(TOOLS:%=$(B)/bin/%) share

# The build folder is laid out like an installation, so that the tools find
# what belongs to them in one way only.
share: $(B)/share/jiyao/templates $(B)/share/jiyao/schemas \
       $(B)/share/jiyao/fonts
$(B)/share/jiyao/fonts:
	@mkdir -p $(@D) $(FONTS)
	ln -sfn $(FONTS) $@
$(B)/share/jiyao/%:
	@mkdir -p $(@D)
	ln -sfn $(CURDIR)/$* $@

define tool
$(B)/bin/$(1): $(B)/gen/$(1).o $(call objects,$(ROOMS_$(1)))
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(LDFLAGS) -o $$@ $$^ $$(call libs,$(ROOMS_$(1)))
endef
$(foreach t,$(TOOLS),$(eval $(call tool,$(t))))

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/unit: $(patsubst %,$(B)/tests/unit/%_test.o,$(filter-out main,$(TESTS))) \
    $(B)/tests/unit/main.o $(call objects,$(ALL_ROOMS))
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(call libs,$(ALL_ROOMS)) \
	    $(call pc,--libs,check)

# Programs of bench, jiyao with allocations that can be made to fail, and the
# store alone.
$(B)/bench/%: tests/bench/%.c
	@mkdir -p $(@D)
	$(CC) -D_GNU_SOURCE $(CFLAGS) $(INCLUDES) -o $@ $< -lhpdf \
	    $(call pc,--libs,$(PC_LAYOUT) $(PC_OUT))
WRAP = -Wl,--wrap=__libc_malloc,--wrap=__libc_calloc,--wrap=__libc_realloc
$(B)/oom/jiyao: $(B)/gen/jiyao.o $(B)/tests/oom/fail.o \
    $(call objects,$(ROOMS_jiyao))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) $(WRAP) -o $@ $^ $(call libs,$(ROOMS_jiyao))

$(B)/crash/keep: $(B)/tests/crash/keep.o $(call objects,BASE) \
    $(filter-out %embedded.o,$(call objects,KEEP))
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(call libs,BASE)

# The two commands of the README: they install what is missing, then go on
# in a make that sees it.
demo:
	scripts/setup build fonts
	scripts/fonts $(FONTS)
	$(MAKE) all
	scripts/demo $(B)/bin samples build/demo
check:
	scripts/setup build fonts test
	scripts/fonts $(FONTS)
	scripts/commonmark build/spec
	$(MAKE) test
test: all $(B)/unit
	LC_ALL=C.UTF-8 B=$(abspath $(B)) $(B)/unit

accept: all
	B=$(abspath $(B)) tests/case --accept $(CASES)

asan:
	$(MAKE) B=build/asan CK_FORK=no test \
	    CFLAGS='$(CFLAGS) -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer'
valgrind: all $(B)/unit
	B=$(abspath $(B)) CK_FORK=no CK_DEFAULT_TIMEOUT=0 valgrind -q \
	    --error-exitcode=1 --leak-check=full --errors-for-leak-kinds=definite \
	    $(B)/unit

# The page of the vocabulary is kept in the tree: a build needs no xsltproc.
REFERENCE = gen/jiyao-record.5
reference:
	xsltproc --nonet schemas/whole.xsl schemas/record.xsd | \
	    xsltproc --nonet --stringparam example \
	    "$$(grep -v SPDX samples/smallest.xml)" --stringparam others \
	    "$$(sed -e '/^<[?!]/d' -e '/<body/,/<.roster>/d' \
	    tests/data/smallest/*.xml)" \
	    schemas/reference.xsl - > $(REFERENCE)

lint:
	scripts/setup build test
	scripts/lint

pictures: all
	scripts/setup pictures
	scripts/pictures $(B)/bin samples samples/pictures

bench: all
	scripts/bench $(B)

install: all
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/jiyao/fonts \
	    $(DESTDIR)$(PREFIX)/share/man/man1 $(DESTDIR)$(PREFIX)/share/man/man5
	install $(TOOLS:%=$(B)/bin/%) $(DESTDIR)$(PREFIX)/bin
	cp -R templates schemas $(DESTDIR)$(PREFIX)/share/jiyao
	find $(FONTS) -type f ! -path '*/.*' -exec install -m 644 {} \
	    $(DESTDIR)$(PREFIX)/share/jiyao/fonts \;
	$(foreach m,$(MANS),install -m 644 $(m) \
	    $(DESTDIR)$(PREFIX)/share/man/man$(subst .,,$(suffix $(m)));)

# The fonts stay: they are a download of 49 MB.
clean:
	find build -mindepth 1 -maxdepth 1 ! -name fonts -exec rm -rf {} +

.PHONY: all share demo check test accept asan valgrind reference lint pictures \
    bench install clean
.SECONDARY:
-include $(shell find $(B) -name '*.d' 2>/dev/null)
