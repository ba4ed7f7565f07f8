#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Each row of documents.def has its template, its word in the manual and in
# what jiyao -h prints.
set -u
B=${B:-build}
bad=0

say()
{
	echo "documents: $*"
	bad=1
}

mandoc -Tutf8 gen/jiyao.1 | sed 's/.\x08//g' | sed -n '/Documents/,/Other commands/p' \
    > "$B/documents.txt"
rows=$(sed -n 's/^DOCUMENT("\([^"]*\)", *\([A-Z_]*\), *"\([^"]*\)".*/\1 \2 \3/p' \
    gen/job/documents.def)
[ "$(echo "$rows" | wc -l)" = "$(grep -c '^DOCUMENT(' gen/job/documents.def)" ] ||
	say "rows that are not read"
echo "$rows" | (
	while read -r word kind template; do
		[ -f "templates/$template.xsl" ] ||
			say "$word: no templates/$template.xsl"
		grep -q "^ *$word " "$B/documents.txt" ||
		    say "$word is not in jiyao(1)"
		"$B/bin/jiyao" -h | sed -n 's/^DOCUMENT: //p' | tr ' ' '\n' |
		    grep -qx -e "$word" || say "$word is not in jiyao -h"
	done
	exit $bad
) || bad=1
rm -f "$B/documents.txt"
exit $bad
