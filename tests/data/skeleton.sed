# SPDX-License-Identifier: Apache-2.0
# Fills the gaps of a skeleton in attributes with a type: what a gap asks for
# says of which type it is. Gaps in text stay.
s/="【[^】]*标识，如\([^】]*\)】"/="\1"/g
s/year="【[^】]*】"/year="2026"/g
s/class="【[^】]*】"/class="none"/g
s/="【[^】]*时刻】"/="2026-08-05T09:00:00"/g
s/="【[^】]*\(日期\|首日\|末日\|时限\)\(，年-月-日\)\{0,1\}】"/="2026-08-01"/g
s/="【[^】]*\(，数字\|人数\|票数\|条数\)】"/="3"/g
s/\(record\|item\|decision\)="【[^】]*】"/\1="d8-m1"/g
s/="【另一成员的标识】"/="zhou"/g
s/="【[^】]*标识】"/="zhou"/g
s/="【\([^】、或]*\)\(、\|或\)[^】]*】"/="\1"/g
