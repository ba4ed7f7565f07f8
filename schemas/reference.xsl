<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  record.xsd as the manual page jiyao-record(5), in mdoc: English frame, the
  schema's own Chinese annotations as content. "make reference" runs it.
  Knows how record.xsd is written (named types, local elements, groups for shared
  content); does not know what any element means.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema">

<xsl:output method="text" encoding="UTF-8"/>

<!-- The text of the smallest valid record. -->
<xsl:param name="example"/>

<xsl:key name="type" match="/xs:schema/xs:complexType|/xs:schema/xs:simpleType" use="@name"/>
<xsl:key name="group" match="/xs:schema/xs:group" use="@name"/>
<xsl:key name="group-use" match="//xs:group[@ref]" use="@ref"/>
<xsl:key name="of-type" match="//xs:element" use="@type"/>
<xsl:key name="named" match="//xs:element" use="@name"/>
<xsl:key name="element" match="//xs:element" use="concat(@name, ' ', @type)"/>

<xsl:variable name="nl" select="'&#10;'"/>

<xsl:template match="/xs:schema">
<xsl:text>.\" SPDX-License-Identifier: Apache-2.0
.\" Made from schemas/record.xsd by schemas/reference.xsl; do not edit.
.Dd November 22, 2026
.Dt JIYAO-RECORD 5
.Os
.Sh NAME
.Nm jiyao-record
.Nd records of a party group in XML
.Sh DESCRIPTION
A record is one XML file in the namespace
.Ql urn:jiyao:record:1 ,
version 1.0 of the vocabulary, in UTF-8.
Its root says what it is a record of: one 党组会议
.Pq Ic meeting ,
one 民主生活会 with its lists of issues
.Pq Ic life-meeting ,
one session of the 理论学习中心组
.Pq Ic study ,
activities over a period
.Pq Ic log ,
one 传批
.Pq Ic circulation
or what was sent out
.Pq Ic register .
It stands alone: it includes no other file and has no DOCTYPE.
The grammar is
.Pa record.xsd ;
.Xr jiyao-check 1
holds a record against it and then against the work rules.
.Pp
Names of elements and attributes are English; values that are terms of the
field are Chinese, as they are printed.
Prose is always paragraphs
.Pq Ic p
and tables.
Times are local and carry no offset.
Persons, items, decisions and tasks have an
.Ic id ;
an attribute that names one of them must name one that is there
.Pq see Sx REFERENCES .
Where two kinds of record have an element of one name with different content,
the name of its type stands beside it.
The order of
.Ic member
is the rank, the order of
.Ic item
and of what stands in it the order of the meeting.
.Pp
In
.Sy Content ,
.Ql \&amp;?
means that an element may be missing,
.Ql *
that it may stand any number of times,
.Ql +
once or more, and
.Ql |
any of them in any order.
An attribute in
.Sy bold
is required; others may be left out.
.Sh ELEMENTS
</xsl:text>
  <xsl:for-each select="//xs:element[generate-id() = generate-id(key('element', concat(@name, ' ', @type))[1])]">
    <!-- the roots first, then by name -->
    <xsl:sort select="number(not(parent::xs:schema))" data-type="number"/>
    <xsl:sort select="@name"/>
    <xsl:sort select="@type"/>
    <xsl:call-template name="section"/>
  </xsl:for-each>
<xsl:text>.Sh VALUES
</xsl:text>
  <xsl:text>.Bl -tag -width Ds
</xsl:text>
  <xsl:for-each select="xs:simpleType">
    <xsl:sort select="@name"/>
    <xsl:value-of select="concat('.It Vt ', @name, $nl)"/>
    <xsl:call-template name="doc"/>
    <xsl:if test="xs:restriction/xs:enumeration">
      <xsl:value-of select="concat('.Bl -tag -width Ds -compact', $nl)"/>
      <xsl:for-each select="xs:restriction/xs:enumeration">
        <xsl:value-of select="concat('.It Li ', @value, $nl)"/>
        <xsl:call-template name="doc"/>
      </xsl:for-each>
      <xsl:value-of select="concat('.El', $nl)"/>
    </xsl:if>
  </xsl:for-each>
<xsl:text>.El
.Sh REFERENCES
What must be unique, and what each reference must lead to.
.Bl -tag -width Ds
</xsl:text>
  <xsl:for-each select="xs:element/xs:key|xs:element/xs:unique|xs:element/xs:keyref">
    <xsl:value-of select="concat('.It ', @name, $nl)"/>
    <xsl:call-template name="doc"/>
    <xsl:if test="@refer">
      <xsl:value-of select="concat('.Pq to ', substring-after(@refer, ':'), $nl)"/>
    </xsl:if>
  </xsl:for-each>
<xsl:text>.El
.Sh EXAMPLES
The smallest valid record; valid is not yet regular:
.Bd -literal
</xsl:text>
  <xsl:call-template name="literal"><xsl:with-param name="text" select="$example"/></xsl:call-template>
<xsl:text>.Ed
.Sh SEE ALSO
.Xr jiyao 1 ,
.Xr jiyao-check 1 ,
.Xr jiyao-md 1 ,
.Xr jiyao-markdown 5
</xsl:text>
</xsl:template>

<xsl:template name="doc">
  <xsl:for-each select="xs:annotation/xs:documentation">
    <xsl:value-of select="concat(normalize-space(.), $nl)"/>
  </xsl:for-each>
</xsl:template>

<!--
  One element of one type, all its places together. Where another kind of
  record has another element of this name, the type stands beside it.
-->
<xsl:template name="section">
  <xsl:variable name="type" select="key('type', @type)[self::xs:complexType]"/>
  <xsl:value-of select="concat('.Ss ', @name)"/>
  <xsl:if test="key('named', @name)[@type != current()/@type]">
    <xsl:value-of select="concat(' (', @type, ')')"/>
  </xsl:if>
  <xsl:value-of select="$nl"/>
  <xsl:for-each select="$type"><xsl:call-template name="doc"/></xsl:for-each>
  <xsl:value-of select="concat('.Bl -tag -width Ds', $nl)"/>
  <xsl:for-each select="key('element', concat(@name, ' ', @type))[not(parent::xs:schema)]">
    <xsl:text>.It Sy \&amp;In</xsl:text>
    <xsl:call-template name="parents"/>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="doc"/>
  </xsl:for-each>
  <xsl:if test="$type/xs:sequence or $type/@mixed">
    <xsl:value-of select="concat('.It Sy Content', $nl)"/>
    <xsl:if test="$type/@mixed">text<xsl:if test="$type/xs:sequence"> and </xsl:if></xsl:if>
    <xsl:for-each select="$type/xs:sequence/*">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:apply-templates select="." mode="model"/>
    </xsl:for-each>
    <xsl:value-of select="$nl"/>
  </xsl:if>
  <xsl:if test="$type/xs:simpleContent"><xsl:text>.It Sy Content
text
</xsl:text></xsl:if>
  <xsl:for-each select="$type//xs:attribute">
    <xsl:text>.It </xsl:text>
    <xsl:if test="@use = 'required'">Sy </xsl:if>
    <xsl:if test="not(@use = 'required')">Ic </xsl:if>
    <xsl:value-of select="concat('@', @name, ' : Vt ', @type)"/>
    <xsl:if test="@default"><xsl:value-of select="concat(' No = Li ', @default)"/></xsl:if>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="doc"/>
  </xsl:for-each>
  <xsl:value-of select="concat('.El', $nl)"/>
</xsl:template>

<!-- The elements whose content this declaration (or group) stands in. -->
<xsl:template name="parents">
  <xsl:for-each select="key('of-type', ancestor::xs:complexType/@name)">
    <xsl:if test="generate-id() = generate-id(key('element', concat(@name, ' ', @type))[1])">
      <xsl:value-of select="concat(' Ic ', @name)"/>
    </xsl:if>
  </xsl:for-each>
  <xsl:for-each select="key('group-use', ancestor::xs:group[@name]/@name)">
    <xsl:call-template name="parents"/>
  </xsl:for-each>
</xsl:template>

<xsl:template match="*" mode="model"/>
<xsl:template match="xs:element" mode="model">
  <xsl:value-of select="@name"/><xsl:call-template name="often"/>
</xsl:template>
<xsl:template match="xs:choice" mode="model">
  <xsl:if test="count(*) &gt; 1">(</xsl:if>
  <xsl:for-each select="*">
    <xsl:if test="position() &gt; 1"> | </xsl:if>
    <xsl:apply-templates select="." mode="model"/>
  </xsl:for-each>
  <xsl:if test="count(*) &gt; 1">)</xsl:if>
  <xsl:call-template name="often"/>
</xsl:template>
<xsl:template match="xs:group" mode="model">
  <xsl:for-each select="key('group', @ref)/xs:sequence/*">
    <xsl:if test="position() &gt; 1">, </xsl:if>
    <xsl:apply-templates select="." mode="model"/>
  </xsl:for-each>
  <xsl:call-template name="often"/>
</xsl:template>

<xsl:template name="often">
  <xsl:choose>
    <xsl:when test="@minOccurs = '0' and @maxOccurs = 'unbounded'">*</xsl:when>
    <xsl:when test="@minOccurs = '0'">?</xsl:when>
    <xsl:when test="@maxOccurs = 'unbounded'">+</xsl:when>
  </xsl:choose>
</xsl:template>

<!-- Lines that roff must take as they are. -->
<xsl:template name="literal">
  <xsl:param name="text"/>
  <xsl:if test="$text != ''">
    <xsl:variable name="line" select="substring-before(concat($text, $nl), $nl)"/>
    <xsl:value-of select="concat('\&amp;', $line, $nl)"/>
    <xsl:call-template name="literal">
      <xsl:with-param name="text" select="substring-after($text, $nl)"/>
    </xsl:call-template>
  </xsl:if>
</xsl:template>

</xsl:stylesheet>
