#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Pictures of every form, drawn by another program: the four fields stand
# where they belong, however the file says it; what a file hides stays out;
# what is broken, or stands outside, is an error and nothing is written.
set -u
top=$(cd "$(dirname "$0")/../.." && pwd)
PATH=${B:-$top/build}/bin:$PATH
export PATH LC_ALL=C.UTF-8
tmp=$(mktemp -d "${TMPDIR:-/tmp}/jiyao-pictures.XXXXXX") || exit 2
trap 'rm -rf "$tmp"' EXIT
mkdir "$tmp/in" "$tmp/in/sub"
"$top/tests/data/pictures/make" "$tmp/in" || exit 2
cd "$tmp" || exit 2
bad=0
say() {
	echo "$*"
	bad=1
}

md() { printf '# 图\n\n文字。\n\n![四色](<%s> "图1")\n\n文字。\n' "$1"; }

# fields FILE: the middle of each field as drawn, in words, row by row
fields() {
	mutool draw -q -r 288 -F pnm -c rgb -o page.ppm out.pdf 2>/dev/null
	set -- $(jiyao-pdf -T ops in/a.md | sed -n \
		's/^image #[0-9]* \([0-9.]*\),\([0-9.]*\) \([0-9.]*\)x\([0-9.]*\) .*/\1 \2 \3 \4/p')
	[ $# -eq 4 ] || { echo "no image"; return; }
	# a P6 of the sheet at 4 dots a point; its head is three lines
	size=$(head -c 20 page.ppm | sed -n 2p)
	width=${size% *} height=${size#* }
	head=$(head -n 3 page.ppm | wc -c)
	for at in "$F1" "$F2" "$F3" "$F4"; do
		off=$(awk -v x="$1" -v y="$2" -v w="$3" -v h="$4" \
			-v at="$at" -v W="$width" -v H="$height" -v head="$head" \
			'BEGIN { split(at, p, ","); px = int((x + w * p[1]) * 4)
			py = int(H - (y + h * (1 - p[2])) * 4)
			print head + 3 * (py * W + px) }')
		od -An -tu1 -j "$off" -N 3 page.ppm | awk '
			function near(v) { return v > 205 ? "f" : v > 127 ? "a" : v > 50 ? "5" : "0" }
			{ printf "%s%s%s ", near($1), near($2), near($3) }'
	done
}

# drawn FILE FIELD...: upper left, upper right, lower left, lower right
drawn() {
	file=$1
	shift
	md "$file" >in/a.md
	if ! out=$(jiyao-pdf -o out.pdf in/a.md 2>&1); then
		say "$file: $out"
		return
	fi
	qpdf --check out.pdf >check 2>&1 || say "$file: $(cat check)"
	got=$(fields)
	[ "$got" = "$* " ] || say "$file: drawn as $got, wanted $*"
	cp out.pdf once.pdf
	jiyao-pdf -o out.pdf in/a.md && cmp -s once.pdf out.pdf ||
		say "$file: other bytes on the second run"
}

# Places as parts of width and height; pixels 24 + 8 by 8 + 8.
F1=.4,.25 F2=.9,.25 F3=.4,.75 F4=.9,.75
for f in rgb8 rgb16 laced palette2 text; do
	drawn $f.png f00 0f0 00f fff
done
drawn colour.jpg f00 0f0 00f fff
drawn secret.jpg f00 0f0 00f fff
drawn exif.jpg f00 0f0 00f fff
drawn many.jpg f00 0f0 00f fff
drawn grey1.png 000 fff 000 fff
drawn grey4.png 000 555 aaa fff
drawn grey16.png 000 555 aaa fff
# what is transparent is the paper
drawn palette8.png fff 0f0 00f fff
drawn rgba8.png fff 0f0 00f fff
drawn greya16.png fff 555 aaa fff
# as a camera was held: mirrored, and with rows for columns
F1=.1,.25 F2=.6,.25 F3=.1,.75 F4=.6,.75
drawn turn2.jpg 0f0 f00 fff 00f
drawn turn3.jpg fff 00f 0f0 f00
F1=.4,.25 F2=.9,.25 F3=.4,.75 F4=.9,.75
drawn turn4.jpg 00f fff f00 0f0
F1=.25,.4 F2=.75,.4 F3=.25,.9 F4=.75,.9
drawn turn5.jpg f00 00f 0f0 fff
drawn turn6.jpg 00f f00 fff 0f0
F1=.25,.1 F2=.75,.1 F3=.25,.6 F4=.75,.6
drawn turn7.jpg fff 0f0 00f f00
drawn turn8.jpg 0f0 fff f00 00f

# Nothing hidden in a file goes into the document.
for f in secret.jpg text.png; do
	md $f >in/a.md
	jiyao-pdf -o out.pdf in/a.md
	! qpdf --qdf --object-streams=disable out.pdf - | grep -aq SECRET ||
		say "$f: what it hides is in the PDF"
done

# The alternative text is in the structure where there is one, the picture
# once however often it is drawn.
printf '![甲](rgb8.png)\n\n文字\n\n![乙](rgb8.png)\n' >in/a.md
jiyao-pdf -o out.pdf in/a.md || say "twice: not set"
[ "$(qpdf --qdf --object-streams=disable out.pdf - |
	grep -ac '/Subtype */Image')" = 1 ] || say "a picture is written twice"

# refused DESTINATION ID: exit 1, the finding, its line, and no file
refused() {
	md "$1" >in/a.md
	rm -f out.pdf
	out=$(jiyao-pdf -o out.pdf in/a.md 2>&1)
	[ $? -eq 1 ] || say "$1: not refused: $out"
	case $out in
	"in/a.md:5: "*"[$2]") ;;
	*) say "$1: wanted [$2] on line 5, got: $out" ;;
	esac
	[ ! -e out.pdf ] || say "$1: a PDF is there"
}
for f in cut.png flipped.png no-end.png no-pixels.png empty-side.png \
	depth.png unknown.png length.png only-head.png cut.jpg start.jpg \
	length.jpg no-height.jpg no-tables.jpg; do
	refused $f picture-damaged
done
for f in short.png coded.png no-palette.png; do
	refused $f picture-pixels
done
for f in bomb.png wide.jpg; do
	refused $f picture-size
done
for f in arithmetic.jpg deep.jpg; do
	refused $f picture-form
done
for f in text.gif empty.png; do
	refused $f picture-kind
done

# Only from below the folder, by plain names.
cp in/rgb8.png outside.png
cp in/rgb8.png in/sub/inside.png
cp in/rgb8.png 'in/名 字.png'
ln -s ../outside.png in/link.png
ln -s .. in/up
ln -s sub in/down
mkfifo in/pipe.png
drawn_ok() {
	md "$1" >in/a.md
	out=$(jiyao-pdf -o out.pdf in/a.md 2>&1) || say "$1: $out"
}
drawn_ok sub/inside.png
drawn_ok '名 字.png'
drawn_ok '%E5%90%8D%20字.png'
for f in ../outside.png sub/../../outside.png "$tmp/outside.png" \
	./rgb8.png sub//inside.png file:rgb8.png http://example.org/a.png \
	'data:image/png;base64,AA' %2e%2e/outside.png %2Fetc/passwd link.png \
	'a%00.png'; do
	refused "$f" picture-path
done
# a folder that is a link is no folder
for f in none.png sub up/outside.png down/inside.png pipe.png; do
	refused "$f" picture-missing
done
truncate -s 33554433 in/big.png
refused big.png picture-bytes
if [ "$(id -u)" != 0 ]; then
	cp in/rgb8.png in/shut.png
	chmod 0 in/shut.png
	refused shut.png picture-denied
fi
md rgb8.png >in/a.md
out=$(jiyao-pdf -o out.pdf - <in/a.md 2>&1) && say "stdin: not refused"
case $out in
*":5: "*"[picture-folder]") ;;
*) say "stdin: $out" ;;
esac
exit $bad
