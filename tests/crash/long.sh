#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Ten thousand deposits (or $1) by processes that are killed at a random call
# that writes or in the middle of one, two of them at once; then everything that was
# acknowledged must be there, once, and the store whole.  By hand; SEED=n
# repeats a run.  DIR is where the store is made.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
n=${1:-10000}
tmp=$(mktemp -d "${DIR:-/tmp}/crash.XXXXXX") || exit 2
trap 'rm -rf "$tmp"' EXIT
mkdir -p "$B/crash"
make -s B="$B" "$B/crash/keep" &&
    ${CC:-cc} -D_GNU_SOURCE -std=c11 -O2 -shared -fPIC \
	-o "$B/crash/shim.so" tests/crash/shim.c || exit 2
keep=$B/crash/keep
st=$tmp/st
begun=$(date +%s)
seed=${SEED:-$begun}

# worker FROM TO: the numbers from FROM to TO, however often it is killed.
worker()
{
	at=$1 kills=0 recovered=0 random=$((seed + $1))
	while [ "$at" -le "$2" ]; do
		random=$(((random * 1103515245 + 12345) % 2147483648))
		way=before
		[ $((random / 1024 % 3)) != 0 ] || way=half
		CRASH=$way:$((1 + random / 65536 % 2000)) \
		    LD_PRELOAD=$B/crash/shim.so $keep many "$st" "$at" "$2" \
		    > "$tmp/out$1" 2> "$tmp/err$1"
		case $? in
		0) ;;
		137) kills=$((kills + 1)) ;;
		*)
			recovered=$((recovered + 1))
			$keep recover "$st" 2> /dev/null ;;
		esac
		# Half a line acknowledges nothing.
		sed -n 's/	new$//p; s/	there$//p' "$tmp/out$1" > "$tmp/whole$1"
		cat "$tmp/whole$1" >> "$tmp/told$1"
		last=$(tail -n 1 "$tmp/whole$1")
		[ -z "$last" ] || at=$((${last#N-} + 1))
		if [ $((kills % 10)) = 0 ]; then
			$keep recover "$st" 2> /dev/null
		fi
	done
	echo "$kills killed, $recovered recovered after half a line"
}
half=$((n / 2))
worker 1 $half &
worker $((half + 1)) "$n"
wait
echo "$n deposits, $(($(date +%s) - begun)) s, seed $seed"
bad=0
$keep check "$st" || { $keep recover "$st"; $keep check "$st" || bad=1; }
sort -u "$tmp"/told[0-9]* > "$tmp/told"
cut -d ' ' -f 4 "$st/log" | sort > "$tmp/kept"
lost=$(comm -23 "$tmp/told" "$tmp/kept" | wc -l)
twice=$(uniq -d "$tmp/kept" | wc -l)
unasked=$(comm -13 "$tmp/told" "$tmp/kept" | wc -l)
echo "$(wc -l < "$tmp/kept") in the log, $(find "$st/bags" -mindepth 1 \
    -maxdepth 1 | wc -l) bags, $lost lost, $twice twice, $unasked besides"
[ "$lost$twice$unasked" = 000 ] && [ "$(wc -l < "$tmp/kept")" = "$n" ] || bad=1
t=$(date +%s%N)
$keep add "$st" ONE-MORE > /dev/null || bad=1
echo "one more deposit: $((($(date +%s%N) - t) / 1000000)) ms"
t=$(date +%s%N)
$keep check "$st" || bad=1
echo "check of all: $((($(date +%s%N) - t) / 1000000)) ms"
exit $bad
