#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What jiyao-check prints is what its page and the formats promise.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
check=$B/bin/jiyao-check
bad=0
say() {
	echo "$*"
	bad=1
}
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
data="tests/data/check/short.xml tests/data/check/excused.xml
    tests/data/check/invalid.xml samples/draft.xml"

# Every id that can reach this tool is on its page.
sed -n '/^\/\* base: files/,/^\/\* mark:/p;/^\/\* xml: rule/,/^\/\* xml: styl/p;
    /^\/\* mark: how/,/^M(FIX_ENC/p' \
	gen/base/catalogue.def | grep -o '^M([A-Z0-9_]*, *"[^"]*"' |
	sed 's/.*"\(.*\)"/\1/' | sort -u >"$tmp/ids"
[ "$(wc -l <"$tmp/ids")" -gt 40 ] || say "the catalogue was not read"
while read -r id; do
	grep -q -- "$id" gen/jiyao-check.1 || say "$id is not on the page"
done <"$tmp/ids"

# The usage line is the SYNOPSIS.
mandoc -Tascii gen/jiyao-check.1 | sed 's/.\x08//g' |
	sed -n '/^SYNOPSIS/,/^DESCRIPTION/p' | sed '1d;$d' |
	tr -s ' \n' '  ' | sed 's/^ //;s/ *$//;s/ | /|/g' | tr '[:lower:]' '[:upper:]' \
	>"$tmp/synopsis"
$check -h | sed 's/^usage: //' |
	tr '[:lower:]' '[:upper:]' >"$tmp/usage"
[ "$(cat "$tmp/synopsis")" = "$(cat "$tmp/usage")" ] ||
	say "usage: $(cat "$tmp/usage")" "synopsis: $(cat "$tmp/synopsis")"

# Text, JSON and SARIF carry the same findings in the same order.
# shellcheck disable=SC2086
{
	$check --lang zh $data >"$tmp/text"
	$check --format json $data >"$tmp/json"
	$check --format sarif $data >"$tmp/sarif"
}
sed -E 's/^([^:]*):(([0-9]+):)? ([a-z]+): .* \[([a-z0-9-]+)[^]]*\](（.*)?$/\1 \3 \4 \5/' \
	"$tmp/text" >"$tmp/text.list"
jq -r '"\(.file) \(.line // "") \(.severity) \(.id)"' "$tmp/json" \
	>"$tmp/json.list"
jq -r '.runs[0].results[] | .locations[0].physicalLocation as $l |
    "\($l.artifactLocation.uri) \($l.region.startLine // "") \(.level) \(.ruleId)"' \
	"$tmp/sarif" >"$tmp/sarif.list"
cmp "$tmp/text.list" "$tmp/json.list" || say "JSON differs from the text"
cmp "$tmp/text.list" "$tmp/sarif.list" || say "SARIF differs from the text"
[ "$(wc -l <"$tmp/text.list")" -gt 20 ] || say "too few findings to compare"

# SARIF 2.1.0 as far as its schema requires members and their values.
jq -e '.version == "2.1.0" and (.runs | length) == 1 and
    (.runs[0] | (.tool.driver.name | type) == "string" and
    (.tool.driver.rules | map(.id) | . == unique_by(.) or
        (length == (unique | length))) and
    (.tool.driver.rules as $r | .results | all(
        (.message.text | type) == "string" and
        (.level | IN("none", "note", "warning", "error")) and
        .ruleId == $r[.ruleIndex].id and
        (.locations | all(.physicalLocation |
            (.artifactLocation.uri | type) == "string" and
            (.region == null or .region.startLine >= 1))) and
        ((.suppressions // []) |
            all(.kind | IN("inSource", "external"))))))' \
	"$tmp/sarif" >"$tmp/out" || say "SARIF lacks what 2.1.0 requires"

# The same input gives the same bytes, from a file and from a pipe.
$check --format json samples/draft.xml >"$tmp/a"
LC_ALL=en_US.UTF-8 TZ=Asia/Shanghai $check --format json samples/draft.xml \
	>"$tmp/b"
cmp "$tmp/a" "$tmp/b" || say "the environment reaches machine output"
$check --format json - <samples/draft.xml | sed 's|"file":"-"|"file":"samples/draft.xml"|' >"$tmp/b"
cmp "$tmp/a" "$tmp/b" || say "a pipe differs from a file"

# Every rule can be listed and explained in both languages.
$check -l --format json | jq -r .id | while read -r id; do
	for lang in zh en; do
		$check --lang $lang --explain "$id" >"$tmp/e" &&
			[ "$(wc -l <"$tmp/e")" -ge 3 ] ||
			echo "$id is not explained ($lang)"
	done
done >"$tmp/unexplained"
[ ! -s "$tmp/unexplained" ] || say "$(cat "$tmp/unexplained")"
exit $bad
