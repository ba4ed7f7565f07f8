#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every sample, in every level that can be claimed, before veraPDF; and a file
# that claims too much is refused, or the judge would prove nothing. Without
# Java and Maven one line says that nothing was judged; with JIYAO_VERAPDF=must
# that is a failure.
set -u
B=${B:-build}
case $B in *asan*) exit 0 ;; esac # it judges files, not memory
lib=${VERAPDF:-build/verapdf}
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
bad=0

say()
{
	echo "verapdf: $*"
	bad=1
}

if ! command -v mvn > "$dir/null" || ! command -v javac > "$dir/null"; then
	echo "verapdf: no Maven or no Java: PDF/A and PDF/UA are not judged" >&2
	[ "${JIYAO_VERAPDF:-}" != must ]
	exit
fi
if [ ! -f "$lib/Judge.class" ]; then
	mvn -q -f tests/verapdf/pom.xml dependency:copy-dependencies \
	    -DoutputDirectory="$(pwd)/$lib.tmp" > "$dir/mvn" 2>&1 &&
	    javac -cp "$lib.tmp/*" -d "$lib.tmp" tests/verapdf/Judge.java &&
	    rm -rf "$lib" && mv "$lib.tmp" "$lib" || {
		sed 's/^/verapdf: /' "$dir/mvn" >&2
		exit 1
	}
fi

judge()
{
	java -cp "$lib/*:$lib" Judge "$@" 2>&1
}

# All samples at the highest level; one that has everything at each level.
for f in samples/*.md samples/formats/*.md; do
	"$B/bin/jiyao-pdf" -a 3a -o "$dir/md-$(basename "$f" .md).pdf" "$f" ||
	    say "$f is not set"
done
for f in $(grep -l '^<meeting ' samples/*.xml | grep -v /plan.xml); do
	for word in minutes record; do
		"$B/bin/jiyao" $word -a 3a --as-of 2026-12-31 \
		    -o "$dir/$word-$(basename "$f" .xml).pdf" "$f" 2> "$dir/err"
	done
done
"$B/bin/jiyao" minutes -a 3a --profile templates/profile-arphic.yaml \
    -o "$dir/truetype.pdf" samples/long.xml
# Every other document, once.
make_one()
{
	word=$1
	shift
	"$B/bin/jiyao" "$word" -a 3a -o "$dir/one-$word-$(basename "$1" .xml).pdf" \
	    --as-of 2026-07-06 "$@" 2> "$dir/err" || [ $? = 1 ] ||
	    say "$word $1: $(cat "$dir/err")"
}
for word in call sign-in ballots results; do
	make_one $word samples/plan.xml
done
for word in record issues ledger circular notice statement; do
	make_one $word samples/life.xml
done
make_one approval samples/circulation.xml
make_one request samples/long.xml --item i2
make_one report samples/names.xml
for word in report tasks feedback year; do
	make_one $word samples/half-year --from 2026-01-01 --to 2026-06-30
done
"$B/bin/jiyao" diff -a 3a -o "$dir/one-diff.pdf" samples/plain.xml \
    samples/long.xml 2> "$dir/err"
# Odd content: blocks of every sort in an order that no sample has.
for seed in 1 2 3 4 5 6 7 8; do
	awk -v seed=$seed 'BEGIN { srand(seed)
	n = split("## 一、标题|#### 1. 跳过一级|正文*楷体***黑体**`代码`[链接](https://example.org/甲?a=1&b=2)与" \
	    "<https://example.org/>。|- 列\n  - 子列\n    1. 孙列|> 引文\n>\n> - 引文中的列|" \
	    "<table>\n<caption>表题</caption>\n<tr><th rowspan=\"2\">甲</th><th colspan=\"2\">乙</th></tr>\n" \
	    "<tr><th>丙</th><th></th></tr>\n<tr><td><p>一</p><p>二</p></td><td colspan=\"2\">三<br/>四</td></tr>\n</table>|" \
	    "***|𠮷野家、㐂、é、ﬁ、①、🈶|1. 数\n2. 数|    码\n    码", b, "|")
	print "---\nformat: plain\nlanguage: zh-CN\n---\n"
	for (i = 0; i < 40; i++) print b[int(rand() * n) + 1] "\n" }' > "$dir/odd.md"
	"$B/bin/jiyao-pdf" -a 3a -o "$dir/odd-$seed.pdf" "$dir/odd.md" \
	    2> "$dir/err" || echo "odd $seed: $(head -1 "$dir/err")" >> "$dir/left"
done
[ "$(ls "$dir"/odd-*.pdf | wc -l)" -ge 5 ] || say "odd: $(cat "$dir/left")"
for level in 2b 2u 2a 3b 3u; do
	mkdir "$dir/$level"
	for f in samples/features.md samples/ledger.md; do
		"$B/bin/jiyao-pdf" -a $level \
		    -o "$dir/$level/$(basename "$f" .md).pdf" "$f"
	done
done
set --
for level in 2b 2u 2a 3b 3u; do
	set -- "$@" $level "$dir/$level"/*.pdf
done
judge "$@" ua1 "$dir"/2a/*.pdf 3a "$dir"/*.pdf ua1 "$dir"/*.pdf \
    > "$dir/said" || say "$(sed "s|$dir/||" "$dir/said")"
tail -1 "$dir/said"

# What is not claimed is not there.
"$B/bin/jiyao-pdf" -o "$dir/plain.pdf" samples/features.md
judge 2b "$dir/plain.pdf" > "$dir/said" && say "a file without claim conforms"
"$B/bin/jiyao-pdf" -a 3u -o "$dir/u.pdf" samples/features.md
judge 3a "$dir/u.pdf" > "$dir/said" && say "3u without structure passes as 3a"
exit $bad
