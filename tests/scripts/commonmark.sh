#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The examples of the CommonMark specification through jiyao-pdf: each ends
# with status 0 or 1, and with 0 every character that cmark's tree has as
# text, white space aside, is in the PDF's text.  "-" is left out: pdftotext
# takes one at a line's end for hyphenation.  Order and the reasons of
# refusals are held in the tree by tests/unit/commonmark_test.c.  Under a
# sanitizer every tenth example is run.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
spec=build/spec/spec.txt
bad=0
[ -s $spec ] || { echo "no $spec"; exit 2; }
case $B in
*asan*) step=10 ;;
*) step=1 ;;
esac
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cat >"$tmp/text.xsl" <<'XSL'
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:c="http://commonmark.org/xml/1.0">
<xsl:output method="text"/>
<xsl:template match="c:html_block|c:html_inline"/>
</xsl:stylesheet>
XSL
awk -v dir="$tmp" -v step=$step '
	/^`+ example$/ { n++; on = 1; file = sprintf("%s/%03d.md", dir, n); next }
	/^\.$/ && on { on = 0; if (n % step == 0) printf "%s", text > file
		close(file); text = ""; next }
	on { gsub(/→/, "\t"); text = text $0 "\n" }' $spec
chars() {
	LC_ALL=C sed 's/\xc2\xa0//g' | tr -d ' \t\n\f-' |
		LC_ALL=C.UTF-8 grep -o . | LC_ALL=C sort
}
read=0
for md in "$tmp"/*.md; do
	name=${md##*/}
	{ printf -- '---\n---\n'; cat "$md"; } |
		"$B/bin/jiyao-pdf" -o "$tmp/a.pdf" - 2>"$tmp/err"
	rc=$?
	[ $rc != 1 ] || continue
	if [ $rc != 0 ]; then
		echo "example $name: status $rc"
		cat "$tmp/err"
		bad=1
		continue
	fi
	read=$((read + 1))
	cmark -t xml "$md" | xsltproc --novalid --nonet "$tmp/text.xsl" - |
		chars >"$tmp/want"
	pdftotext "$tmp/a.pdf" - | chars >"$tmp/got"
	if [ -n "$(LC_ALL=C comm -23 "$tmp/want" "$tmp/got")" ]; then
		echo "example $name: text is missing"
		bad=1
	fi
done
[ $read -ge $((500 / step)) ] || { echo "only $read were read"; bad=1; }
exit $bad
