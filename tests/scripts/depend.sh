#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The dependency file of jiyao -M, as GNU make itself reads it: every file
# that went in is in it, and none of them is read wrong for its name.
set -u
B=${B:-$PWD/build}
PATH=$B/bin:$PATH
top=$PWD
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
cd "$tmp" || exit 2
bad=0
# A make that called this has a say in those called here.
unset MAKEFLAGS MAKELEVEL MFLAGS
say() {
	echo "depend: $*"
	bad=1
}

# An installation of its own, so that its files can be changed.
cp -RL "$B/share/jiyao" share
JIYAO_SHARE=$tmp/share
export JIYAO_SHARE
cp "$top/samples/plain.xml" a.xml
cp "$top/samples/long.xml" b.xml
printf 'extends: share/templates/profile.yaml\n' > own.yaml
cp share/schemas/house.yaml house.yaml
mkdir out
jiyao minutes -M d --profile own.yaml --house house.yaml -o out a.xml ||
    say "status"

# What the system says was opened, without libraries and what has no bytes.
strace -f -qq -e trace=openat -e status=successful -o trace \
    jiyao minutes -M d2 --profile own.yaml --house house.yaml -o out a.xml
cmp -s d d2 || say "two runs differ"
make -pqrRf d 2> /dev/null | sed -n 's/^out.a-minutes.pdf: //p' | tr ' ' '\n' |
    sort > named
sed -n 's/.*openat([^,]*, "\([^"]*\)", O_RDONLY.*/\1/p' trace |
    grep -vE '^/(etc|proc|sys|dev|lib|usr/lib)|^/var/cache/fontconfig' |
    while read -r f; do
	    [ ! -f "$f" ] || echo "$f"
    done | grep -v '^out/' | sort -u > opened
for f in $(cat named); do
	case $f in
	/*) ;;
	*) f=$tmp/$f ;;
	esac
	[ -e "$f" ] || say "named, not there: $f"
done
# Of the faces only those that draw something are named.
grep -vE '\.(otf|ttf|ttc)$' opened | while read -r f; do
	grep -qxF -- "$f" named || echo "$f"
done > lost
[ -s lost ] && say "opened, not named: $(cat lost)"
for f in a.xml own.yaml house.yaml share/templates/profile.yaml \
    "$tmp/share/templates/minutes.xsl" "$tmp/share/templates/common.xsl" \
    "$tmp/share/schemas/meeting.xsd" "$tmp/share/schemas/common.xsd" \
    "$tmp/share/schemas/calendar.yaml" "$tmp/share/schemas/rules" \
    "$tmp/share/schemas/rules/party-group-2020.sch"; do
	grep -qxF -- "$f" named || say "not named: $f"
done
grep -q 'fonts/FandolFang' named || say "no face named"
grep -q 'life-meeting.xsd\|issues.xsl' named && say "named without need"

# fresh: make finds out/a-minutes.pdf to be newer than all it names.
{
	cat d
	printf 'out/a-minutes.pdf: ; @echo made\n'
} > m
fresh() {
	make -qrRf m out/a-minutes.pdf 2> err
}
find . -exec touch -h -d '2026-01-01' {} +
touch -d '2026-01-02' out/a-minutes.pdf
fresh || say "stale at once"
while read -r f; do
	touch -d '2026-01-03' "$f"
	fresh && say "not stale after $f"
	touch -d '2026-01-01' "$f"
done < named
# One that is gone makes it again; a record that is gone is make's to tell.
mv own.yaml gone.yaml
fresh && say "not stale without own.yaml"
[ ! -s err ] || say "make stops: $(cat err)"
mv gone.yaml own.yaml

# A rule a document, whatever the workers; one that fails has its rule too.
printf '<meeting' > broken.xml
for j in 1 3; do
	rm -f out/*.pdf
	jiyao minutes -j $j -M d$j -o out a.xml broken.xml b.xml 2> /dev/null
done
cmp d1 d3 || bad=1
[ "$(grep -c '^out/.*:' d1)" = 3 ] || say "not a rule a document"
sed -n '/^out.broken/,/^$/p' d1 | grep -q '^  broken.xml' ||
    say "nothing for the broken one"
# Two kinds by one worker: each has its own template and grammar.
cp "$top/samples/life.xml" l.xml
jiyao circular -M d -o out a.xml l.xml b.xml 2> /dev/null
make -pqrRf d 2> /dev/null | grep '^out/[abl]-circular.pdf:' > rules
grep '^out/a' rules | grep -q life-meeting.xsd && say "a.xml: life-meeting.xsd"
for f in a b l; do
	grep "^out/$f-" rules | grep -q templates/circular.xsl ||
	    say "$f without its template"
done
# A document of a set: the records, their folders, what any of them needs.
mkdir set set/deep
cp a.xml set
cp l.xml set/deep
jiyao tasks -M d -j 2 -o out/t.pdf set 2> err || [ $? = 1 ] || say "set: $(cat err)"
for f in set set/deep set/a.xml set/deep/l.xml templates/collect.xsl \
    templates/tasks.xsl life-meeting.xsd meeting.xsd summary.xsd \
    rules/party-group-2020-life.sch house.yaml profile.yaml; do
	sed -n '/^out.t.pdf/,/^$/p' d | grep -qE -- "[ /]$f( .)?\$" ||
	    say "set: $f is not named"
done
jiyao tasks -M set/a.xml -o out/t.pdf set 2> err && say "over a record"
cmp -s set/a.xml a.xml || say "a record was written over"
# Edited Markdown: the text and the records.
jiyao-md -k circular a.xml > e.md 2> /dev/null
jiyao circular --edited e.md -M d -o out/e.pdf a.xml 2> /dev/null
sed -n '/^out.e.pdf/,/^$/p' d | tr -d ' \\' | grep -cxE 'a.xml|e.md' |
    grep -qx 2 || say "edited: $(head -4 d)"

# Names: make itself must hit the file, whatever stands in it.
n=0
while IFS= read -r name; do
	n=$((n + 1))
	mkdir "n$n"
	cp a.xml "n$n/$name.xml"
	jiyao minutes -M "n$n/d" "n$n/$name.xml" || say "$name: status"
	{
		cat "n$n/d"
		grep '^n.* .$' "n$n/d" | sed 's/: .$/: ; @echo made/'
	} > "n$n/m"
	made() {
		make -rRf "n$n/m" "n$n/$name-minutes.pdf" 2>&1
	}
	touch -d '2026-01-02' "n$n/$name-minutes.pdf"
	touch -d '2026-01-03' "n$n/$name.xml"
	[ "$(made)" = made ] || say "$name: not seen by make: $(made)"
	touch -d '2026-01-01' "n$n/$name.xml"
	made | grep -q 'up to date' || say "$name: always made: $(made)"
done << 'EOF'
two words
 at its ends 
a#b
a$b$(c)
100%
a%b%c
year=2026
a:b
a*b?[c]
~a
back\slash
back\ slash
back\\#two
会议 纪要（一）
!"&'()+,-.<>@^_`{}
EOF
[ $n = 15 ] || say "$n names"
# Where make has no way to write a name, nothing is written in its place.
for name in 'a;b' 'a|b' 'a
b'; do
	cp a.xml "$name.xml"
	jiyao minutes --lang en -M dx "$name.xml" 2> err
	[ $? = 2 ] && grep -q '\[depend-name\]' err && [ ! -e dx ] &&
	    [ ! -e "$name-minutes.pdf" ] || say "$name: $(cat err)"
done
cp own.yaml 'x;y.yaml'
echo old > dx
jiyao minutes -M dx --profile 'x;y.yaml' a.xml 2> err
[ $? = 2 ] && [ "$(cat dx)" = old ] || say "a profile's name: $(cat err)"

# want FINDING COMMAND...: status 2, the finding, and a.xml as it was.
want() {
	id=$1
	shift
	"$@" > /dev/null 2> err
	[ $? = 2 ] && grep -q "\[$id\]" err && cmp -s a.xml \
	    "$top/samples/plain.xml" || say "$*: $(cat err)"
}
want depend-stdout jiyao minutes -M dx -o - a.xml
want depend-stdout sh -c 'jiyao minutes -M dx - < a.xml'
want output-input jiyao minutes -M a.xml -o out a.xml
want output-twice jiyao minutes -M out/a-minutes.pdf -o out a.xml
want option-value jiyao minutes -M - -o out a.xml
want folder-missing jiyao minutes -M nowhere/d -o out a.xml
exit $bad
