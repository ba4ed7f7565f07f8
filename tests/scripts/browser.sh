#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The web page in a browser: nothing on its console, nothing wider than the
# window of a telephone, a tablet or a desk, 28 characters to the line where
# there is room, elements below each other in reading order.  Screenshots are
# left in build/html to be looked at.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
case $B in *asan*) exit 0 ;; esac # it tries what stands around the tools
if ! command -v chromium >/dev/null; then
	echo "browser.sh: no chromium here, skipped"
	exit 0
fi
bad=0
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
shots=$B/html
mkdir -p "$shots"

browse() {
	HOME=$tmp timeout 120 chromium --headless --no-sandbox --disable-gpu \
		--user-data-dir="$tmp/profile" --hide-scrollbars \
		--allow-file-access-from-files --enable-logging=stderr "$@" \
		2>"$tmp/err"
}

console() {
	said=$(grep ":CONSOLE" "$tmp/err")
	[ -z "$said" ] || { echo "$1: the console says:" "$said"; bad=1; }
}

cp samples/formats/*.md samples/*.md "$tmp"
LC_ALL=C tests/data/pictures/make "$tmp"
cp tests/cases/jiyao-pdf/pictures/in.md "$tmp/pictures.md"
"$B/bin/jiyao-md" -k minutes samples/plain.xml >"$tmp/minutes.md" 2>/dev/null
"$B/bin/jiyao-md" -k issues samples/life.xml >"$tmp/issues.md" 2>/dev/null
"$B/bin/jiyao-md" -k record samples/names.xml >"$tmp/record.md" 2>/dev/null
for md in "$tmp"/*.md; do
	name=$(basename "$md" .md)
	"$B/bin/jiyao-pdf" -T html -o "$tmp/$name.html" "$md" 2>/dev/null
	[ -s "$tmp/$name.html" ] || { echo "$name: no page"; bad=1; continue; }
	for width in 400 768 1280; do
		echo "<iframe data-name='$name' data-width='$width'" \
			"style='width:${width}px;height:1400px;border:0'" \
			"src='$name.html'></iframe>"
	done >>"$tmp/frames"
	# A window is never narrower than 500: the telephone is a frame.
	echo "<body style='margin:0'><iframe src='$name.html'" \
		"style='border:0;width:400px;height:1400px'></iframe>" \
		>"$tmp/phone.html"
	for shot in "1280 1800 $name" "400 1400 phone"; do
		# shellcheck disable=SC2086
		set -- $shot
		out=$shots/$name-$1.png
		rm -f "$out"
		browse --window-size="$1,$2" --screenshot="$out" \
			"file://$tmp/$3.html" >/dev/null
		console "$name"
		[ "$(wc -c 2>/dev/null <"$out")" -gt 10000 ] || {
			echo "$out: not written, or empty"
			bad=1
		}
	done
done

# One page that looks into all of them and writes down what is wrong.
{
	echo '<!DOCTYPE html><meta charset="utf-8"><body>'
	cat "$tmp/frames"
	cat tests/data/html/measure.html
} >"$tmp/all.html"
browse --dump-dom "file://$tmp/all.html" >"$tmp/dom"
console measure
frames=$(wc -l <"$tmp/frames")
grep -q "id=\"report\">measured $frames\$" "$tmp/dom" || {
	echo "not all of $frames frames were measured:"
	bad=1
}
out=$(sed -n '/id="report"/,/<\/pre>/p' "$tmp/dom" | sed '1d;/^<\/pre>/,$d')
[ -z "$out" ] || { echo "$out"; bad=1; }
exit $bad
