#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Nothing lost: a deposit is killed at every call that changes the file
# system, the disk is full from there on, or the call fails; whatever was
# acknowledged is there afterwards, whatever was not is whole or absent, and
# the same deposit succeeds next.  tests/crash/keep.c is the store alone.
set -u
cd "$(dirname "$0")/../.." || exit 2
B=${B:-$PWD/build}
case $B in *asan*) exit 0 ;; esac # the sanitizer wants to be loaded first
# In memory where that can be: what a kill leaves is the same there.
fast=/tmp
[ ! -w /dev/shm ] || fast=/dev/shm
tmp=$(mktemp -d "$fast/crash.XXXXXX") || exit 2
trap 'chmod -R u+w "$tmp"; rm -rf "$tmp"' EXIT
mkdir -p "$B/crash"
make -s B="$B" "$B/crash/keep" &&
    ${CC:-cc} -D_GNU_SOURCE -std=c11 -O2 -Wall -Wextra -shared -fPIC \
	-o "$B/crash/shim.so" tests/crash/shim.c || exit 2
keep=$B/crash/keep
st=$tmp/st
bad=0

say()
{
	echo "crash: $*: $(head -c 300 "$tmp/err" 2> /dev/null)"
	bad=1
}

# under HOW COMMAND...: with the shim; status in $status.
under()
{
	how=$1
	shift
	CRASH=$how LD_PRELOAD=$B/crash/shim.so "$@" > "$tmp/out" 2> "$tmp/err"
	status=$?
}

# calls COMMAND...: how many calls change something; the log stays.
calls()
{
	rm -f "$tmp/log"
	CRASH_LOG=$tmp/log under '' "$@"
	[ $status = 0 ] || say "$* without harm: $status"
	n=$(wc -l < "$tmp/log")
}

# What a power cut would leave: nothing stands in the log under its name or
# is acknowledged on stdout before it, and the name, are on the disk.
ordered()
{
	awk -F '\t' -v st="$st" '
	function parent(p) { sub("/[^/]*$", "", p); return p }
	function inside(p) { return index(p "/", st "/") == 1 }
	function moot(p) { return index(p, st "/incoming") == 1 ||
	    p == st "/lock" }
	$1 == "create" || $1 == "mkdir" {
		dirty[$2] = 1
		if ($2 != st "/lock") dirty[parent($2)] = 1 }
	$1 == "write" && $2 != "stdout" || $1 == "ftruncate" { dirty[$2] = 1 }
	$1 == "unlink" { delete dirty[$2]; dirty[parent($2)] = 1 }
	$1 == "fsync" { delete dirty[$2]; synced++ }
	$1 == "rename" {
		for (p in dirty)
			if (index(p "/", $2 "/") == 1)
				print "renamed before it is on the disk: " p
		dirty[parent($3)] = 1 }
	$2 == st "/log" && $1 == "write" || $2 == "stdout" {
		for (p in dirty)
			if (($2 == "stdout" || p != st "/log" && p != st) &&
			    (inside(p) || p == parent(st)) && !moot(p))
				print $2 " before it is on the disk: " p
		told += $2 == "stdout" }
	END { if (told != 1 || synced < 3) print "calls are missing" }
	' "$tmp/log" > "$tmp/order"
	[ ! -s "$tmp/order" ] || { cat "$tmp/order"; bad=1; }
}

# sound ACKNOWLEDGED...: check accepts the store or recover mends it, and
# these numbers are in it.
sound()
{
	if ! $keep check "$st" > /dev/null 2>&1; then
		$keep recover "$st" 2> "$tmp/err" || say "$label: recover"
		$keep check "$st" 2> "$tmp/err" || say "$label: check"
	fi
	[ -z "$(ls -A "$st/incoming")" ] || {
		$keep recover "$st" 2> "$tmp/err" || say "$label: sweep"
		[ -z "$(ls -A "$st/incoming")" ] || say "$label: incoming"
	}
	for kept; do
		grep -q " add $kept " "$st/log" || say "$label: $kept lost"
	done
}

# fresh KIND: no store, one with a deposit, one in which the bag stands
# without its line, one with half a line, one with half a deposit.
fresh()
{
	rm -rf "$st"
	case $1 in none) return ;; esac
	cp -R "$tmp/from" "$st"
	case $1 in
	bag) cp -R "$tmp/whole/bags/B" "$st/bags" ;;
	torn) printf '2 00' >> "$st/log" ;;
	half) mkdir -p "$st/incoming/B/data" "$st/incoming/C" &&
	    : > "$st/incoming/B/data/record.xml" ;;
	esac
}
$keep add "$tmp/from" A > /dev/null || exit 2
cp -R "$tmp/from" "$tmp/whole"
$keep add "$tmp/whole" B A > /dev/null || exit 2

# Every call of a deposit, of every kind of store, in every way.
for kind in none some bag half; do
	acknowledged=A number=B replaces=A
	[ $kind = none ] && acknowledged='' number=A replaces=''
	fresh $kind
	# shellcheck disable=SC2086
	calls $keep add "$st" $number $replaces
	ordered
	[ "$n" -ge 4 ] || say "$kind: only $n calls seen"
	last=$n
	for way in before after half enospc eio short; do
		at=0
		while [ $at -lt "$last" ]; do
			at=$((at + 1))
			[ $way != short ] || at=$last
			[ $way != half ] || sed -n "${at}p" "$tmp/log" |
			    grep -q ^write || continue
			label="$kind, $way $at of $last"
			fresh $kind
			# shellcheck disable=SC2086
			under $way:$at $keep add "$st" $number $replaces
			case $way-$status in
			before-137 | after-137 | half-137 | short-0) ;;
			eio-[02] | enospc-2) ;;
			*) say "$label: status $status" ;;
			esac
			# Half a line on stdout acknowledges nothing.
			told=
			[ -z "$(grep "^$number	" "$tmp/out")" ] || told=$number
			[ $way-$status != short-0 ] || [ -n "$told" ] || say "$label"
			# Half of them are found by the next deposit, not by
			# recover; half a line is for recover alone.
			# shellcheck disable=SC2086
			[ $((at % 2)) = 0 ] && [ -z "$told" ] &&
			    [ -z "$(tail -c 1 "$st/log" 2> /dev/null)" ] ||
			    sound $acknowledged $told
			# shellcheck disable=SC2086
			$keep add "$st" $number $replaces > /dev/null \
			    2> "$tmp/err" || say "$label: the next deposit"
			# shellcheck disable=SC2086
			sound $acknowledged $number
		done
	done
done

# A kill of the repair itself.
for kind in bag torn half; do
	fresh $kind
	rm -f "$tmp/log"
	CRASH_LOG=$tmp/log under '' $keep recover "$st"
	last=$(wc -l < "$tmp/log")
	[ "$last" -ge 3 ] || say "recover of $kind: only $last calls seen"
	for way in before after half enospc eio; do
		at=0
		while [ $at -lt "$last" ]; do
			at=$((at + 1))
			label="recover of $kind, $way $at of $last"
			fresh $kind
			under $way:$at $keep recover "$st"
			$keep recover "$st" 2> "$tmp/err" || say "$label"
			$keep check "$st" 2> "$tmp/err" || say "$label: check"
			$keep add "$st" B A > /dev/null 2> "$tmp/err" ||
			    say "$label: the next deposit"
			sound A B
		done
	done
done

# Several at once: other numbers, and one number that all of them deposit.
for many in 2 8; do
	rm -rf "$st"
	label="$many at once"
	pids=
	for i in $(seq $many); do
		(
			$keep many "$st" $((i * 100)) $((i * 100 + 20)) &&
			    $keep add "$st" SAME
		) > "$tmp/out$i" 2> "$tmp/err$i" &
		pids="$pids $!"
	done
	for pid in $pids; do
		wait "$pid" || say "$label"
	done
	[ "$(cat "$tmp"/out[1-8] | grep -c new)" = $((many * 21 + 1)) ] &&
	    [ "$(cat "$tmp"/out[1-8] | grep -c there)" = $((many - 1)) ] ||
	    say "$label: $(sort "$tmp"/out[1-8] | uniq -c | sort -n | tail -2)"
	[ "$(wc -l < "$st/log")" = $((many * 21 + 1)) ] || say "$label: log"
	sound SAME N-100 N-120
done

# The whole tool: killed at every call, its own verify and recover as judges.
PATH=$B/bin:$PATH
jiyao minutes -a 3a -o "$tmp/m.pdf" samples/plain.xml
deposit="jiyao-archive add -n A $st $tmp/m.pdf samples/plain.xml"
rm -rf "$st"
# shellcheck disable=SC2086
calls $deposit
ordered
last=$n
[ "$last" -ge 30 ] || say "jiyao-archive: only $last calls seen"
at=0
while [ $at -lt "$last" ]; do
	at=$((at + 1))
	for way in before after; do
		# After the last it is acknowledged.
		[ $way = before ] || [ $at = "$last" ] || continue
		label="jiyao-archive, $way $at of $last"
		rm -rf "$st"
		# shellcheck disable=SC2086
		under $way:$at $deposit
		[ $status = 137 ] || say "$label: status $status"
		if [ -s "$tmp/out" ] || [ $((at % 4)) = 0 ]; then
			jiyao-archive verify "$st" > "$tmp/v" 2> "$tmp/err" ||
			    { jiyao-archive recover "$st" 2> "$tmp/err" &&
			    jiyao-archive verify "$st" > "$tmp/v" \
			    2> "$tmp/err"; } || say "$label: verify: $?"
			[ ! -s "$tmp/out" ] || grep -q '^A' "$tmp/v" ||
			    say "$label: lost"
		fi
		$deposit > /dev/null 2> "$tmp/err" ||
		    say "$label: the next deposit"
		jiyao-archive verify "$st" > "$tmp/v" 2> "$tmp/err" &&
		    grep -q '^A' "$tmp/v" || say "$label: $(cat "$tmp/v")"
	done
done
for way in short enospc:1 enospc:$((last - 1)) eio:3 eio:$((last - 1)); do
	label="jiyao-archive, $way"
	rm -rf "$st"
	# shellcheck disable=SC2086
	under $way $deposit
	case $way-$status in
	short-0 | eio*-2 | enospc*-2) ;;
	*) say "$label: status $status" ;;
	esac
	[ $status = 0 ] || [ ! -s "$tmp/out" ] || say "$label: acknowledged"
	$deposit > /dev/null 2> "$tmp/err" || say "$label: the next deposit"
	jiyao-archive verify "$st" > "$tmp/v" 2> "$tmp/err" || say "$label"
done

# An acknowledgement that nobody can hear is none.
rm -rf "$st"
$deposit > /dev/full 2> "$tmp/err"
[ $? = 2 ] || say "/dev/full: status"
[ "$($deposit 2> /dev/null | cut -f 2)" = there ] || say "/dev/full: there"

# A disk that is really full, and one that may only be read, where this user
# may mount one.
cat > "$tmp/full.sh" << 'EOF'
mount -t tmpfs -o size=160k none "$1" || exit 77
rc=0 n=0
while [ $rc = 0 ] && [ $n -lt 99 ]; do
	n=$((n + 1))
	"$2" add "$1/st" N-$n > "$3/out" 2> "$3/err"
	rc=$?
done
[ $rc = 2 ] && [ ! -s "$3/out" ] && [ $n -gt 1 ] || exit 1
mount -o remount,size=10m "$1" || exit 77
"$2" recover "$1/st" 2> "$3/err" && "$2" check "$1/st" 2> "$3/err" || exit 2
[ "$(wc -l < "$1/st/log")" -ge $((n - 1)) ] || exit 3
"$2" add "$1/st" N-$n > "$3/out" 2> "$3/err" && "$2" check "$1/st" || exit 4
mount -o remount,ro "$1" || exit 77
"$2" add "$1/st" N-$n-more > "$3/out" 2> "$3/err"
[ $? = 2 ] && [ ! -s "$3/out" ] || exit 5
"$2" check "$1/st" 2> "$3/err" || exit 6
EOF
mkdir "$tmp/disk"
if unshare -m mount -t tmpfs none "$tmp/disk" 2> /dev/null; then
	unshare -m sh "$tmp/full.sh" "$tmp/disk" "$keep" "$tmp"
	rc=$?
	[ $rc = 0 ] || say "a full disk: step $rc"
else
	echo "crash: not run: no disk can be mounted here to be filled"
fi

# Links in the store, whatever they stand for.
for link in lock log bags bags/A bags/A/data bags/A/data/document.md; do
	rm -rf "$st"
	$deposit > /dev/null 2>&1
	mv "$st/$link" "$tmp/elsewhere" && ln -s "$tmp/elsewhere" "$st/$link"
	$deposit > "$tmp/out" 2> "$tmp/err" && say "$link: status"
	[ ! -s "$tmp/out" ] || say "$link is a link: acknowledged"
	jiyao-archive verify "$st" > "$tmp/out" 2> "$tmp/err" &&
	    say "$link is a link: verified"
	rm -rf "$tmp/elsewhere"
done
exit $bad
