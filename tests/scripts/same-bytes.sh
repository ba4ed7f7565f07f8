#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Same input, same bytes: whatever the clock, locale, folder, number of
# workers or way through the tools.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-$PWD/build}
top=$PWD
tmp=$(mktemp -d)
meetings=$(grep -l '^<meeting ' samples/*.xml | grep -v /plan.xml)
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/a" "$tmp/b" "$tmp/c"
for kind in minutes record; do
	"$B/bin/jiyao" $kind -o "$tmp/a" $meetings 2>/dev/null || [ $? = 1 ]
	(
		cd "$tmp/b"
		LC_ALL=en_US.UTF-8 TZ=Asia/Shanghai SOURCE_DATE_EPOCH=1 \
			"$B/bin/jiyao" $kind -j 3 -o . \
			$(echo "$meetings" | sed "s,^,$top/,") \
			2>/dev/null || [ $? = 1 ]
	)
	for s in $meetings; do
		name=$(basename "$s" .xml)
		"$B/bin/jiyao-md" -k $kind "$s" 2>/dev/null >"$tmp/md" ||
			[ $? = 1 ]
		"$B/bin/jiyao-pdf" <"$tmp/md" >"$tmp/c/$name-$kind.pdf" \
			2>/dev/null
	done
done
diff -r "$tmp/a" "$tmp/b"
# Through the tools one by one: the same but for what only jiyao knows of
# where it came from.
for f in "$tmp"/a/*.pdf "$tmp"/c/*.pdf; do
	qpdf --qdf --static-id "$f" - | sed 's,^  /\(Origin\|ID\) .*,,' | grep -a -v \
	    -e '^%%' -e '^[0-9]* 00000 n' -e '^[0-9]*$' >"$f.plain"
	grep -a -q '^BT' "$f.plain" || { echo "$f: nothing to compare"; exit 1; }
	rm "$f"
done
diff -r "$tmp/a" "$tmp/c"
