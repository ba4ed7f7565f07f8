#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# jiyao-archive through the real binary, over PDFs that qpdf put files into.
set -u
B=${B:-$PWD/build}
PATH=$B/bin:$PATH
top=$PWD
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0

# want STATUS FINDING COMMAND...: the exit status, and a finding in stderr.
want()
{
	status=$1 finding=$2
	shift 2
	"$@" > "$tmp/out" 2> "$tmp/err"
	got=$?
	[ $got = "$status" ] && echo >> "$tmp/err" && grep -qF "$finding" "$tmp/err" || {
		echo "archive: $*: status $got"
		cat "$tmp/err"
		bad=1
	}
}

jiyao-pdf -o "$tmp/plain.pdf" samples/formats/letter.md
cd "$tmp" || exit 2
printf 'a\000b\r\n' > one
printf '' > none
# with NAME OUT: plain.pdf with the file one under that name.
with()
{
	qpdf plain.pdf --add-attachment one --filename="$1" --key=k -- "$2"
}
qpdf plain.pdf --add-attachment one --filename=记录.xml -- \
    --add-attachment none --filename=z.md -- good.pdf
mkdir x
want 0 '' jiyao-archive extract -o x good.pdf
cmp -s one x/记录.xml && cmp -s none x/z.md || { echo "archive: bytes"; bad=1; }
[ "$(stat -c %a x/z.md)" = 600 ] || { echo "archive: mode"; bad=1; }
# Nothing is replaced, and nothing is written where one is in the way.
rm x/z.md
want 2 output-exists jiyao-archive extract -o x good.pdf
[ ! -e x/z.md ] || { echo "archive: written in part"; bad=1; }
for name in ../out /etc/x .profile a/b 'a
b'; do
	with "$name" evil.pdf
	mkdir y
	want 1 pdf-file-name jiyao-archive extract -o y evil.pdf
	[ -z "$(ls -A y)" ] || { echo "archive: '$name' was written"; bad=1; }
	rmdir y
done
qpdf good.pdf --add-attachment one --filename=z.md --key=z2 -- twice.pdf
want 1 pdf-file-name jiyao-archive extract -o . twice.pdf
want 1 pdf-no-files jiyao-archive extract plain.pdf
want 1 pdf-unreadable jiyao-archive extract "$top/samples/plain.xml"
head -c 20000 good.pdf > half.pdf
want 1 pdf-unreadable jiyao-archive extract half.pdf
want 2 folder-missing jiyao-archive extract -o nowhere good.pdf
want 2 usage jiyao-archive extract
want 2 usage jiyao-archive bury good.pdf
want 2 file-missing jiyao-archive list nowhere
want 0 'usage: jiyao-archive' sh -c 'jiyao-archive -h >&2'

# What jiyao itself puts in: the text always, record and statement only where
# the reader may see all of them, and nothing below part 3.
cd "$top" || exit 2
for word in record minutes; do
	jiyao $word -a 3a --as-of 2026-07-31 -o "$tmp/$word.pdf" \
	    samples/plain.xml
	mkdir "$tmp/$word"
	jiyao-archive extract -o "$tmp/$word" "$tmp/$word.pdf"
	jiyao-md -k $word --as-of 2026-07-31 samples/plain.xml |
	    cmp - "$tmp/$word/document.md" || bad=1
	pdfinfo "$tmp/$word.pdf" -custom |
	    grep -q "record sha256:$(sha256sum < samples/plain.xml | cut -c 1-64)" || {
		echo "archive: $word without the record's digest"
		bad=1
	}
done
# The rules and the settings by which it was judged are named by digest.
origin() { pdfinfo -custom "$1" | sed -n "s/^$2 .*sha256://p"; }
rules=$(sha256sum < schemas/rules/party-group-2020.sch | cut -c 1-64)
[ "$(origin "$tmp/minutes.pdf" rules)" = "$rules" ] || {
	echo "archive: the rules are not those of the origin"
	bad=1
}
printf 'remote-counts: no\n' > "$tmp/other.yaml"
jiyao minutes --house "$tmp/other.yaml" --as-of 2026-07-31 \
    -o "$tmp/other.pdf" samples/plain.xml
a=$(origin "$tmp/minutes.pdf" house) b=$(origin "$tmp/other.pdf" house)
{ [ ${#a} = 64 ] && [ ${#b} = 64 ] && [ "$a" != "$b" ]; } || {
	echo "archive: house settings are not told apart"
	bad=1
}
cmp samples/plain.xml "$tmp/record/record.xml" || bad=1
jiyao-check --statement --format xml --as-of 2026-07-31 samples/plain.xml |
    cmp - "$tmp/record/statement.xml" || bad=1
[ "$(ls "$tmp/minutes")" = document.md ] || {
	echo "archive: the minutes carry $(ls "$tmp/minutes")"
	bad=1
}
# Deposits: once, never over another, only what can be proved.
st=$tmp/st
want 0 '' jiyao-archive add -n A-1 "$st" "$tmp/minutes.pdf" samples/plain.xml
grep -q '^A-1	new	' "$tmp/out" || bad=1
want 0 '' jiyao-archive add -n A-1 "$st" "$tmp/minutes.pdf" samples/plain.xml
grep -q '^A-1	there	' "$tmp/out" || bad=1
(cd "$st/bags/A-1" && sha256sum --quiet -c manifest-sha256.txt) || bad=1
cmp "$tmp/minutes.pdf" "$st/bags/A-1/data/document.pdf" || bad=1
cmp samples/plain.xml "$st/bags/A-1/data/record.xml" || bad=1
want 0 '' jiyao-archive add -n A-2 --replaces A-1 "$st" "$tmp/record.pdf"
want 1 store-taken jiyao-archive add -n A-1 "$st" "$tmp/record.pdf"
want 1 store-replaced jiyao-archive add -n A-3 --replaces A-9 "$st" \
    "$tmp/record.pdf"
want 1 deposit-records jiyao-archive add -n A-3 "$st" "$tmp/minutes.pdf"
want 1 deposit-records jiyao-archive add -n A-3 "$st" "$tmp/record.pdf" \
    samples/plain.xml
want 1 deposit-other jiyao-archive add -n A-3 "$st" "$tmp/minutes.pdf" \
    samples/long.xml
jiyao minutes -a 3a -o "$tmp/draft.pdf" samples/draft.xml 2> "$tmp/err"
want 1 deposit-draft jiyao-archive add -n A-3 "$st" "$tmp/draft.pdf" \
    samples/draft.xml
jiyao minutes -o "$tmp/bare.pdf" samples/plain.xml
want 1 kept-no-text jiyao-archive add -n A-3 "$st" "$tmp/bare.pdf" \
    samples/plain.xml
qpdf "$tmp/minutes.pdf" --add-attachment "$tmp/one" -- "$tmp/more.pdf"
want 1 kept-foreign jiyao-archive add -n A-3 "$st" "$tmp/more.pdf" \
    samples/plain.xml
qpdf --object-streams=generate "$tmp/minutes.pdf" "$tmp/other.pdf"
want 1 deposit-differs jiyao-archive add -n A-3 "$st" "$tmp/other.pdf" \
    samples/plain.xml
want 1 store-number jiyao-archive add -n ../A "$st" "$tmp/minutes.pdf" \
    samples/plain.xml
want 2 usage jiyao-archive add "$st" "$tmp/minutes.pdf" samples/plain.xml
jiyao-pdf -a 3b -o "$tmp/free.pdf" samples/formats/letter.md
want 0 '' jiyao-archive add -n A-4 "$st" "$tmp/free.pdf"
want 0 '' jiyao-archive list "$st"
[ "$(cut -f 1,3 "$tmp/out" | tr '\t\n' '  ')" = 'A-1 - A-2 A-1 A-4 - ' ] || {
	echo "archive: list: $(cat "$tmp/out")"
	bad=1
}
printf 'extends: %s/templates/profile.yaml\nname: x\narchive:\n  number: "SRD-{年度}-{件号}"\n' \
    "$top" > "$tmp/office.yaml"
want 1 deposit-number jiyao-archive add -n A-6 --profile "$tmp/office.yaml" \
    "$st" "$tmp/free.pdf"

# Four answers, told apart by words and by status.
# proves WORDS STATUS ARGUMENT...: what verify prints of one bag.
proves()
{
	words=$1 status=$2
	shift 2
	jiyao-archive verify "$@" > "$tmp/out" 2> "$tmp/err"
	got=$?
	[ $got = "$status" ] &&
	    [ "$(head -1 "$tmp/out" | sed 's/[a-z]* //; s/\t[a-z]* / /g
	    s/^[^ ]*\t//; s/^[^\t]*\tfixity //')" = "$words" ] || {
		echo "archive: verify $*: $got: $(cat "$tmp/out" "$tmp/err")"
		bad=1
	}
}
proves 'whole same same derived' 0 "$st" A-1
proves 'whole same same derived' 0 "$st" A-2
proves 'whole none same unknown' 0 "$st" A-4
proves 'whole same same derived' 0 -j 2 "$st"
[ "$(wc -l < "$tmp/out")" = 3 ] || bad=1
proves 'whole same differs derived' 16 --profile templates/profile-arphic.yaml \
    "$st" A-2
printf 'remote-counts: no\nyear-grace: 5\n' > "$tmp/house.yaml"
proves 'whole changed same derived' 8 --house "$tmp/house.yaml" "$st" A-2
proves 'whole same same derived' 0 --sample 1 "$st"
[ "$(wc -l < "$tmp/out")" = 1 ] || bad=1
head=$(jiyao-archive list --format json "$st" | jq -r .head)
proves 'whole same same derived' 0 --head "$head" "$st" A-1
proves 'whole same same derived' 4 --head "$(echo x | sha256sum | cut -c 1-64)" \
    "$st" A-1
jiyao-archive verify --format json "$st" A-2 | jq -e '.text == "derived"' \
    > "$tmp/out" || bad=1
# A text that a person edited is kept as such.
jiyao-md --as-of 2026-07-31 samples/plain.xml |
    sed 's/对照座谈会部署/对照会议部署/' > "$tmp/e.md"
jiyao minutes --edited "$tmp/e.md" -a 3a --as-of 2026-07-31 \
    -o "$tmp/e.pdf" samples/plain.xml
want 0 '' jiyao-archive add -n A-5 "$st" "$tmp/e.pdf" samples/plain.xml
proves 'whole same same edited' 0 "$st" A-5
grep -q "^$st/bags/A-5:[0-9]*: .*verify-edited" "$tmp/err" || bad=1
# Harm to the store: each is named, and told as fixity.
harm()
{
	rm -rf "$tmp/bad"
	cp -R "$st" "$tmp/bad"
	(cd "$tmp/bad" && eval "$2")
	jiyao-archive verify "$tmp/bad" > "$tmp/out" 2> "$tmp/err"
	got=$?
	[ $got = 4 ] && grep -q "$1" "$tmp/err" || {
		echo "archive: $2: $got: $(cat "$tmp/out" "$tmp/err")"
		bad=1
	}
}
harm bag-changed 'sed -i s/周/王/ bags/A-1/data/record.xml'
harm bag-changed 'printf x >> bags/A-2/data/document.pdf'
harm bag-missing 'rm bags/A-2/data/document.md'
harm bag-extra 'touch bags/A-2/data/x'
harm bag-link 'ln -sf /etc/passwd bags/A-2/data/document.md'
harm store-lost 'rm -r bags/A-1'
harm store-unlogged 'cp -R bags/A-1 bags/A-9'
harm store-other 'rm -r bags/A-1; cp -R bags/A-2 bags/A-1'
harm log-chain 'sed -i 1d log'
harm log-chain 'sed -i "1s/A-1/A-7/" log'
harm store-torn 'printf "9 " >> log'
# New digests of the payload alone are not enough.
harm bag-changed 'cd bags/A-1 && sed -i s/周/王/ data/record.xml &&
    sha256sum data/* > manifest-sha256.txt'
jiyao record -a 2a -o "$tmp/two.pdf" samples/plain.xml
want 1 pdf-no-files jiyao-archive extract -o "$tmp" "$tmp/two.pdf"
exit $bad
