#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# A room includes only what stands below it, and each library has a home.
set -u
cd "$(dirname "$0")/../.." || exit 2
bad=0
say() {
	echo "$*"
	bad=1
}

# allowed ROOM FOLDER...: gen/ROOM includes nothing of gen/ but these
allowed() {
	room=$1
	shift
	pattern=$(echo "$*" | tr ' ' '|')
	out=$(grep -nE '^#include "' gen/"$room"/*.[ch] 2>/dev/null |
		grep -vE "#include \"($pattern)")
	[ -z "$out" ] || say "$room includes beyond its rooms:" "$out"
}
allowed base base/
allowed mark base/ mark/
allowed layout base/ mark/doc.h mark/front.h mark/signs.h layout/
allowed xml base/ xml/
allowed out base/ layout/ops.h layout/font.h layout/mpt.h out/
allowed keep base/ keep/
allowed job base/ mark/ layout/ xml/ out/ keep/ job/

# home HEADER-PATTERN FILE-PATTERN: only these files include the library
home() {
	out=$(grep -nE "^#include <$1" gen/*.c gen/*/*.[ch] 2>/dev/null |
		grep -vE "^gen/($2)")
	[ -z "$out" ] || say "outside its home:" "$out"
}
home 'libxml/' 'base/xmlin|xml/|mark/table'
home 'lib(e)?xslt/' 'xml/'
home 'cmark' 'mark/'
home 'hb-subset' 'out/'
home 'hb(-|\.h)' 'layout/|out/'
home 'hpdf' 'out/'
home 'png' 'out/image'
home 'fontconfig/' 'layout/'
home 'unicode/' 'layout/|mark/'
home 'yaml' 'base/yaml'
home 'openssl/' 'base/digest'
home 'sqlite3' 'base/spill'
home 'qpdf/' 'keep/'
[ ! -e gen/check.h ] || say "gen/check.h would hide libcheck's header"

# stderr is for findings (diag) and for progress (press) alone.
out=$(grep -nE 'fprintf\(stderr|perror\(' gen/*.c gen/*/*.c 2>/dev/null | grep -v '^gen/job/press.c')
[ -z "$out" ] || say "printed past diag:" "$out"
exit $bad
