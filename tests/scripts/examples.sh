#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Every command line of a manual's EXAMPLES runs, in a folder that holds the
# files it names, and gives the files it says it gives.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
top=$PWD
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
PATH=$B/bin:$PATH
bad=0
for page in gen/*.1; do
	rm -rf "$tmp/d"
	mkdir -p "$tmp/d/2026" "$tmp/d/out"
	for f in meeting a b 2026/01; do
		cp samples/plain.xml "$tmp/d/$f.xml"
	done
	cp samples/life.xml "$tmp/d/life.xml"
	cp samples/work-rules.md "$tmp/d/notice.md"
	jiyao-md "$tmp/d/meeting.xml" > "$tmp/d/minutes.md" 2> "$tmp/log"
	sed 's/座谈会/会议/' "$tmp/d/minutes.md" > "$tmp/d/edited.md"
	cp tests/style/titles.xsl "$tmp/d/titles.xsl"
	# mdoc's \(dq is a quotation mark; .Dl lines are the commands.
	awk '/^\.Sh /{ on = /EXAMPLES/ } on && /^\.Dl /{ sub(/^\.Dl /, ""); print }' \
		"$page" | sed 's/\\(dq/"/g' >"$tmp/commands"
	[ -s "$tmp/commands" ] || { echo "$page has no examples"; bad=1; }
	while IFS= read -r line; do
		# diff(1) says by 1 that there is something to show.
		differs=0
		case $line in "jiyao diff "*) differs=1 ;; esac
		(cd "$tmp/d" && sh -c "$line") >"$tmp/log" 2>&1 </dev/null ||
		    [ $? = $differs ] || {
			echo "$page: $line: failed"
			head -n 5 "$tmp/log"
			bad=1
		}
		for f in $(printf '%s\n' "$line" |
			sed -n 's/.*\(-o\|>\) \([^ ]*\).*/\2/p'); do
			[ -s "$tmp/d/$f" ] || [ -d "$tmp/d/$f" ] || {
				echo "$page: $line: no $f"
				bad=1
			}
		done
	done <"$tmp/commands"
done
# An office's profile as jiyao-profile(5) shows it.
awk '/^\.Sh /{ on = /EXAMPLES/ } on && /^\.Bd/{ text = 1; next }
	/^\.Ed/{ text = 0 } on && text' gen/jiyao-profile.5 |
	sed "s|/usr/local/share/jiyao|$top|;
		s/Times New Roman, Liberation Serif/AR PL UMing CN/" \
	>"$tmp/profile.yaml"
jiyao-pdf --profile "$tmp/profile.yaml" -o "$tmp/x.pdf" samples/work-rules.md ||
	{ echo "the profile of jiyao-profile(5) does not serve"; bad=1; }
exit $bad
