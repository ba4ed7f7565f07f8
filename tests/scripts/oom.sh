#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Memory runs out: status 2 and nothing written, or the right result; never
# a wrong one.  First one allocation after another fails (ours and the
# libraries'), then the address space is bounded.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
case $B in *asan*) exit 0 ;; esac # the sanitizer brings its own malloc
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
make -s B="$B" "$B/oom/jiyao" || exit 2
bad=0
in=samples/names.xml

run() { # run LABEL COMMAND...
	label=$1
	shift
	rm -f "$tmp"/out/*
	mkdir -p "$tmp/out"
	"$@" >/dev/null 2>"$tmp/err"
	rc=$?
	if [ $rc -eq 2 ] && [ -z "$(ls -A "$tmp/out")" ]; then
		return
	fi
	if [ $rc -eq 0 ] && cmp -s "$tmp/right.pdf" "$tmp/out/names-minutes.pdf"
	then
		return
	fi
	echo "$label: status $rc: $(head -c 300 "$tmp/err")"
	bad=1
}

"$B/bin/jiyao" minutes -o "$tmp/right.pdf" $in || exit 2
n=$(FAIL_AT=count "$B/oom/jiyao" minutes -o "$tmp/count.pdf" $in 2>&1 |
	tail -n 1)
cmp "$tmp/right.pdf" "$tmp/count.pdf" || bad=1
[ "$n" -gt 1000 ] || { echo "only $n allocations seen"; exit 1; }
# The first 60 one by one, then 240 spread over the rest.
step=$(((n - 60) / 240 + 1))
at=1
while [ "$at" -le "$n" ]; do
	run "allocation $at of $n" env FAIL_AT="$at" \
		"$B/oom/jiyao" minutes -o "$tmp/out/names-minutes.pdf" $in
	if [ "$at" -lt 60 ]; then at=$((at + 1)); else at=$((at + step)); fi
done

# Below this the loader itself cannot map the libraries and says so.
least=8000
while ! (ulimit -v $least && "$B/bin/jiyao" -h) >/dev/null 2>&1; do
	least=$((least + 4000))
done
most=$((least + 160000))
while [ $least -lt $most ]; do
	# shellcheck disable=SC2016
	run "ulimit -v $least" sh -c 'ulimit -v $0; exec "$@"' $least \
		"$B/bin/jiyao" minutes -o "$tmp/out/names-minutes.pdf" $in
	least=$((least + 2500))
done
exit $bad
