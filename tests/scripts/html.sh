#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The web page of every sample is XML, fetches nothing, and says what the PDF
# of the same sample says: every text of it stands in the PDF, in its order,
# and nothing else stands there but the labels of lists and repeated heads of
# tables.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
bad=0
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
say() {
	echo "$*"
	bad=1
}

# Takes the texts of $1 out of $2 and prints what is missing or left.
compare() {
	awk -v heads="$3" '
	NR == FNR { pdf = pdf $0; next }
	{
		s = $0
		rest = substr(pdf, pos + 1)
		at = index(rest, s)
		if (at == 0) {
			print "not in the PDF, or not here: " s
			next
		}
		gap = substr(rest, 1, at - 1)
		check(gap)
		pos += at - 1 + length(s)
	}
	END { check(substr(pdf, pos + 1)) }
	function check(gap) {
		gsub(/•/, "", gap)
		gsub(/[0-9]+[.)]/, "", gap)
		if (gap != "" && index(heads, gap) == 0)
			print "only in the PDF: " gap
	}' "$2" "$1"
}

characters() {
	tr -d '\n' <"$1" | LC_ALL=C.UTF-8 grep -o . | LC_ALL=C sort
}

holds() {
	"$B/bin/jiyao-pdf" -T html -o "$tmp/a.html" "$1" 2>"$tmp/err" ||
		say "$2: no page: $(cat "$tmp/err")"
	out=$(xmllint --noout --nonet "$tmp/a.html" 2>&1) ||
		say "$2: xmllint: $out"
	# What a browser would fetch or run; links are a and the empty icon,
	# pictures are within the page.
	out=$(sed 's/<a href="[^"]*"/<a/g; s/<link rel="icon" href="data:,"//
		s/ \(src\|href\)="data:image[^"]*"//' "$tmp/a.html" | grep -nE \
		' (src|href|srcset|on[a-z]+)=|<(script|iframe|link)|url\(|@import')
	[ -z "$out" ] || say "$2: fetches: $out"
	out=$(xmllint --xpath "//@id" "$tmp/a.html" 2>/dev/null | sort | uniq -d)
	[ -z "$out" ] || say "$2: twice: $out"
	if ! "$B/bin/jiyao-pdf" -o "$tmp/a.pdf" "$1" 2>"$tmp/err"; then
		say "$2: no PDF: $(cat "$tmp/err")"
		return
	fi
	xsltproc --nonet tests/data/html/texts.xsl "$tmp/a.html" >"$tmp/texts"
	[ -s "$tmp/texts" ] || say "$2: the page says nothing"
	# The sheet without its page number (7 mm below the type area) and the
	# state (above it).
	pdftotext -raw -x 0 -y 70 -W 596 -H 676 "$tmp/a.pdf" - 2>/dev/null |
		tr -d ' \f\t\r\n' | sed 's/　//g; s/\xc2\xa0//g' >"$tmp/pdf"
	heads=$(xmllint --xpath "//*[local-name() = 'thead']//text()" \
		"$tmp/a.html" 2>/dev/null | tr -d ' \n')
	out=$(compare "$tmp/texts" "$tmp/pdf" "$heads")
	# A row cut by the side's end stands in the PDF cell part by cell part:
	# then every character is held, but not the order of the cells.
	if [ -n "$out" ] && grep -q '<table' "$tmp/a.html"; then
		characters "$tmp/texts" >"$tmp/texts.chars"
		characters "$tmp/pdf" >"$tmp/pdf.chars"
		out=$(LC_ALL=C comm -23 "$tmp/texts.chars" "$tmp/pdf.chars" |
			tr -d '\n')
		out=${out:+not in the PDF: $out}
		for c in $(LC_ALL=C comm -13 "$tmp/texts.chars" "$tmp/pdf.chars" |
			sort -u); do
			case "$heads•.)0123456789" in
			*"$c"*) ;;
			*) out="$out only in the PDF: $c" ;;
			esac
		done
	fi
	[ -z "$out" ] || say "$2:" "$out"
}

LC_ALL=C tests/data/pictures/make "$tmp"
cp tests/cases/jiyao-pdf/pictures/in.md "$tmp/pictures.md"
holds "$tmp/pictures.md" pictures
for f in samples/*.md samples/formats/*.md; do
	holds "$f" "$f"
done
for f in $(grep -l '^<meeting ' samples/*.xml | grep -v /plan.xml); do
	[ "$f" != samples/smallest.xml ] || continue
	for kind in minutes record; do
		"$B/bin/jiyao-md" -k $kind "$f" >"$tmp/in.md" 2>/dev/null
		[ ! -s "$tmp/in.md" ] || holds "$tmp/in.md" "$f $kind"
	done
done
exit $bad
