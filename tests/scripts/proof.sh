#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# jiyao-pdf -T mm against the standard and against the finished PDF.
#
# For every format's sample all checks hold and none that belongs there is
# missing.  What the JSON says of text and rules is read back from the PDF by
# MuPDF: the first and the last glyph of every line, every filled rectangle.
# (tests/unit/proof_test.c looks at the ink, pixel by pixel.)
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

# The checks that a format's sample must have run, beside those of all.
every="sheet-width sheet-height area-top area-left area-width area-height
    cells-28 body-pitch body-indent body-left body-right page-dash-middle
    page-dash-width page-dash-gap page-number-middle page-indent-odd"
head="mark-top number-gap red-rule-gap red-rule-width red-rule-weight title-gap
    title-centred title-pitch to-gap to-left body-after-to
    heading-1-indent"
imprint="imprint-first-weight imprint-thin-weight imprint-last-weight
    imprint-first-width imprint-last-edge copies-rule copies-indent
    thin-rule-gap printed-rule printed-by-indent printed-on-indent
    last-rule-gap"
ordinary="$head $imprint copy-number-top copy-number-left secrecy-line
    secrecy-left urgency-line urgency-left number-centred lines-22 copies-hang
    copies-pitch attachment-note-gap attachment-note-indent attachment-top
    attachment-left attachment-title-line attachment-title-centred
    sealed-date-indent date-line note-line note-indent page-indent-even"
upward="$imprint mark-top number-indent number-row signer-gap signer-indent
    red-rule-gap title-gap to-gap sealed-date-indent lines-22
    lines-adjusted body-pitch-adjusted"
letter="letter-mark-top letter-rule-gap letter-rule-left letter-rule-width
    letter-thick letter-thin letter-between letter-foot letter-foot-left
    letter-foot-width letter-number-right letter-number-gap letter-corner-gap
    letter-title-gap letter-last-line"
order="order-mark-top order-number-gap order-number-centred order-body-gap
    stamped-date-indent"
minutes="mark-top number-gap attendance-indent
    attendance-pitch"
plain="title-centred"

for f in ordinary upward letter order minutes plain; do
	if ! "$B/bin/jiyao-pdf" -T mm "samples/formats/$f.md" >"$tmp/$f.json"; then
		say "$f: no proof"
		continue
	fi
	jq -r '.elements[] | .element as $e | .page as $p | .checks[] |
	    select(.holds | not) |
	    "\($e) page \($p): \(.id) \(.relation) \(.value), is \(.measured)"' \
		"$tmp/$f.json" >"$tmp/failed"
	[ -s "$tmp/failed" ] && say "$f: $(cat "$tmp/failed")"
	# holds is what the numbers say, at every depth.
	jq -e '[.elements[].checks[] | .value as $v | .measured as $m |
	    .holds == (if .relation == "=" then
	        (([$m - $v, $v - $m] | max) <= .tolerance + 1e-9)
	        elif .relation == "<=" then $m <= $v + .tolerance + 1e-9
	        else $m >= $v - .tolerance - 1e-9 end)] | all' \
		"$tmp/$f.json" >/dev/null || say "$f: holds against its numbers"
	jq -e '.holds == (.failed == 0) and
	    .checks == ([.elements[].checks | length] | add) and
	    .failed == ([.elements[].checks[] | select(.holds | not)] | length)' \
		"$tmp/$f.json" >/dev/null || say "$f: sums are wrong"
	jq -r '.elements[].checks[].id' "$tmp/$f.json" | sort -u >"$tmp/ids"
	eval "own=\$$f"
	# shellcheck disable=SC2154
	for id in $every $own; do
		grep -qx -- "$id" "$tmp/ids" || say "$f: $id did not run"
	done
done

# x y page decimal-code-point of each glyph's origin, in millimetres.
glyphs() {
	mutool draw -q -F stext -o "$tmp/stext" "$1" 2>/dev/null
	awk '
	function hex(s, i, n) {
		n = 0
		for (i = 1; i <= length(s); i++)
			n = n * 16 + index("0123456789abcdef",
			    tolower(substr(s, i, 1))) - 1
		return n
	}
	function attr(name, s) {
		s = $0
		if (!match(s, " " name "=\"[^\"]*\""))
			return ""
		s = substr(s, RSTART, RLENGTH)
		sub(/^[^"]*"/, "", s)
		sub(/"$/, "", s)
		return s
	}
	BEGIN {
		for (i = 32; i < 127; i++)
			ascii[sprintf("%c", i)] = i
		ascii["&amp;"] = 38; ascii["&lt;"] = 60; ascii["&gt;"] = 62
		ascii["&quot;"] = 34; ascii["&apos;"] = 39
	}
	/<page / { page++ }
	/<char / {
		c = attr("c")
		if (c ~ /^&#x/)
			c = hex(substr(c, 4, length(c) - 4))
		else
			c = ascii[c]
		printf "%.3f %.3f %d %d\n", attr("x") * 127 / 360,
		    attr("y") * 127 / 360, page, c
	}' "$tmp/stext"
}

# page left top right bottom of each filled path, in millimetres.
rules() {
	mutool trace "$1" 2>/dev/null | awk '
	function num(name, s) {
		s = $0
		match(s, " " name "=\"[^\"]*\"")
		s = substr(s, RSTART, RLENGTH)
		sub(/^[^"]*"/, "", s)
		sub(/"$/, "", s)
		return s
	}
	/<page / { page++ }
	/<fill_path / { split(num("transform"), m, " "); n = 0 }
	/<(moveto|lineto) / {
		x = m[1] * num("x") + m[3] * num("y") + m[5]
		y = m[2] * num("x") + m[4] * num("y") + m[6]
		if (n == 0 || x < x0) x0 = x
		if (n == 0 || x > x1) x1 = x
		if (n == 0 || y < y0) y0 = y
		if (n == 0 || y > y1) y1 = y
		n++
	}
	/<\/fill_path>/ && n > 0 {
		printf "%d %.3f %.3f %.3f %.3f\n", page, x0 * 127 / 360,
		    y0 * 127 / 360, x1 * 127 / 360, y1 * 127 / 360
	}'
}

for md in samples/formats/*.md tests/cases/jiyao-pdf/turned/in.md; do
	name=$(basename "$(dirname "$md")")/$(basename "$md" .md)
	"$B/bin/jiyao-pdf" -T mm "$md" >"$tmp/json" 2>/dev/null
	"$B/bin/jiyao-pdf" -o "$tmp/pdf" "$md" 2>/dev/null
	glyphs "$tmp/pdf" >"$tmp/glyphs"
	[ "$(wc -l <"$tmp/glyphs")" -gt 100 ] || say "$name: no glyphs read"
	# First glyphs of lines; an opening mark may have given its left half.
	jq -r '.elements[] | select(.turned | not) | .page as $p |
	    .lines // [] | .[] | .text |= sub(" +$"; "") | select(.text != "") |
	    "\(.em.left) \(.em.top + (.em.bottom - .em.top) * 0.88) \($p) " +
	    "\(.text | explode | .[0]) \(.em.right) \(.text | explode | .[-1]) " +
	    "\(.em.bottom - .em.top) \(.text | length)"' "$tmp/json" >"$tmp/lines"
	[ -s "$tmp/lines" ] || say "$name: no lines in the proof"
	awk -v name="$name" '
	function far(a, b) { return a > b ? a - b : b - a }
	NR == FNR { n = ++count[$3 " " $4]; x[$3, $4, n] = $1; y[$3, $4, n] = $2
		next }
	{
		open = $4 ~ /^(8220|8216|65288|12298|12296|12304|12308)$/
		ok = 0
		for (i = 1; i <= count[$3 " " $4]; i++)
			ok += far(y[$3, $4, i], $2) < 0.1 &&
			    x[$3, $4, i] < $1 + 0.1 &&
			    x[$3, $4, i] > $1 - (open ? $7 / 2 : 0) - 0.1
		if (!ok) {
			print name ": page " $3 ": U+" $4 " is not at " $1 ", " $2
			bad = 1
		}
		# The last glyph begins within one em of the right edge.
		ok = 0
		for (i = 1; i <= count[$3 " " $6]; i++)
			ok += far(y[$3, $6, i], $2) < 0.1 &&
			    x[$3, $6, i] < $5 &&
			    x[$3, $6, i] > $5 - $7 * 1.5 - 0.1
		if (!ok) {
			print name ": page " $3 ": U+" $6 " does not end at " $5
			bad = 1
		}
	}
	END { exit bad }' "$tmp/glyphs" "$tmp/lines" || bad=1
	rules "$tmp/pdf" >"$tmp/rules"
	jq -r '.elements[] | select(.element | test("rule|dash|imprint|letter-")) |
	    "\(.page) \(.em.left) \(.em.top) \(.em.right) \(.em.bottom)"' \
		"$tmp/json" >"$tmp/wanted"
	awk -v name="$name" '
	function far(a, b) { return a > b ? a - b : b - a }
	NR == FNR { n++; for (k = 1; k <= 5; k++) r[n, k] = $k; next }
	{
		m++
		for (i = 1; i <= n; i++)
			if (!used[i] && r[i, 1] == $1 && far(r[i, 2], $2) < 0.02 &&
			    far(r[i, 3], $3) < 0.02 && far(r[i, 4], $4) < 0.02 &&
			    far(r[i, 5], $5) < 0.02)
				break
		if (i > n) {
			print name ": no rule in the PDF at " $0
			bad = 1
		}
		used[i] = 1
	}
	END {
		if (n != m) {
			print name ": " n " rules in the PDF, " m " in the proof"
			bad = 1
		}
		exit bad || n == 0
	}' "$tmp/rules" "$tmp/wanted" || bad=1
done
exit $bad
