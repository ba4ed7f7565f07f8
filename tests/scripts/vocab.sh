#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The vocabulary, held against xmllint and xsltproc: the samples are valid and
# use every name of it; each name is annotated; each type, requirement, key
# and reference refuses what it should; page and skeleton fit the schema.
set -u
B=${B:-build}
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
# record.xsd with its includes in place.
xsd=$dir/whole.xsd
xsltproc --nonet schemas/whole.xsl schemas/record.xsd > "$xsd" || exit 2
bad=0

fail()
{
	echo "vocab: $*"
	bad=1
}

# validate FILE: xmllint's findings, none where the file is valid.
validate()
{
	xmllint --noout --nonet --schema schemas/record.xsd "$1" 2>&1 |
	    grep -v -e ' validates$' -e ' fails to validate$'
}

# sheet NAME TEMPLATES: an identity stylesheet with the templates given.
sheet()
{
	cat > "$dir/$1.xsl" <<-END
	<xsl:stylesheet version="1.0"
	    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
	    xmlns:xs="http://www.w3.org/2001/XMLSchema"
	    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
	    xmlns:r="urn:jiyao:record:1">
	<xsl:param name="n"/>
	<xsl:template match="@*|node()"><xsl:copy>
	<xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:template>
	$2
	</xsl:stylesheet>
	END
}

# names SAMPLE...: what each element and element/@attribute is called.
sheet names '<xsl:output method="text"/><xsl:template match="/">
<xsl:for-each select="//r:*"><xsl:value-of select="concat(local-name(),
&quot;&#10;&quot;)"/><xsl:for-each select="@*[not(self::node()[
namespace-uri()!=&quot;&quot;])]"><xsl:value-of select="concat(
local-name(..),&quot;/@&quot;,local-name(),&quot;&#10;&quot;)"/>
</xsl:for-each></xsl:for-each></xsl:template>'
# The same of the schema: all, the required, those that are free text.
for which in 'true()' '@use="required"' '@type="text"' \
    '@type="id" and @name!="id"'; do
	sheet schema "<xsl:output method='text'/>
	<xsl:key name='t' match='xs:complexType' use='@name'/>
	<xsl:template match='/'><xsl:for-each select='//xs:element'>
	<xsl:variable name='e' select='@name'/>
	<xsl:value-of select='concat(@name,\"&#10;\")'/>
	<xsl:for-each select='key(\"t\",@type)//xs:attribute[$which]'>
	<xsl:value-of select='concat(\$e,\"/@\",@name,\"&#10;\")'/>
	</xsl:for-each></xsl:for-each></xsl:template>"
	xsltproc "$dir/schema.xsl" "$xsd" | sort -u > "$dir/part"
	case $which in
	true*)	mv "$dir/part" "$dir/all" ;;
	*req*)	grep / "$dir/part" > "$dir/required" ;;
	*=*id*)	grep / "$dir/part" | grep -v -e ^earlier/ -e ^follows/ \
		    -e ^exception/@r -e ^approval/@record \
		    -e ^circulation/@meeting > "$dir/references" ;;
	*)	grep / "$dir/part" > "$dir/text" ;;
	esac
done
[ "$(wc -l < "$dir/all")" -gt 150 ] || fail "the schema's names are not found"

# No type has been left behind.
xmllint --xpath "//*[local-name()='simpleType' or
    local-name()='complexType']/@name" "$xsd" | sed 's/.*"\(.*\)".*/\1/' |
while read -r t; do
	grep -q -e "type=\"$t\"" -e "base=\"$t\"" "$xsd" || echo "$t"
done > "$dir/rest"
[ ! -s "$dir/rest" ] || fail "type without use: $(cat "$dir/rest")"

# Every sample is valid; together they use every name.
for s in samples/*.xml; do
	found=$(validate "$s")
	[ -z "$found" ] || fail "$found"
	xsltproc "$dir/names.xsl" "$s"
done | sort -u > "$dir/used"
grep '^vocab:' "$dir/used" && bad=1
comm -23 "$dir/all" "$dir/used" > "$dir/unused"
[ ! -s "$dir/unused" ] || fail "in no sample: $(cat "$dir/unused")"

# Every name and value is explained in Chinese.
bare=$(xmllint --xpath "count(//*[local-name()='element' or
    local-name()='attribute' or local-name()='complexType' or
    local-name()='simpleType' or local-name()='key' or
    local-name()='keyref' or local-name()='unique'][not(
    *[local-name()='annotation']/*[local-name()='documentation'][
    @*[name()='xml:lang']='zh'][string-length(normalize-space()) > 2])])" "$xsd")
[ "$bare" = 0 ] || fail "$bare names without annotation"

# refused VARIANT PATTERN LIST: every attribute of LIST is refused in some
# sample once VARIANT has been worked on all of its attributes.
refused()
{
	for s in samples/*.xml; do
		xsltproc "$dir/$1.xsl" "$s" > "$dir/v.xml"
		validate "$dir/v.xml"
	done | sed -n "s/.*Element '{urn:jiyao:record:1}\([^']*\)'$2/\1\/@\3/p" |
	    sort -u > "$dir/refused"
	comm -23 "$3" "$dir/refused" > "$dir/rest"
	[ ! -s "$dir/rest" ] || fail "$1: not refused: $(cat "$dir/rest")"
}
value=", \(attribute '\([^']*\)'\): .*"
grep / "$dir/all" > "$dir/attributes"
comm -23 "$dir/attributes" "$dir/text" > "$dir/typed"
plain='<xsl:template match="@*[namespace-uri()=&quot;&quot;]">'
sheet empty "$plain<xsl:attribute name='{name()}'/></xsl:template>"
refused empty "$value" "$dir/attributes"
sheet wrong "$plain<xsl:attribute name='{name()}'>不是</xsl:attribute>
</xsl:template>"
refused wrong "$value" "$dir/typed"
sheet missing "$plain</xsl:template>"
refused missing "\(:\) The attribute '\([^']*\)' is required.*" "$dir/required"

# A time with an offset, a fraction or no seconds; a date with one.
for v in 2026-07-08T09:00:00Z 2026-07-08T09:00:00+08:00 \
    2026-07-08T09:00:00.5 2026-07-08T09:00 2026-07-08 \
    2026-13-08T09:00:00 2026-07-08T24:00:00; do
	sed "s/ start=\"2026-06-24T09:00:00\"/ start=\"$v\"/" \
	    samples/smallest.xml > "$dir/v.xml"
	validate "$dir/v.xml" | grep -q "attribute 'start'" ||
	    fail "time $v is taken"
done
for v in 2026-01-12Z 2026-02-30 2026-1-12; do
	sed "s/\"2026-01-12\"/\"$v\"/" samples/smallest.xml > "$dir/v.xml"
	validate "$dir/v.xml" | grep -q "attribute 'joined'" ||
	    fail "date $v is taken"
done

# Each key and reference: a second of the same, a name that is nowhere.
sheet idc '<xsl:output method="text"/><xsl:template match="/">
<xsl:for-each select="//xs:key|//xs:unique|//xs:keyref">
<xsl:value-of select="concat(local-name(),&quot; &quot;,@name,&quot; &quot;,../@name,&quot; &quot;,
xs:selector/@xpath,&quot; &quot;,xs:field/@xpath,&quot;&#10;&quot;)"/>
</xsl:for-each></xsl:template>'
xsltproc "$dir/idc.xsl" "$xsd" > "$dir/idc"
for key in person item decision task; do
	grep -q "^key $key-key " "$dir/idc" || fail "ids of $key may repeat"
done
while read -r kind name root selector field; do
	path="/r:$root/$(echo "$selector" |
	    sed "s,|,/$field|/r:$root/,g")/$field"
	at=2 to="{(\$all)[1]}"
	[ "$kind" != keyref ] || at=1 to=nobody
	sheet "$name" "<xsl:variable name='all' select='$path'/>
	<xsl:variable name='hit' select='generate-id((\$all)[$at])'/>
	<xsl:template match='@*'><xsl:choose>
	<xsl:when test='generate-id()=\$hit'><xsl:attribute name='{name()}'>
	<xsl:value-of select='\$to'/></xsl:attribute></xsl:when>
	<xsl:otherwise><xsl:copy/></xsl:otherwise></xsl:choose></xsl:template>
	<xsl:variable name='to'><xsl:choose>
	<xsl:when test='$at=2'><xsl:value-of select='(\$all)[1]'/></xsl:when>
	<xsl:otherwise>nobody</xsl:otherwise></xsl:choose></xsl:variable>"
	hit=no
	for s in $(grep -l "^<$root[ >]" samples/*.xml); do
		xsltproc "$dir/$name.xsl" "$s" > "$dir/v.xml"
		if validate "$dir/v.xml" | grep -q "}$name'"; then
			hit=yes
			break
		fi
	done
	[ $hit = yes ] || fail "$kind $name refuses nothing"
done < "$dir/idc"

# No attribute that names something is without a reference (but those that
# lead to another record or to a rule): each element is refused by as many
# references as it has such attributes.
sheet nobody "<xsl:template match='$(sed 's,^,r:,' "$dir/references" |
    paste -sd '|' -)'><xsl:attribute name='{name()}'>nobody</xsl:attribute>
</xsl:template>"
for s in samples/*.xml; do
	xsltproc "$dir/nobody.xsl" "$s" > "$dir/v.xml"
	validate "$dir/v.xml"
done | sed -n "s/.*:1}\([^']*\)': No match .*:1}\([^']*\)'.*/\1 \2/p" |
    sort -u | cut -d ' ' -f 1 | sort > "$dir/refusals"
cut -d / -f 1 "$dir/references" | sort > "$dir/references1"
[ "$(wc -l < "$dir/references")" -gt 25 ] || fail "no attributes that refer"
comm -23 "$dir/references1" "$dir/refusals" > "$dir/rest"
[ ! -s "$dir/rest" ] || fail "no reference holds: $(cat "$dir/rest")"

# Nothing of the smallest record of any kind can go: where the schema lets it,
# for the plan of a meeting, the rules do not.
sheet less '<xsl:variable name="hit"
select="generate-id((/*//*|//@*)[position()=$n])"/>
<xsl:template match="@*|*"><xsl:if test="generate-id()!=$hit"><xsl:copy>
<xsl:apply-templates select="@*|node()"/></xsl:copy></xsl:if>
</xsl:template>'
kinds=$(sed -n 's,.*schemaLocation="\(.*\)\.xsd"/>,\1,p' schemas/record.xsd)
for kind in $kinds; do
	s=tests/data/smallest/$kind.xml
	[ "$kind" != meeting ] || s=samples/smallest.xml
	found=$(validate "$s")
	[ -z "$found" ] || fail "$found"
	parts=$(xmllint --xpath "count(//*)+count(//@*)-1" "$s")
	[ "$parts" -gt 18 ] || fail "$s has no parts"
	n=0
	while [ $((n += 1)) -le "$parts" ]; do
		xsltproc --param n $n "$dir/less.xsl" "$s" > "$dir/v.xml"
		[ -n "$(validate "$dir/v.xml")" ] || { [ "$kind" = meeting ] &&
		    ! "$B/bin/jiyao-check" "$dir/v.xml" > /dev/null 2>&1; } ||
			fail "part $n of $s is not needed"
	done
done

# The page is that of this schema.
make -s reference REFERENCE="$dir/page" && cmp "$dir/page" \
    gen/jiyao-record.5 || fail "gen/jiyao-record.5 is old: make reference"

# Each kind has a skeleton that goes on from a record of any kind, or from
# none: well-formed, each gap in a typed attribute refused; filled, it is valid
# and its roster is that of the record.
sheet gaps '<xsl:output method="text"/><xsl:template match="/">
<xsl:for-each select="//r:*/@*[contains(., &quot;【&quot;)]"><xsl:value-of
select="concat(local-name(..),&quot;/@&quot;,local-name(),&quot;&#10;&quot;)"/>
</xsl:for-each></xsl:template>'
for kind in $kinds; do
	for s in templates/empty.xml samples/plain.xml samples/log.xml \
	    samples/life.xml; do
		xsltproc --nonet "templates/new-$kind.xsl" "$s" > "$dir/v.xml"
		xmllint --noout "$dir/v.xml" || fail "$kind skeleton of $s"
		grep -q "^<$kind " "$dir/v.xml" || fail "$kind skeleton is none"
		xsltproc "$dir/gaps.xsl" "$dir/v.xml" | sort -u |
		    comm -12 - "$dir/typed" > "$dir/gaps"
		validate "$dir/v.xml" |
		    sed -n "s/.*Element '{urn:jiyao:record:1}\([^']*\)'$value/\1\/@\3/p" |
		    sort -u | comm -23 "$dir/gaps" - > "$dir/rest"
		[ ! -s "$dir/rest" ] ||
			fail "$kind skeleton: taken: $(cat "$dir/rest")"
		found=
		sed -f tests/data/skeleton.sed "$dir/v.xml" > "$dir/f.xml"
		[ "$s" = templates/empty.xml ] || found=$(validate "$dir/f.xml")
		[ -z "$found" ] || fail "filled $kind skeleton of $s: $found"
		for f in "$s" "$dir/f.xml"; do
			xmllint --xpath "//*[local-name()='roster']/*/@*" "$f" |
			    sort
		done > "$dir/rosters"
		[ "$s" = templates/empty.xml ] ||
		    [ "$(sort "$dir/rosters" | uniq -u)" = "" ] ||
			fail "$kind: the roster of $s is not the same"
	done
	[ -s "$dir/gaps" ] || fail "$kind skeleton has no gap"
done
xsltproc --nonet templates/new-meeting.xsl samples/plain.xml |
    grep -q ' id="d8-m12" number="12" ' || fail "serial not next"
# What a 民主生活会 has left open goes on, what is closed does not.
xsltproc --nonet templates/new-life-meeting.xsl samples/life.xml > "$dir/v.xml"
for f in samples/life.xml "$dir/v.xml"; do
	xmllint --xpath "//*[local-name()='issue'][not(*[local-name()='closure'])]
	    [not(contains(@id, '【'))]/@id" "$f"
done | sort | uniq -c | awk '$1 != 2 { exit 1 }' || fail "open issues are lost"
[ "$(xmllint --xpath "count(//*[local-name()='closure'])" "$dir/v.xml")" = 0 ] ||
	fail "closed issues go on"
exit $bad
