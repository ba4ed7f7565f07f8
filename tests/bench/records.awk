# SPDX-License-Identifier: Apache-2.0
# Makes a meeting record with `items` agenda items (-v items=N) in the shape
# of samples/plain.xml, for bench: sentences vary with a fixed generator.
function rnd(n) { seed = (seed * 1103515245 + 12345) % 2147483648; return int(seed / 65536) % n }
function sentence(    s) {
	s = A[rnd(nA) + 1] B[rnd(nB) + 1] C[rnd(nC) + 1]
	return s (rnd(3) == 0 ? "（第" (rnd(90) + 10) "号）" : "") (rnd(2) == 0 ? "，" D[rnd(nD) + 1] : "") "。"
}
function para(n,    s) { s = ""; while (n-- > 0) s = s sentence(); return s }
BEGIN {
	seed = 20260708
	nA = split("各专门委员会|办公室|研究室|法制工作委员会|财政经济委员会|代表工作委员会|机关党委|预算工作委员会", A, "|")
	nB = split("要对照今年的工作要点|应当结合本地区实际|要在8月31日以前|须按照《示例市地方立法条例》的规定|要会同市政府有关部门|应当坚持“问题导向”", B, "|")
	nC = split("逐项核对工作进度并提出补救办法|把调研成果转化为工作举措|完成对3个县（区）的执法检查|汇总代表提出的126件建议|研究提出修改完善的意见|按时报送书面材料", C, "|")
	nD = split("重要情况及时向党组报告|进度滞后的说明原因|完成率不低于95%|做到件件有着落、事事有回音|具体办法另行制定", D, "|")
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
	print "<meeting xmlns=\"urn:jiyao:record:1\" version=\"1.0\" id=\"d8-m" (number ? number : 11) "\" number=\"" (number ? number : 11) "\" year=\"2026\" retention=\"永久\">"
	print "<body id=\"dz8\" name=\"中共示例市人民代表大会常务委员会党组\" title=\"示例市八届人大常委会党组\" term=\"8\" superior=\"中共示例市委\" office=\"市人大常委会办公室\"/>"
	print "<roster>"
	nM = split("zhou 周明远 书记|shen 沈立秋 副书记|gu 顾承业 成员|lin 林雨桐 成员|he 何静宜 成员|lu 陆文博 成员", M, "|")
	for (i = 1; i <= nM; i++) { split(M[i], m, " ")
		print "<member id=\"" m[1] "\" name=\"" m[2] "\" role=\"" m[3] "\" post=\"市人大常委会副主任\" duty=\"分管有关工作\" joined=\"2026-01-12\"/>" }
	print "<other id=\"han\" name=\"韩小满\" mark=\"工作人员\" post=\"市人大常委会办公室副主任\" secretary=\"yes\"/>"
	print "</roster>"
	print "<session start=\"2026-07-08T09:00:00\" end=\"2026-07-08T10:40:00\" place=\"市人大常委会机关第一会议室\" convener=\"zhou\" chair=\"zhou\" recorder=\"han\"><notice sent=\"2026-07-03T16:00:00\"/><papers sent=\"2026-07-03T16:00:00\"/></session>"
	print "<attendance>"
	for (i = 1; i <= nM; i++) { split(M[i], m, " "); print "<attend who=\"" m[1] "\" status=\"出席\"/>" }
	print "</attendance>\n<agenda>"
	for (i = 1; i <= items; i++) {
		print "<item id=\"i" i "\" class=\"none\" put-by=\"zhou\">"
		print "<title>听取" A[rnd(nA) + 1] "关于第" i "项重点工作的汇报</title>"
		print "<remark who=\"lu\" kind=\"汇报\"><p>" para(2) "</p></remark>"
		print "<remark who=\"zhou\" kind=\"表态\"><p>同意。</p></remark>"
		print "<sense verb=\"听取\"><p>" para(2) "</p></sense>"
		print "<sense verb=\"强调\"><p>" para(3) "</p></sense>"
		print "<task id=\"t" i "\" lead=\"lu\" office=\"市人大常委会办公室\" due=\"2026-07-31\" state=\"进行中\" supervisor=\"市人大常委会办公室\" follower=\"han\"><p>" sentence() "</p><feedback date=\"2026-07-20\" by=\"市人大常委会办公室\"><p>正在办理。</p></feedback></task>"
		print "</item>"
	}
	print "</agenda>"
	print "<document kind=\"会议纪要\" number=\"〔2026〕第" (number ? number : 11) "次\" date=\"2026-07-10\" archive=\"SRD-DZ-2026-011\" distribution=\"党组成员，机关各部门\"><signature by=\"zhou\" date=\"2026-07-09\"/></document>"
	print "</meeting>"
}
