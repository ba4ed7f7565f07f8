/* SPDX-License-Identifier: Apache-2.0 */
#include "base/date.h"

bool
date_read(const char *s, int *year, int *month, int *day)
{
	static const char shape[] = "yyyy-mm-dd";
	static const int days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	int *into, last, i;

	*year = *month = *day = 0;
	for (i = 0; shape[i] != '\0'; i++) {
		if (shape[i] == '-') {
			if (s[i] != '-')
				return false;
			continue;
		}
		if (s[i] < '0' || s[i] > '9')
			return false;
		into = shape[i] == 'y' ? year : shape[i] == 'm' ? month : day;
		*into = *into * 10 + (s[i] - '0');
	}
	if (*year < 1 || *month < 1 || *month > 12)
		return false;
	last = days[*month - 1];
	if (*month == 2 && *year % 4 == 0 &&
	    (*year % 100 != 0 || *year % 400 == 0))
		last = 29;
	return *day >= 1 && *day <= last;
}

bool
date_valid(const char *s)
{
	int y, m, d;

	return date_read(s, &y, &m, &d) && s[10] == '\0';
}
