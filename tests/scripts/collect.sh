#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every figure of a summary is counted again by another program, from the
# samples and from some hundreds of made records; the same records give the
# same bytes in whatever order; a summary is a record like any other, and its
# schema has no name that none uses.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
PATH=$B/bin:$PATH
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0
say() {
	echo "collect: $*"
	bad=1
}

mkdir "$tmp/set"
awk -v n=250 -v dir="$tmp/set" -f tests/bench/set.awk
for kind in meeting life-meeting study log circulation register; do
	grep -q "^<$kind " "$tmp"/set/*.xml || say "no $kind among the records"
done

# recount BY FROM TO AS-OF FOLDER
recount() {
	case $1 in
	year) set -- "$@" --year "${3%%-*}" ;;
	day) set -- "$@" --from "$2" --to "$3" ;;
	*) set -- "$@" --lang zh ;;
	esac
	jiyao-collect "$6" "$7" ${8:+"$8"} ${9:+"$9"} --as-of "$4" --sources \
	    --format json "$5" >"$tmp/sources" 2>"$tmp/err" ||
		say "$*: status $?: $(head -n 3 "$tmp/err")"
	python3 tests/collect/recount.py "$1" "$2" "$3" "$4" "$tmp/sources" \
	    "$5"/*.xml
}
for folder in samples/half-year "$tmp/set"; do
	while read -r by from to as_of; do
		recount "$by" "$from" "$to" "$as_of" "$folder" >"$tmp/out" ||
			say "$folder $by $from $to $as_of: $(cat "$tmp/out")"
	done <<-END
	day 2026-01-01 2026-06-30 2026-06-30
	day 2026-02-11 2026-05-14 2026-03-25
	day 2026-07-01 2026-12-31 2026-12-31
	year 2026-01-01 2026-12-31 2026-12-31
	year 2026-01-01 2026-12-31 2026-06-20
	year 2025-01-01 2025-12-31 2026-06-30
	END
done 2>/dev/null
# It would say so if they did not agree.
recount year 2026-01-01 2026-12-31 2026-12-31 "$tmp/set" >/dev/null
for wrong in "2026-01-01 2026-12-31 2026-12-30" "2026-01-02 2026-12-31 2026-12-31"; do
	# shellcheck disable=SC2086
	python3 tests/collect/recount.py day $wrong "$tmp/sources" \
	    "$tmp"/set/*.xml >/dev/null && say "nothing is counted again"
done

# The same bytes, however they are named and by how many they are read.
# shellcheck disable=SC2046
{
	jiyao-collect --year 2026 -o "$tmp/a.xml" "$tmp/set"
	jiyao-collect --year 2026 -j 3 -o "$tmp/b.xml" $(ls -r "$tmp"/set/*.xml)
	jiyao-collect --year 2026 "$tmp/set" >"$tmp/c.xml"
} 2>/dev/null
cmp "$tmp/a.xml" "$tmp/b.xml" || say "order or workers change the summary"
cmp "$tmp/a.xml" "$tmp/c.xml" || say "standard output differs from a file"
grep -q '^<summary .* secrecy="机密" secrecy-term="10年">' "$tmp/a.xml" ||
	say "a summary has not the highest level of its records"
[ "$(stat -c %a "$tmp/a.xml")" = 600 ] || say "others may read a summary"

# What it says of figures is what was added up.
jiyao-collect --sources "$tmp/a.xml" >"$tmp/from-file"
jiyao-collect --year 2026 --sources "$tmp/set" >"$tmp/from-records" 2>/dev/null
cmp "$tmp/from-file" "$tmp/from-records" || say "--sources of a summary differs"

# A record like any other; each name of its schema is explained and used.
jiyao-collect --from 2026-01-01 --to 2026-06-30 -o "$tmp/half.xml" \
    samples/half-year 2>/dev/null
head -n 30 samples/plain.xml >"$tmp/half-written.xml"
jiyao-collect --year 2026 -o "$tmp/none.xml" "$tmp/half-written.xml" "$tmp/set" samples/plan.xml \
    samples/cadre.xml "$tmp/gone.xml" samples/draft.xml 2>/dev/null
for s in a half none; do
	xmllint --noout --nonet --schema schemas/summary.xsd "$tmp/$s.xml" \
	    2>"$tmp/err" || say "$(head -n 3 "$tmp/err")"
	jiyao-check --format json "$tmp/$s.xml" | jq -r .id | grep xsd- &&
		say "$s.xml is no record"
done
bare=$(xmllint --xpath "count(//*[local-name()='element' or
    local-name()='attribute' or local-name()='complexType' or
    local-name()='simpleType' or local-name()='key' or
    local-name()='keyref' or local-name()='unique'][not(
    *[local-name()='annotation']/*[local-name()='documentation'][
    @*[name()='xml:lang']='zh'][string-length(normalize-space()) > 2])])" \
    schemas/summary.xsd)
[ "$bare" = 0 ] || say "$bare names without annotation"
sed -n 's/.*<xs:complexType name="\([^"]*\)".*/\1/p
    s/.*<xs:attribute name="\([^"]*\)".*/@\1/p' schemas/summary.xsd |
    awk '/^@/ { print type "/" $0; next } { type = $0 }' | sort >"$tmp/all"
for s in a half none; do
	sed -n 's/^ *<\([a-z-]*\)\( .*\)\/\{0,1\}>.*/\1\2/p' "$tmp/$s.xml"
done | awk '{ type = $1; while (match($0, / [a-z0-9-]+="[^"]*"/)) {
	a = substr($0, RSTART + 1, RLENGTH); sub(/=.*/, "", a)
	print type "/@" a; $0 = substr($0, RSTART + RLENGTH) } }' | sort -u \
    >"$tmp/used"
comm -23 "$tmp/all" "$tmp/used" >"$tmp/unused"
[ ! -s "$tmp/unused" ] || say "in no summary: $(tr '\n' ' ' <"$tmp/unused")"
[ "$(wc -l <"$tmp/all")" -gt 150 ] || say "the schema's names are not found"
exit $bad
