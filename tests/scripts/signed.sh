#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# 签发 is bound to a text, and what was issued stays as it is.
set -u
B=${B:-$PWD/build}
PATH=$B/bin:$PATH
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0

# want STATUS FINDING COMMAND...: the status, and a finding or none ('').
want()
{
	status=$1 finding=$2
	shift 2
	"$@" > "$tmp/out" 2> "$tmp/err"
	got=$?
	if [ -n "$finding" ]; then
		grep -qF "[$finding" "$tmp/err"
	else
		! grep -q '\(error\|warning\):' "$tmp/err"
	fi && [ $got = "$status" ] && return
	echo "signed: $*: status $got"
	cat "$tmp/err"
	bad=1
}

# state FILE: what the PDF says of itself.
state()
{
	pdfinfo -custom "$1" | tr '\n' ' ' | grep -o 'state [a-z-]*'
}

# The text that is sent to be signed and the one that was have one digest.
in=samples/plain.xml
sed '/<signature by/d' $in > "$tmp/unsigned.xml"
jiyao-md "$tmp/unsigned.xml" 2> /dev/null | jiyao-pdf -T digest > "$tmp/before"
jiyao-md $in 2> /dev/null | jiyao-pdf -T digest > "$tmp/after"
cmp "$tmp/before" "$tmp/after" || bad=1
digest=$(cat "$tmp/before")
jiyao-md "$tmp/unsigned.xml" 2> /dev/null | sed '/^state:/d
    /^number:/d; /^office-date:/d; /^printed-on:/d' | sha256sum |
    grep -q "^${digest#sha256:} " || {
	echo "signed: the digest is not that of the page"
	bad=1
}
sed "s/<signature by=\"zhou\" date=\"[^\"]*\"/& text=\"$digest\"/" $in \
    > "$tmp/signed.xml"
sed 's/<decision id="d1"\([^>]*\)><p>/&市/; s/全省人大工作座谈会/全国人大工作座谈会/' \
    "$tmp/signed.xml" > "$tmp/changed.xml"
cmp -s "$tmp/signed.xml" "$tmp/changed.xml" && bad=1

# The signed text is issued; another one under the same 签发 is not.
want 0 '' jiyao minutes --log json --as-of 2026-07-31 -o "$tmp/s.pdf" \
    "$tmp/signed.xml"
grep -q '"state": *"issued"' "$tmp/out" || bad=1
[ "$(state "$tmp/s.pdf")" = 'state issued' ] || bad=1
pdftotext "$tmp/s.pdf" - | grep -q 送签稿 && bad=1
want 1 signed-other jiyao minutes --log json --as-of 2026-07-31 \
    -o "$tmp/c.pdf" "$tmp/changed.xml"
grep -q '"state": *"to-sign"' "$tmp/out" || bad=1
[ "$(state "$tmp/c.pdf")" = 'state to-sign' ] || bad=1
pdftotext "$tmp/c.pdf" - | grep -q 送签稿 || bad=1
jiyao minutes -a 3b -o "$tmp/k.pdf" "$tmp/changed.xml" 2> "$tmp/err"
want 1 signed-other jiyao-archive add -n A "$tmp/st" "$tmp/k.pdf" \
    "$tmp/changed.xml"
[ ! -s "$tmp/out" ] && [ ! -e "$tmp/st" ] || bad=1
jiyao minutes -a 3b -o "$tmp/k2.pdf" "$tmp/signed.xml" 2> "$tmp/err"
want 0 '' jiyao-archive add -n A "$tmp/st" "$tmp/k2.pdf" "$tmp/signed.xml"
# Without a digest it is as it was.
sed 's/ text="sha256[^"]*"//' "$tmp/changed.xml" > "$tmp/free.xml"
want 0 '' jiyao minutes --as-of 2026-07-31 -o "$tmp/f.pdf" "$tmp/free.xml"
[ "$(state "$tmp/f.pdf")" = 'state issued' ] || bad=1
sed "s/ text=\"sha256:/ text=\"sha256:x/" "$tmp/signed.xml" > "$tmp/x.xml"
want 1 xsd-value jiyao minutes -o "$tmp/x.pdf" "$tmp/x.xml"

# What was issued stays; the same bytes and drafts are no error.
cp "$tmp/s.pdf" "$tmp/keep.pdf"
want 0 '' jiyao minutes --as-of 2026-07-31 -o "$tmp/s.pdf" "$tmp/signed.xml"
want 2 output-issued jiyao minutes --as-of 2026-07-31 -o "$tmp/s.pdf" \
    "$tmp/free.xml"
want 2 output-issued jiyao minutes --as-of 2026-07-31 -o "$tmp/s.pdf" \
    "$tmp/changed.xml"
want 2 output-issued jiyao minutes -a 3a --as-of 2026-07-31 -o "$tmp/s.pdf" \
    "$tmp/signed.xml"
want 2 output-issued jiyao-pdf -o "$tmp/s.pdf" samples/formats/letter.md
cmp "$tmp/s.pdf" "$tmp/keep.pdf" || bad=1
want 0 '' jiyao minutes --as-of 2026-07-31 -o "$tmp/c.pdf" "$tmp/signed.xml"
want 2 output-issued jiyao minutes --as-of 2026-07-31 -o "$tmp/c.pdf" \
    "$tmp/changed.xml"

# What has no 签发 of its own is made anew as the record grows.
want 0 '' jiyao record --as-of 2026-07-31 -o "$tmp/rec.pdf" "$tmp/signed.xml"
want 0 '' jiyao record -a 3b --as-of 2026-07-31 -o "$tmp/rec.pdf" \
    "$tmp/signed.xml"
[ -z "$(state "$tmp/rec.pdf")" ] || bad=1

# The same of a Markdown file.
md=$tmp/a.md
sed 's/^format: .*/&\
state: 已签发/' samples/formats/letter.md > "$md"
d=$(jiyao-pdf -T digest "$md")
[ "$d" = "$(jiyao-pdf -T digest samples/formats/letter.md)" ] || bad=1
sed "s/^state: .*/&\\nsigned-text: $d/; s/^date: .*/date: 2026-03-10/" "$md" \
    > "$tmp/b.md"
sed 's/4.6公里/4.7公里/' "$tmp/b.md" > "$tmp/c.md"
sed 's/^state: .*/state: 草稿/' "$tmp/c.md" > "$tmp/d.md"
sed '/^state:/d' "$tmp/c.md" > "$tmp/e.md"
want 0 '' jiyao-pdf -o "$tmp/d.pdf" "$tmp/d.md"
want 0 '' jiyao-pdf -o "$tmp/d.pdf" "$tmp/b.md"
[ "$(state "$tmp/d.pdf")" = 'state issued' ] || bad=1
want 2 output-issued jiyao-pdf -o "$tmp/d.pdf" "$tmp/d.md"
want 2 output-issued jiyao-pdf -T html -o "$tmp/d.pdf" "$tmp/b.md"
for f in c e; do
	want 1 signed-other jiyao-pdf -o "$tmp/md-$f.pdf" "$tmp/$f.md"
	[ -z "$(state "$tmp/md-$f.pdf")" ] || bad=1
	pdftotext "$tmp/md-$f.pdf" - | grep -q 送签稿 || bad=1
	grep -q "^$tmp/$f.md:[34]:" "$tmp/err" || bad=1
done
# A text that nobody calls issued is written again and again.
want 0 '' jiyao-pdf -o "$tmp/l.pdf" samples/formats/letter.md
want 0 '' jiyao-pdf -a 3b -o "$tmp/l.pdf" samples/formats/letter.md

# A correction names what it replaces.
sed 's/<document kind="会议纪要"/& replaces="〔2026〕第10次"/' $in > "$tmp/r.xml"
want 0 '' jiyao minutes -a 3a --as-of 2026-07-31 -o "$tmp/r.pdf" "$tmp/r.xml"
pdfinfo -custom "$tmp/r.pdf" | grep -q '^replaces 〔2026〕第10次' || bad=1
pdfinfo -meta "$tmp/r.pdf" | grep -q 'jiyao:replaces' || bad=1
pdftotext "$tmp/r.pdf" - | grep -q 第10次 && bad=1
exit $bad
