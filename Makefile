# SPDX-License-Identifier: Apache-2.0
# jiyao: the object lists are the architecture; set-up and bench are scripts.

PREFIX  = /usr/local
B       = build
CC      = cc
CFLAGS  = -std=c11 -O2 -g -Wall -Wextra -Wshadow -Wstrict-prototypes \
          -Wmissing-prototypes -Wpointer-arith -Wwrite-strings -Wvla -Wformat=2
LDFLAGS =
PKGS    = libxslt libexslt libxml-2.0 harfbuzz harfbuzz-subset fontconfig \
          icu-uc yaml-0.1 libcrypto libdeflate libcmark
CPPFLAGS = -D_GNU_SOURCE -iquote gen -MMD -MP \
           -DPREFIX='"$(PREFIX)"' $(shell pkg-config --cflags $(PKGS) 2>/dev/null)
LDLIBS  = $(shell pkg-config --libs $(PKGS) 2>/dev/null) -lhpdf -lm

# Rooms, lowest first.
BASE    = mem buf utf8 diag diag_print json yaml digest file xmlin
MARK    = keys
LAYOUT  = dump ops
XML     =
OUT     =
JOB     =

obj      = $(patsubst %,$(B)/gen/$(1)/%.o,$(2))
OBJ_BASE = $(call obj,base,$(BASE))
OBJ_MARK = $(call obj,mark,$(MARK))
OBJ_LAYOUT = $(call obj,layout,$(LAYOUT))
OBJ_XML  = $(call obj,xml,$(XML))
OBJ_OUT  = $(call obj,out,$(OUT))
OBJ_JOB  = $(call obj,job,$(JOB))
OBJ_ALL  = $(OBJ_BASE) $(OBJ_MARK) $(OBJ_LAYOUT) $(OBJ_XML) $(OBJ_OUT) $(OBJ_JOB)

TOOLS   =
TESTS   = main base diag xmlin

all: $(TOOLS:%=$(B)/bin/%) $(B)/share/jiyao/templates $(B)/share/jiyao/schemas

# The build folder is laid out like an installation, so that the tools find
# what belongs to them in one way.
$(B)/share/jiyao/%:
	@mkdir -p $(@D)
	ln -sfn $(CURDIR)/$* $@

$(B)/bin/%: $(B)/gen/%.o $(OBJ_ALL)
	@mkdir -p $(@D)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

OBJ_TEST = $(patsubst %,$(B)/tests/unit/%_test.o,$(filter-out main,$(TESTS))) \
           $(B)/tests/unit/main.o
$(B)/unit: $(OBJ_TEST) $(OBJ_ALL)
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS) $(shell pkg-config --libs check)

check: all $(B)/unit
	$(B)/unit

clean:
	rm -rf $(B)

.PHONY: all check clean
.SECONDARY:
-include $(shell find $(B) -name '*.d' 2>/dev/null)
