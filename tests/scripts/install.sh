#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# What make install puts down works by itself, without the source tree.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-$PWD/build}
top=$PWD
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
make -s B="$B" install DESTDIR="$tmp/root" PREFIX=/opt/jiyao >/dev/null
root=$tmp/root/opt/jiyao
for t in jiyao jiyao-check jiyao-collect jiyao-md jiyao-pdf; do
	[ -x "$root/bin/$t" ] || { echo "no $t"; exit 1; }
	[ -f "$root/share/man/man1/$t.1" ] || { echo "no $t.1"; exit 1; }
done
for p in record markdown profile; do
	[ -f "$root/share/man/man5/jiyao-$p.5" ] || { echo "no $p.5"; exit 1; }
done
if find "$tmp/root" -type l | grep .; then
	echo "links lead out of the installation"
	exit 1
fi
cp samples/plain.xml "$tmp/a.xml"
cd "$tmp"
env -u JIYAO_SHARE PATH="$root/bin:/usr/bin:/bin" sh -eu <<'SH'
jiyao check a.xml >/dev/null
jiyao minutes a.xml
jiyao-md -k minutes a.xml >a.md
jiyao-pdf -o a.pdf a.md
jiyao new -o new.xml a.xml
SH
# The same page; of the two only jiyao knows the record it came from.
for f in a a-minutes; do pdftotext -bbox "$f.pdf" "$f.txt"; done
grep -q '<word' a.txt && cmp a.txt a-minutes.txt
# An installed font was used, not the source tree's.
"$root/bin/jiyao" fonts | grep -q "$root/share/jiyao/fonts/FandolFang" || {
	echo "the installed fonts are not used"
	exit 1
}
if "$root/bin/jiyao" fonts | grep -q "$top/"; then
	echo "the source tree is still used"
	exit 1
fi
