#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# samples/pipeline as it stands: the night with make, the units, and the
# queue, on a gearmand of its own, with workers that are killed.
set -u
B=$(cd "${B:-build}" && pwd)
PATH=$B/bin:$PATH
LC_ALL=C.UTF-8
export LC_ALL
top=$PWD
here=$top/samples/pipeline
tmp=$(mktemp -d) || exit 2
pids=
end() {
	for p in $pids; do
		kill -s KILL -- "-$p" 2> /dev/null || kill -s KILL "$p"
	done 2> /dev/null
	rm -rf "$tmp"
}
trap end EXIT
trap 'exit 2' INT TERM
cd "$tmp" || exit 2
bad=0
say() {
	echo "pipeline: $*"
	bad=1
}

# --- make -----------------------------------------------------------------
mkdir records
cp "$here/Makefile" .
cp -RL "$B/share/jiyao" share
JIYAO_SHARE=$tmp/share
export JIYAO_SHARE
for n in 1 2 3; do
	awk -v items=2 -v number=$n -f "$top/tests/bench/records.awk" |
	    sed "s/SRD-DZ-2026-011/SRD-2026-00$n/" > records/m$n.xml
done
cp "$top/samples/draft.xml" records/draft.xml
printf '<meeting' > records/broken.xml
# night STATUS MADE KEPT: its status, documents made, deposits made.
night() {
	make --no-print-directory night > made 2> err
	[ $? = "$1" ] || say "night: not $1: $(cat err)"
	n=$(grep -c '"sha256"' made)
	[ "$n" = "$2" ] || say "night: $n made, not $2: $(cat made err)"
	n=$(grep -c '	new	' made)
	[ "$n" = "$3" ] || say "night: $n kept, not $3: $(cat made err)"
}
night 2 4 3
[ "$(grep -c '"rendering":"same","text":"derived"' made)" = 3 ] ||
    say "verify: $(cat made)"
[ ! -e out/broken-minutes.pdf ] && [ -s out/draft-minutes.pdf ] ||
    say "broken or draft"
[ ! -e log/draft.kept ] || say "a draft was kept"
rm records/broken.xml log/broken.*
night 0 0 0
# One record changed: one document; what was issued and kept stays.
sed -i 's/第一会议室/第二会议室/; s/title="/&新/' records/draft.xml
night 0 1 0
sed -i.was 's/第一会议室/第二会议室/' records/m2.xml
cp out/m2-minutes.pdf issued.pdf
night 2 0 0
grep -q output-issued made err && cmp issued.pdf out/m2-minutes.pdf ||
    say "issued: $(cat err)"
mv records/m2.xml.was records/m2.xml
touch records/m2.xml
night 0 1 0
# A face or a template changed: all of them; a grammar of another kind: none.
touch share/templates/common.xsl
night 0 4 0
touch share/schemas/study.xsd
night 0 0 0
touch "$(sed -n 's/^  \(.*Fang-Regular.otf\).*/\1/p' log/m1.d)"
night 0 4 0
# What is kept was changed behind the store's back.
chmod u+w store/bags/SRD-2026-002/data/document.pdf
echo >> store/bags/SRD-2026-002/data/document.pdf
night 2 0 0
grep -q '"SRD-2026-002","fixity":"broken"' made || say "not found: $(cat made)"

# --- units ----------------------------------------------------------------
for unit in jiyao-nightly.service jiyao-nightly.timer jiyao-worker@.service; do
	sed "s|/srv/jiyao/worker|$here/worker|" "$here/$unit" > "$unit"
done
if command -v systemd-analyze > /dev/null; then
	systemd-analyze verify --man=no ./jiyao-nightly.service \
	    ./jiyao-nightly.timer ./jiyao-worker@.service > err 2>&1 ||
	    say "units: $(cat err)"
	systemd-analyze security --offline=true --threshold=15 \
	    ./jiyao-nightly.service > err 2>&1 || say "exposed: $(tail -1 err)"
fi

# --- queue ----------------------------------------------------------------
command -v gearmand > /dev/null || { say "gearmand is not installed"; exit 1; }
unset JIYAO_SHARE
RECORDS=$tmp/queue OUT=$tmp/q-out
export RECORDS OUT
mkdir queue queue/deep q-out want bin
for n in $(seq 36); do
	awk -v items=2 -v number="$n" -f "$top/tests/bench/records.awk" \
	    > "queue/会议 $n.xml"
done
mv 'queue/会议 36.xml' queue/deep/
jiyao minutes -a 3a -j 2 -o want queue/*.xml queue/deep/*.xml || say "want"
# The first document of each worker that begins with a stop: the program
# hangs in the middle of its work until it is killed.
cat > bin/jiyao << EOF
#!/bin/sh
if mkdir "$tmp/hang" 2> /dev/null; then
	"$B/bin/jiyao" "\$@" &
	kill -STOP \$!
	echo \$! > "$tmp/hung"
	wait
fi
exec "$B/bin/jiyao" "\$@"
EOF
chmod +x bin/jiyao
PATH=$tmp/bin:$PATH

# A free port: gearmand ends where it cannot have it.
for try in 1 2 3 4 5; do
	GEARMAN_PORT=$((20000 + ($$ * 7 + try * 1009) % 12000))
	gearmand -L 127.0.0.1 -p $GEARMAN_PORT -P "$tmp/pid" -l stderr \
	    > gearmand.log 2>&1 &
	server=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do
		sleep 0.1
		gearadmin -h 127.0.0.1 -p $GEARMAN_PORT --server-version \
		    > /dev/null 2>&1 && break
	done
	kill -0 $server 2> /dev/null && break
done
kill -0 $server 2> /dev/null || { say "no gearmand: $(cat gearmand.log)"; exit 1; }
pids=$server
export GEARMAN_PORT

# start: a worker in a session of its own, so that all of it can be killed.
start() {
	setsid "$here/worker" > /dev/null 2>> worker.log &
	worker=$!
	pids="$pids $worker"
}
# slay PID: it and everything it started, at once.
slay() {
	kill -s KILL -- "-$1" || say "worker $1 was gone"
}
start; first=$worker
start; second=$worker
start; third=$worker
cd queue || exit 2
timeout 20 "$here/submit" minutes *.xml deep/*.xml > ../answers &
submit=$!
cd ..
for _ in $(seq 100); do
	[ -s hung ] && break
	sleep 0.05
done
[ -s hung ] || say "no job hung"
victim=$(ps -o sid= -p "$(cat hung)" | tr -d ' ')
done_before=$(ls q-out | wc -l)
# The one in mid-job goes, and another at whatever it is doing.
case $victim in
"$first" | "$second" | "$third") slay "$victim" ;;
*) say "the job in the middle belongs to '$victim'" ;;
esac
[ "$done_before" -lt 36 ] || say "nothing was left to do"
start
other=$first
[ "$victim" != "$first" ] || other=$second
slay "$other"
start
wait $submit
[ $? = 0 ] || say "submit: status"
[ "$(wc -l < answers)" = 36 ] || say "answers: $(wc -l < answers)"
[ "$(jq -r 'select(.status == 0) | .output' answers | sort -u | wc -l)" = 36 ] ||
    say "not 36 documents in: $(cat answers)"
diff -r want q-out || say "documents are not the same"
[ -z "$(find q-out -name '.*' -type f)" ] || say "leavings: $(ls -A q-out)"
jq -r '[.output, .sha256] | @tsv' answers | while IFS='	' read -r f sum; do
	echo "$sum  $f"
done | sha256sum --quiet -c - || say "a digest in the log is another"

# What is no job, and what is wrong, is told in the same way.
cp records/draft.xml queue/d.xml
printf '<meeting' > queue/b.xml
# answers WORD NAME STATUS WHY
gives() {
	timeout 5 "$here/submit" "$1" "$2" > answers
	[ $? = "$3" ] && [ "$(jq -r '.died // .state // "-"' answers)" = "$4" ] ||
	    say "$1 $2: $(cat answers)"
}
gives minutes d.xml 1 draft
gives minutes b.xml 1 -
gives minutes none.xml 2 file-missing
gives minutes ../records/m1.xml 2 name-outside
gives fonts d.xml 2 document-unknown
kill -9 $server
gives minutes d.xml 2 no-answer
exit $bad
