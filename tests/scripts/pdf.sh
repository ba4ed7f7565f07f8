#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every sample's PDF through the eyes of others: qpdf, poppler, MuPDF.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0
say() {
	echo "$*"
	bad=1
}
for kind in minutes record; do
	"$B/bin/jiyao" $kind -o "$tmp" \
	    $(grep -l '^<meeting ' samples/*.xml | grep -v /plan.xml) 2>/dev/null
	[ $? -le 1 ] || say "jiyao $kind failed"
done
for kind in record issues ledger; do
	"$B/bin/jiyao" $kind --as-of 2026-07-05 -o "$tmp" \
	    samples/life.xml samples/life-special.xml 2>/dev/null
	[ $? -le 1 ] && [ -s "$tmp/life-$kind.pdf" ] || say "jiyao $kind failed"
done
for md in samples/*.md samples/formats/*.md; do
	"$B/bin/jiyao-pdf" -o "$tmp/$(echo "${md%.md}" | tr / -).pdf" "$md" ||
		say "$md failed"
done
for f in "$tmp"/*.pdf; do
	name=$(basename "$f")
	out=$(qpdf --check "$f" 2>&1) || say "$name: $out"
	case $out in *WARNING*) say "$name: $out" ;; esac
	# name, type (one or two words), encoding, emb sub uni
	out=$(pdffonts "$f" 2>&1 | tail -n +3 |
		awk '$(NF-4) != "yes" || $(NF-3) != "yes" || $(NF-2) != "yes"')
	[ -z "$out" ] || say "$name: fonts: $out"
	out=$(pdftoppm -r 30 "$f" "$tmp/page" 2>&1)
	[ -z "$out" ] || say "$name: poppler: $out"
	out=$(mutool draw -r 30 -o "$tmp/page.png" "$f" 2>&1 |
		grep -iE "warning|error" | grep -v "ICC support is not available")
	[ -z "$out" ] || say "$name: MuPDF: $out"
	info=$(pdfinfo "$f" 2>&1)
	case $info in
	*"PDF version: "*" 1.7"*) ;;
	*) say "$name: not PDF 1.7" ;;
	esac
	case $info in *"Title: "*) ;; *) say "$name: no title" ;; esac
	qpdf --qdf --object-streams=disable "$f" - 2>/dev/null |
		grep -aq '/Lang' || say "$name: no language"
done
exit $bad
