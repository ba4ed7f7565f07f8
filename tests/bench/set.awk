# SPDX-License-Identifier: Apache-2.0
# Makes n records of every kind for one body in the folder dir (-v n=300
# -v dir=OUT), for jiyao-collect: who came, what was decided, done, studied and
# researched varies with a fixed generator.  With -v first=N they begin with
# the Nth, so that calls of this may share the work.
function rnd(k) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % k }
function pick(s,    w) { return w[rnd(split(s, w, " ")) + 1] }
function day(m, d) { return sprintf("2026-%02d-%02d", m, d) }
function say(s) { print s > file }
function head(root, attributes) {
	say("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
	say("<" root " xmlns=\"urn:jiyao:record:1\" version=\"1.0\" id=\"" id "\" " attributes ">")
	say("<body id=\"dz8\" name=\"中共示例市人民代表大会常务委员会党组\" title=\"示例市八届人大常委会党组\" term=\"" term "\" superior=\"中共示例市委\" office=\"市人大常委会办公室\"/>")
	say("<roster>")
	for (k = 1; k <= nM; k++) {
		split(M[k], m, " ")
		say("<member id=\"" m[1] "\" name=\"" m[2] "\" role=\"" m[3] "\" post=\"市人大常委会副主任\" joined=\"" m[4] "\"" (m[5] ? " left=\"" m[5] "\"" : "") "/>")
	}
	say("<other id=\"han\" name=\"韩小满\" mark=\"工作人员\" post=\"市人大常委会办公室副主任\" secretary=\"yes\"/>")
	say("<other id=\"ouyang\" name=\"欧阳澄\" mark=\"非中共副主任\" post=\"市人大常委会副主任\"/>")
	say("</roster>")
}
function attend(    k, m, s) {
	for (k = 1; k <= nM; k++) {
		split(M[k], m, " ")
		if (today < m[4] || (m[5] && today >= m[5])) continue
		s = rnd(8)
		say("<attend who=\"" m[1] "\" status=\"" (s == 0 ? "请假" : s == 1 ? "缺席" : "出席") "\"/>")
	}
}
function task(tid,    state, due) {
	state = pick("未开始 进行中 已完成 已完成 已中止")
	due = day(month + rnd(13 - month), 1 + rnd(28))
	say("<task id=\"" tid "\"" (rnd(5) ? " lead=\"" person() "\"" : "") (rnd(4) ? " due=\"" due "\"" : "") " state=\"" state "\"" (state == "已完成" ? " done=\"" day(month + rnd(13 - month), 28) "\"" : "") "><p>办理第" tid "项工作。</p>")
	for (f = rnd(3); f > 0; f--)
		say("<feedback date=\"" day(month, 28) "\" by=\"办公室\" kind=\"" pick("进展 问题 办结") "\"><p>正在办理。</p></feedback>")
	say("</task>")
}
function person(    m) { split(M[rnd(4) + 1], m, " "); return m[1] }
# The level of one part in ten.
function secret() { return rnd(10) ? "" : rnd(3) ? " secrecy=\"秘密\" secrecy-term=\"6个月\"" : " secrecy=\"机密\" secrecy-term=\"10年\"" }
function two() { a = person(); do b = person(); while (b == a) }
function meeting(    items, k, class, d) {
	number = i % 9000 + 1
	head("meeting", "number=\"" number "\" year=\"2026\"")
	say("<session start=\"" today "T09:00:00\" end=\"" today "T11:00:00\" place=\"第一会议室\" convener=\"zhou\" chair=\"zhou\" recorder=\"han\"/>")
	say("<attendance>"); attend(); say("</attendance>\n<agenda>")
	items = 1 + rnd(4)
	for (k = 1; k <= items; k++) {
		class = pick("一 二 三 四 五 六 七 八 九 十 none none")
		say("<item id=\"i" k "\" class=\"" class "\"" (rnd(3) == 0 ? " major-kind=\"" pick("重大决策 重要人事任免 重大项目安排 大额度资金使用") "\"" : "") " put-by=\"zhou\"" (rnd(20) == 0 ? " withdrawn=\"讨论前\"" : "") secret() ">")
		say("<title>研究第" i "次会议第" k "项议题</title>")
		for (d = rnd(3); d > 0; d--) {
			say("<decision id=\"" id "-d" k "-" d "\" outcome=\"" pick("通过 通过 未通过 缓议") "\"><p>按会议意见办理第" d "项。</p>")
			if (rnd(4)) say("<vote method=\"" pick("口头 举手 无记名投票 记名投票") "\" for=\"4\"/>")
			if (rnd(2)) task(id "-t" k "-" d)
			say("</decision>")
		}
		if (rnd(6) == 0) task(id "-t" k)
		if (rnd(5) == 0) say("<report-up kind=\"" pick("请示 报告") "\" date=\"" day(month, 28) "\"" (rnd(2) ? " number=\"示发〔2026〕" i "号\"" : "") (rnd(2) ? " replied=\"" day(month + rnd(13 - month), 28) "\"" : "") "/>")
		say("</item>")
	}
	say("</agenda>")
	say("<document kind=\"会议纪要\" number=\"〔2026〕第" i "次\"" (rnd(5) ? " date=\"" day(month, 28) "\"" : "") "/>")
}
function study() {
	head("study", "year=\"2026\"" secret())
	say("<session start=\"" today "T14:00:00\" end=\"" today "T16:00:00\" form=\"" pick("集中学习研讨 集中学习研讨 个人自学 其他") "\" described=\"讲座\" chair=\"zhou\"/>")
	say("<attendance>"); attend()
	if (rnd(2)) say("<participant who=\"ouyang\"" (rnd(3) ? "" : " status=\"请假\"") "/>")
	say("</attendance>\n<theme>第" i "次学习的主题</theme>")
	for (f = rnd(4); f > 0; f--) say("<speech who=\"" person() "\"" (rnd(4) ? "" : " form=\"书面发言\"") "><p>谈了体会。</p></speech>")
	if (rnd(3) == 0) task(id "-t")
}
function log_(    k, kind, d, n) {
	head("log", "year=\"2026\" from=\"" day(month, 1) "\" to=\"" day(month + (month < 12), 28) "\"")
	n = 4 + rnd(8)
	for (k = 1; k <= n; k++) {
		d = 1 + rnd(26); two()
		kind = pick("research research research talk talk contact inspection enforcement branch-life suggestion personal-report")
		if (kind == "research")
			say("<research id=\"e" k "\" from=\"" day(month, d) "\" to=\"" day(month + (month < 12) * (rnd(4) == 0), d + rnd(3)) "\" place=\"上坝村\" subject=\"灌溉用水\" grass-roots=\"" pick("yes yes no") "\"><who ref=\"" a "\"/><who ref=\"" b "\"/></research>")
		if (kind == "talk")
			say("<talk id=\"e" k "\" kind=\"" pick("成员之间 成员之间 部门负责人 约谈 其他") "\"" (rnd(6) ? " date=\"" day(month, d) "\"" : "") " who=\"" a "\"" (rnd(3) ? " with=\"" b "\"" : " name=\"方一平\"") (rnd(9) ? "" : " given=\"no\"") "/>")
		if (kind == "contact")
			say("<contact id=\"e" k "\" date=\"" day(month, d) "\" place=\"代表之家\" count=\"" rnd(9) "\"><who ref=\"" a "\"/></contact>")
		if (kind == "inspection")
			say("<inspection id=\"e" k "\" from=\"" day(month, d) "\" to=\"" day(month, d + 1) "\" place=\"临江县\" subject=\"水库\"><who ref=\"" a "\"/><who ref=\"" b "\"/></inspection>")
		if (kind == "enforcement")
			say("<enforcement id=\"e" k "\" from=\"" day(month, d) "\" to=\"" day(month, d + 2) "\" place=\"城东区\" law=\"水法\"><who ref=\"" a "\"/></enforcement>")
		if (kind == "branch-life")
			say("<branch-life id=\"e" k "\" date=\"" day(month, d) "\" branch=\"机关第一支部\"><who ref=\"" a "\"/></branch-life>")
		if (kind == "suggestion")
			say("<suggestion id=\"e" k "\" date=\"" day(month, d) "\" kind=\"" pick("改进工作 帮助基层") "\" title=\"关于灌溉用水的建议\"" (rnd(2) ? " state=\"" pick("已采纳 部分采纳 留作参考") "\"" : " release=\"内部\"") "><who ref=\"" a "\"/></suggestion>")
		if (kind == "personal-report")
			say("<personal-report id=\"e" k "\" who=\"" a "\" date=\"" day(month, d) "\" occasion=\"" pick("年度集中报告 随时报告") "\"/>")
	}
}
function circulation() {
	head("circulation", "year=\"2026\" date=\"" today "\"" (rnd(4) ? " closed=\"" day(month, 28) "\" result=\"" pick("通过 修改后通过 未通过 提交会议") "\" meeting=\"r000000\"" : "") secret())
	say("<paper kind=\"通知\" title=\"第" i "号通知\" submitted-by=\"办公室\" superior-matter=\"监督\"" (rnd(2) ? " number=\"示发〔2026〕" i "号\" date=\"" day(month, 28) "\"" : "") "/>")
	say("<round><ask who=\"zhou\" answer=\"同意\"/></round>")
}
# Some of the numbers are those of meetings and circulations before it.
function register(    k, kind) {
	head("register", "year=\"2026\" from=\"" day(month, 1) "\" to=\"" day(month, 28) "\"")
	for (k = 1; k <= 6; k++) {
		kind = pick("会议纪要 通知 请示 报告 讲话")
		say("<entry id=\"f" k "\" kind=\"" kind "\" title=\"第" k "份\" number=\"" (kind == "会议纪要" ? "〔2026〕第" (i - rnd(20)) "次" : "示发〔2026〕" (i - rnd(20)) "号") "\"" (rnd(5) ? " date=\"" day(month, 1 + rnd(28)) "\"" : "") (rnd(3) ? " to=\"中共示例市委\"" : "") secret() (kind == "报告" && rnd(2) ? " scope=\"全面工作\"" : "") ">" (rnd(3) ? "" : "<reply date=\"" day(month, 28) "\"/>") "</entry>")
	}
	say("<exception rule=\"year-research\" reason=\"在外学习\" approver=\"书记周明远\" until=\"2026-12-31\" who=\"gu\" record=\"" id "\"/>")
}
# Issues of one year stand in several records; the last speaks for them.
function life_meeting(    k, l) {
	head("life-meeting", "year=\"" (2024 + rnd(3)) "\"" (rnd(2) ? " secrecy=\"秘密\" secrecy-term=\"6个月\"" : ""))
	two()
	say("<preparation><talked who=\"" a "\" with=\"" b "\" date=\"" day(month, 1 + rnd(26)) "\"/></preparation>")
	say("<session start=\"" today "T09:00:00\" end=\"" today "T11:00:00\" place=\"第一会议室\" convener=\"zhou\" chair=\"zhou\"/>")
	say("<attendance>"); attend(); say("</attendance>")
	for (l = 0; l < 3; l++) {
		say("<list year=\"" (2024 + l) "\"" (l ? " who=\"" person() "\"" : "") ">")
		for (k = 1; k <= 2; k++) {
			say("<issue id=\"q" l "-" (int(i / 200) * 3 + rnd(2) * 2 + k) "\" source=\"" pick("查摆 反映") "\"" (rnd(5) ? " due=\"" day(1 + rnd(12), 1 + rnd(28)) "\"" : "") "><problem><p>办理慢。</p></problem>")
			if (rnd(2)) say("<progress date=\"" day(month, 1 + rnd(28)) "\"" (rnd(2) ? " state=\"已整改\"" : "") "><p>有进展。</p></progress>")
			if (rnd(3) == 0) say("<closure date=\"" day(1 + rnd(12), 1 + rnd(28)) "\"/>")
			else if (rnd(3) == 0) say("<pending" (rnd(2) ? " until=\"" day(1 + rnd(12), 1) "\"" : "") "><p>场地没有交付。</p></pending>")
			say("</issue>")
			# The other id of the pair keeps ids of a list apart.
		}
		say("</list>")
	}
	if (rnd(2)) say("<publication what=\"会议情况\" to=\"干部\" way=\"情况通报\" date=\"" day(month, 28) "\"/>")
}
BEGIN {
	nM = split("zhou 周明远 书记 2026-01-01|shen 沈立秋 副书记 2026-01-01|gu 顾承业 成员 2026-01-01|lin 林雨桐 成员 2026-01-01|he 何静宜 成员 2026-06-01|lu 陆文博 成员 2026-01-01 2026-09-01", M, "|")
	for (i = first + 0; i < first + n; i++) {
		seed = i * 7919 + 17
		rnd(2); rnd(2)
		month = 1 + rnd(12); today = day(month, 1 + rnd(28))
		term = 8 + int(i / 9000)
		kind = pick("meeting meeting meeting meeting meeting meeting study study log log log circulation register life-meeting")
		id = sprintf("r%06d", i); file = dir "/" id ".xml"
		if (kind == "meeting") meeting()
		else if (kind == "study") study()
		else if (kind == "log") log_()
		else if (kind == "circulation") circulation()
		else if (kind == "register") register()
		else life_meeting()
		say("</" kind ">")
		close(file)
	}
}
