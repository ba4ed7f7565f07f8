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
MARK    = keys text fold doc dump front form inline source table attach figure read \
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
ORIGIN  = origin inside
DRAFT   = document markdown guard leak leak_text leak_needle leak_search \
          leak_piece leak_called leak_figure
SET     = batch depend inputs gather sources
CHECK   = check prose wording yearly
JOB     = stages press whole commands diff diff_record diff_element diff_tell \
          diff_match diff_print diff_report
ARCHIVE = archive kept deposit verify

# Each tool's rooms, and the libraries that live in them.
TOOLS   = jiyao-check jiyao-md jiyao-pdf jiyao-collect jiyao jiyao-archive
TESTS   = main base diag calendar xmlin cases batch style confine mark escape html \
          commonmark html_table manual pathological pdf page table rules \
