#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The finished PDF of a notice, asked by other programs: its text, its
# bookmarks, its information, its metadata, its structure and the files in it
# hold nothing of what the record hides.  The minutes of the same
# record, asked the same way, do hold some of it: so the test can fail.
set -u
B=${B:-build}
export LC_ALL=C.UTF-8
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
bad=0
say() {
	echo "released: $*"
	bad=1
}

record=tests/records/release.xml
# A piece of each sort of hidden text, as it stands in the record.
cat > "$tmp/hidden" <<'EOF'
漏点共十四处
恒温场所
概算三百二十
监理要请外地
晚两年再修
先修屋面
记名投票
库房状况
人员、钥匙
机关事务部门
单独立项
转移清单
一百八十万元
干部调整
卓远山
韩小满
林波
乔雁南
保管科
SRD-DZ-2026-020
第二会议室
EOF

# All that programs find in a PDF, without white space.
ask() {
	{
		pdftotext "$1" -
		pdfinfo "$1"
		pdfinfo -meta "$1"
		pdfinfo -custom "$1"
		pdfinfo -struct-text "$1"
		mutool show "$1" outline
		pdfdetach -list "$1"
		rm -rf "$tmp/in" && mkdir "$tmp/in"
		pdfdetach -saveall -o "$tmp/in" "$1" && cat "$tmp/in"/*
	} 2>/dev/null | tr -d ' \n\t\f' > "$tmp/all"
}

for level in 2a 3b; do
	"$B/bin/jiyao" notice -a $level -o "$tmp/n.pdf" $record 2>/dev/null
	[ -s "$tmp/n.pdf" ] || say "no notice ($level)"
	ask "$tmp/n.pdf"
	grep -q '研究档案库房改造工程' "$tmp/all" ||
	    say "the programs do not see the notice"
	while read -r text; do
		! grep -qF -e "$text" "$tmp/all" || say "$level: $text"
	done < "$tmp/hidden"
done
"$B/bin/jiyao" minutes -o "$tmp/m.pdf" $record 2>/dev/null
ask "$tmp/m.pdf"
found=$(while read -r text; do
	grep -oF -e "$text" "$tmp/all" | head -1
done < "$tmp/hidden" | wc -l)
[ "$found" -ge 5 ] || say "the minutes show $found of it only"
exit $bad
