# SPDX-License-Identifier: Apache-2.0
# A ledger of nine columns and as many rows as -v rows says: every third
# problem has two measures, and one measure in a hundred is long.
BEGIN {
	long = "对照清单逐项核查，能够当场解决的当场解决，不能当场解决的明确责任人和期限；"
	print "---\nformat: plain\ntitle: 整改台账\n---\n\n<!-- jiyao: landscape -->\n"
	print "<table>\n<caption>整改台账</caption>\n<thead><tr><th>序号</th>" \
	    "<th>查摆问题</th><th>整改目标</th><th>整改措施</th><th>责任领导</th>" \
	    "<th>责任单位</th><th>完成时限</th><th>进展情况</th><th>备注</th></tr></thead>"
	for (r = 1; r <= rows; r++) {
		n++
		two = n % 3 == 0 && r < rows
		span = two ? " rowspan=\"2\"" : ""
		text = long
		if (n % 100 == 0)
			for (i = 0; i < 5; i++)
				text = text text
		printf "<tr><td%s>%d</td><td%s>第%d个问题：调查研究不够深入，掌握的情况不够准</td>", span, n, span, n
		printf "<td%s>完成率不低于%d.%d%%</td>", span, 80 + n % 20, n % 10
		rest(text)
		if (two) {
			printf "<tr>"
			rest(long)
			r++
		}
	}
	print "</table>"
}
function rest(text) {
	printf "<td>%s</td><td>闻知远</td><td>办公室、财务科</td><td>2026年%d月%d日</td><td>正在办理</td><td></td></tr>\n", \
	    text, n % 12 + 1, n % 28 + 1
}
