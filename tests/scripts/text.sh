#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What pdftotext reads within the type area is what the document says: for
# every sample, title, text and each attachment of the tree (jiyao-pdf -T doc),
# white space aside and the labels of lists added, stand in the PDF in one
# piece and in order.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
bad=0
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT

squeeze() {
	tr -d "${1:-}"' \f\t\r' | sed 's/　//g; s/\xc2\xa0//g'
}

# The text of the body and its attachments, with the labels of lists.
expected() {
	awk '
	/^(body|attachment)/ { on = 1; print ""; next }
	!on { next }
	{
		line = $0
		sub(/^ *[0-9]+ /, "", line)
		depth = match(line, /[^ ]/)
		sub(/^ */, "", line)
		if (title && line !~ /^"/) {
			print ""
			title = 0
		}
		if (line ~ /^title/)
			title = 1
		else if (line ~ /^list /) {
			label[depth] = line ~ /^list bullet/ ? "•" : ""
			split(line, word, " ")
			number[depth] = word[2] + 0
			delimiter[depth] = word[2]
			gsub(/[0-9]/, "", delimiter[depth])
		} else if (line ~ /^item/) {
			if (label[depth - 1] != "")
				printf "%s", label[depth - 1]
			else
				printf "%d%s", number[depth - 1]++, delimiter[depth - 1]
		} else if (line ~ /^(code )?"/) {
			sub(/^(code )?"/, "", line)
			sub(/"[^"]*$/, "", line)
			gsub(/\\n|\\u000a/, "", line)
			gsub(/\\"/, "\"", line)
			gsub(/\\\\/, "\\", line)
			printf "%s", line
		}
	}
	END { print "" }' | squeeze
}

holds() {
	if ! "$B/bin/jiyao-pdf" -o "$tmp/out.pdf" "$1" 2>"$tmp/err"; then
		echo "$2: not set"
		cat "$tmp/err"
		bad=1
		return
	fi
	"$B/bin/jiyao-pdf" -T doc "$1" 2>/dev/null | expected >"$tmp/want"
	pdftotext -raw -x 79 -y 90 -W 443 -H 660 "$tmp/out.pdf" - 2>"$tmp/err" |
		squeeze '\n' >"$tmp/got"
	if [ -s "$tmp/err" ]; then
		echo "$2: pdftotext says"
		cat "$tmp/err"
		bad=1
	fi
	[ -s "$tmp/want" ] || bad=1
	while read -r part; do
		case $(cat "$tmp/got") in
		*"$part"*) ;;
		*)
			echo "$2: this is not the text of the PDF:"
			echo "$part" | sed 's/[。；]/&\n/g' >"$tmp/want.lines"
			sed 's/[。；]/&\n/g' "$tmp/got" >"$tmp/got.lines"
			diff "$tmp/want.lines" "$tmp/got.lines" |
				grep '^<' | head -5
			bad=1
			;;
		esac
	done <"$tmp/want"
}

# A table over several sides repeats its head and cells that span rows amid
# the text: there each character stands at least as often as in the document.
counted() { LC_ALL=C.UTF-8 grep -ao . | LC_ALL=C sort | uniq -c; }
has_all() {
	"$B/bin/jiyao-pdf" -o "$tmp/out.pdf" "$1" || bad=1
	"$B/bin/jiyao-pdf" -T doc "$1" | expected | counted >"$tmp/want"
	pdftotext -raw "$tmp/out.pdf" - | squeeze | counted >"$tmp/got"
	[ -s "$tmp/want" ] || bad=1
	awk 'NR == FNR { n[$2] = $1; next }
		n[$2] < $1 { print $2, n[$2] + 0, "of", $1; lost = 1 }
		END { exit lost }' "$tmp/got" "$tmp/want" || {
		echo "$1: characters are missing in the PDF"
		bad=1
	}
}

for f in samples/*.md samples/formats/*.md; do
	case $f in
	samples/ledger.md) has_all "$f" ;;
	*) holds "$f" "$f" ;;
	esac
done
for f in $(grep -l '^<meeting ' samples/*.xml | grep -v /plan.xml); do
	case $f in
	samples/smallest.xml) continue ;;
	esac
	"$B/bin/jiyao-md" -k minutes "$f" >"$tmp/in.md" 2>/dev/null
	[ -s "$tmp/in.md" ] && holds "$tmp/in.md" "$f"
done
exit $bad
