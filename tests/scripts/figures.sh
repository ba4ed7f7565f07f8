#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The figures of the half-year sample, counted by hand from its records: what
# jiyao-collect adds up must come to the same, and the report must say it.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-build}
case $B in *asan*) exit 0 ;; esac # it tries what stands around the tools
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
"$B/bin/jiyao-collect" --from 2026-01-01 --to 2026-06-30 --as-of 2026-07-06 \
    samples/half-year -o "$dir/s.xml" 2>"$dir/err"
"$B/bin/jiyao-md" -k report --prose samples/half-year/prose.md -o "$dir/r.md" \
    "$dir/s.xml" 2>>"$dir/err"
bad=0
# name who of value; - for none
while read -r name who of value; do
	path="//*[local-name()='figure'][@name='$name']"
	[ "$who" = - ] && path="$path[not(@who)]" || path="$path[@who='$who']"
	[ "$of" = - ] && path="$path[not(@of)]" || path="$path[@of='$of']"
	got=$(xmllint --xpath "string($path/@value)" "$dir/s.xml")
	[ "$got" = "$value" ] || {
		echo "$name $who $of: counted by hand $value, got $got"
		bad=1
	}
done <<END
meetings - - 10
meetings-by-month - 2026-01 2
meetings-by-month - 2026-02 1
meetings-by-month - 2026-03 2
meetings-by-month - 2026-04 1
meetings-by-month - 2026-05 2
meetings-by-month - 2026-06 2
due zhou - 10
attended zhou - 10
attended shen - 9
attended gu - 9
attended lin - 8
attended zheng - 8
attended he - 9
attended lu - 9
on-leave zhou - 0
on-leave shen - 1
on-leave gu - 1
on-leave lin - 2
on-leave zheng - 2
on-leave he - 1
on-leave lu - 1
items - - 30
items-by-class - 一 2
items-by-class - 二 2
items-by-class - 三 6
items-by-class - 四 1
items-by-class - 五 1
items-by-class - 六 3
items-by-class - 七 3
items-by-class - 八 2
items-by-class - 九 2
items-by-class - 十 1
items-by-class - none 7
decisions - - 25
decisions-by-outcome - 通过 24
decisions-by-outcome - 缓议 1
decisions-by-outcome - 未通过 0
decisions-by-class - 一 2
decisions-by-class - 二 2
decisions-by-class - 三 7
decisions-by-class - 四 1
decisions-by-class - 五 2
decisions-by-class - 六 3
decisions-by-class - 七 3
decisions-by-class - 八 2
decisions-by-class - 九 2
decisions-by-class - 十 1
decisions-by-class - none 0
decisions-major - 重大决策 10
decisions-major - 重要人事任免 2
decisions-major - 重大项目安排 2
decisions-major - 大额度资金使用 1
votes - 口头 12
votes - 举手 9
votes - 无记名投票 2
votes - 记名投票 1
report-ups - 请示 4
report-ups - 报告 7
report-ups-replied - 请示 4
reports-on-all - - 1
documents - - 31
tasks - - 33
tasks-by-state - 已办结 19
tasks-by-state - 在办 14
tasks-by-state - 已中止 0
tasks-overdue - - 1
feedback - 进展 21
feedback - 问题 1
feedback - 办结 19
life-meetings - - 1
publications - - 2
issues - - 13
issues-by-year - 2024 3
issues-by-year - 2025 10
issues-by-state - 已销号 5
issues-by-state - 已整改 0
issues-by-state - 整改中 8
issues-overdue - - 0
issues-of-group - - 6
issues-of-group-closed - - 3
studies - 集中学习研讨 4
studies - 个人自学 1
study-attended zhou - 3
study-attended shen - 4
study-attended gu - 4
study-attended lin - 4
study-attended zheng - 3
study-attended he - 4
study-attended lu - 4
research - - 37
research-days zhou - 24
research-days shen - 24
research-days gu - 20
research-days lin - 21
research-days zheng - 35
research-days he - 18
research-days lu - 7
contacts - - 15
contacts-deputies - - 71
contacts-joined zhou - 3
contacts-joined shen - 2
contacts-joined gu - 2
contacts-joined lin - 4
contacts-joined zheng - 2
contacts-joined he - 4
contacts-joined lu - 2
inspections - - 2
enforcement - - 2
suggestions - 改进工作 3
suggestions - 帮助基层 3
suggestions-by-state - 已采纳 4
suggestions-by-state - 部分采纳 1
suggestions-made zhou - 0
suggestions-made shen - 2
suggestions-made gu - 1
suggestions-made lin - 2
suggestions-made zheng - 1
suggestions-made he - 2
suggestions-made lu - 0
talks - 成员之间 13
talks - 部门负责人 12
talks - 约谈 2
END
while read -r line; do
	grep -qF "$line" "$dir/r.md" || {
		echo "the report does not say: $line"
		bad=1
	}
done <<'END'
党组召开会议10次，研究议题30个，作出决定25项，其中通过24项、缓议1项；开展理论学习中心组集中学习研讨4次；召开民主生活会1次；以党组名义印发、上报文件31件，其中向市委请示4次、报告7次。
其中1月2次、2月1次、3月2次、4月1次、5月2次、6月2次。
<td>郑怀山</td><td>10</td><td>8</td><td>2</td><td>3</td><td>35</td><td>2</td><td>1</td>
<td>（三）</td><td>立法、监督、重大事项决定、人事任免</td><td>6</td><td>7</td>
重大决策10项，重要人事任免2项，重大项目安排2项，大额度资金使用1项
请示4次，已批复4次；报告7次，其中报告全面工作1次
交办任务33项，每项都有牵头的党组成员和责任单位。截至2026年7月6日，已办结19项，在办14项；在办的任务中有1项超过时限
进展反馈21次、问题反馈1次、办结反馈19次
联系走访代表15次、71人次；参加视察2次、执法检查2次。成员之间谈心谈话13次，与部门负责人谈心谈话12次，接受党员、干部约谈2次。
共有问题13个，其中2024年度3个、2025年度10个。截至2026年7月6日，已销号5个，已整改待销号0个，整改中8个，没有超过时限的。领导班子清单的问题6个，已销号3个
END
# What may not stand in it: a personnel title, a candidate, an issue of one member.
for word in 裴映雪 郑知微 处级干部任职 河湖巡查 研究机关处级; do
	! grep -q "$word" "$dir/r.md" || { echo "the report tells: $word"; bad=1; }
done
[ $bad = 0 ] || cat "$dir/err"
exit $bad
