<?xml version="1.0" encoding="UTF-8"?>
<!-- SPDX-License-Identifier: Apache-2.0 -->
<!--
  record.xsd as the manual page jiyao-record(5), in mdoc: English frame, the
  schema's own Chinese annotations as content. "make reference" runs it.
  Knows how the grammars are written (named types, local elements, groups for
  shared content; w:of of whole.xsl); does not know what any element means.

  The kinds come first, each with the outline of what it holds and its own
  elements; what they share stands once, after them.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:w="urn:jiyao:whole">

<xsl:output method="text" encoding="UTF-8"/>

<!-- The texts of the smallest valid records: of a meeting; of the others. -->
<xsl:param name="example"/>
<xsl:param name="others"/>

<xsl:key name="type" match="/xs:schema/xs:complexType|/xs:schema/xs:simpleType" use="@name"/>
<xsl:key name="group" match="/xs:schema/xs:group" use="@name"/>
<xsl:key name="group-use" match="//xs:group[@ref]" use="@ref"/>
<xsl:key name="of-type" match="//xs:element" use="@type"/>
<!-- The declarations of a name with a type, and of a name, in one file. -->
<xsl:key name="same" match="//xs:element" use="concat(ancestor-or-self::*/@w:of, ' ', @name, ' ', @type)"/>
<xsl:key name="named" match="//xs:element" use="concat(ancestor-or-self::*/@w:of, ' ', @name)"/>

<xsl:variable name="nl" select="'&#10;'"/>
<xsl:variable name="small" select="'abcdefghijklmnopqrstuvwxyz'"/>
<xsl:variable name="capital" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>

<xsl:template match="/xs:schema">
<xsl:text>.\" SPDX-License-Identifier: Apache-2.0
.\" Made from schemas/record.xsd by schemas/reference.xsl; do not edit.
.Dd November 22, 2026
.Dt JIYAO-RECORD 5
.Os
.Sh NAME
.Nm jiyao-record
.Nd the records of a party group in XML
.Sh DESCRIPTION
A record is one XML file in the namespace
.Ql urn:jiyao:record:1 ,
version 1.0 of the vocabulary, in UTF-8.
It stands alone: it includes no other file and has no DOCTYPE.
Its root element says of which kind it is:
.Bl -tag -width Ds
</xsl:text>
  <xsl:for-each select="xs:element">
    <xsl:value-of select="concat('.It Ic ', @name, $nl)"/>
    <xsl:call-template name="doc"/>
    <xsl:value-of select="concat('See', $nl, '.Sx ', translate(@name, $small, $capital), ' .', $nl)"/>
  </xsl:for-each>
<xsl:text>.El
.Pp
A skeleton of each, with what to fill in, comes from
.Ql jiyao new -k KIND ;
.Xr jiyao-check 1
holds a record against its grammar and then against the work rules for its
kind.
The grammars are
.Pa record.xsd
for all and a file for each kind, such as
.Pa study.xsd .
.Pp
All kinds begin alike: the attributes
.Ic version ,
.Ic id
.Pq no two records of a body have the same
and
.Ic year
.Pq the 年度 that the record counts for, which need not be that of its date ;
then
.Ic body ,
which group it is, and
.Ic roster ,
the persons, in the order of rank.
.Pp
Names of elements and attributes are English; values that are terms of the
field are Chinese, as they are printed.
Prose is always paragraphs
.Pq Ic p
and tables.
Times are local and carry no offset.
Persons, items, decisions, tasks and entries have an
.Ic id ;
an attribute that names one of them must name one that is there
.Pq see Sx REFERENCES .
Names of what stands in another record are not held here; they are when
records are collected.
The order of what stands in a record is the order in which it happened.
.Pp
Under each kind an outline shows what may stand in what.
There, and in
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
</xsl:text>
  <xsl:for-each select="xs:element"><xsl:call-template name="kind"/></xsl:for-each>
<xsl:text>.Sh SHARED ELEMENTS
What several kinds have, or may have.
</xsl:text>
  <xsl:for-each select="xs:complexType[@w:of = 'common'][key('of-type', @name)]">
    <xsl:sort select="key('of-type', @name)[1]/@name"/>
    <xsl:call-template name="shared"/>
  </xsl:for-each>
<xsl:text>.Sh VALUES
.Bl -tag -width Ds
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
</xsl:text>
  <xsl:for-each select="xs:element">
    <xsl:value-of select="concat('.Ss References of ', @name, $nl, '.Bl -tag -width Ds', $nl)"/>
    <xsl:for-each select="xs:key|xs:unique|xs:keyref">
      <xsl:value-of select="concat('.It ', @name, $nl)"/>
      <xsl:call-template name="doc"/>
      <xsl:if test="@refer">
        <xsl:value-of select="concat('.Pq to ', substring-after(@refer, ':'), $nl)"/>
      </xsl:if>
    </xsl:for-each>
    <xsl:value-of select="concat('.El', $nl)"/>
  </xsl:for-each>
<xsl:text>.Sh EXAMPLES
The smallest valid record of a meeting; valid is not yet regular:
.Bd -literal
</xsl:text>
  <xsl:call-template name="literal"><xsl:with-param name="text" select="$example"/></xsl:call-template>
<xsl:text>.Ed
.Pp
Those of the other kinds, without the body and the roster, which are the same:
.Bd -literal
</xsl:text>
  <xsl:call-template name="literal"><xsl:with-param name="text" select="$others"/></xsl:call-template>
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

<!-- A kind: what its root says, the outline, its own elements by name. -->
<xsl:template name="kind">
  <xsl:variable name="of" select="@w:of"/>
  <xsl:value-of select="concat('.Sh ', translate(@name, $small, $capital), $nl)"/>
  <xsl:for-each select="key('type', @type)"><xsl:call-template name="doc"/></xsl:for-each>
  <xsl:value-of select="concat('.Bd -literal', $nl)"/>
  <xsl:call-template name="outline"/>
  <xsl:value-of select="concat('.Ed', $nl)"/>
  <xsl:call-template name="section"/>
  <xsl:for-each select="//xs:element[ancestor::*/@w:of = $of]
      [generate-id() = generate-id(key('same', concat($of, ' ', @name, ' ', @type))[1])]
      [key('type', @type)/@w:of = $of]">
    <xsl:sort select="@name"/>
    <xsl:call-template name="section"/>
  </xsl:for-each>
</xsl:template>

<!-- The element and, below it, what its type holds; no further than the kind's own. -->
<xsl:template name="outline">
  <xsl:param name="indent"/>
  <xsl:value-of select="concat('\&amp;', $indent, @name)"/>
  <xsl:call-template name="often"/>
  <xsl:value-of select="$nl"/>
  <xsl:if test="key('type', @type)[self::xs:complexType]/@w:of != 'common'">
    <xsl:for-each select="key('type', @type)/xs:sequence/*">
      <xsl:call-template name="outline-part">
        <xsl:with-param name="indent" select="concat($indent, '    ')"/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:if>
</xsl:template>

<xsl:template name="outline-part">
  <xsl:param name="indent"/>
  <xsl:choose>
    <xsl:when test="self::xs:element">
      <xsl:call-template name="outline"><xsl:with-param name="indent" select="$indent"/></xsl:call-template>
    </xsl:when>
    <xsl:when test="self::xs:group[@ref = 'prose']">
      <xsl:value-of select="concat('\&amp;', $indent, '(p | table)')"/>
      <xsl:if test="@minOccurs = '0'">*</xsl:if>
      <xsl:if test="not(@minOccurs = '0')">+</xsl:if>
      <xsl:value-of select="$nl"/>
    </xsl:when>
    <xsl:when test="self::xs:group">
      <xsl:value-of select="concat('\&amp;', $indent)"/>
      <xsl:apply-templates select="." mode="model"/>
      <xsl:value-of select="$nl"/>
    </xsl:when>
    <xsl:when test="self::xs:choice">
      <xsl:value-of select="concat('\&amp;', $indent, 'any number of these, in any order:', $nl)"/>
      <xsl:for-each select="*">
        <xsl:call-template name="outline-part">
          <xsl:with-param name="indent" select="concat($indent, '    ')"/>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:when>
  </xsl:choose>
</xsl:template>

<!-- One element of a kind: all its places with this type together. -->
<xsl:template name="section">
  <xsl:variable name="of" select="ancestor-or-self::*/@w:of"/>
  <xsl:value-of select="concat('.Ss ', @name)"/>
  <xsl:if test="key('named', concat($of, ' ', @name))[@type != current()/@type][key('type', @type)/@w:of = $of]">
    <xsl:text> of</xsl:text><xsl:call-template name="parents"/>
  </xsl:if>
  <xsl:value-of select="$nl"/>
  <xsl:for-each select="key('type', @type)[self::xs:complexType]"><xsl:call-template name="doc"/></xsl:for-each>
  <xsl:value-of select="concat('.Bl -tag -width Ds', $nl)"/>
  <xsl:for-each select="key('same', concat($of, ' ', @name, ' ', @type))[not(parent::xs:schema)]">
    <xsl:call-template name="place"/>
  </xsl:for-each>
  <xsl:for-each select="key('type', @type)[self::xs:complexType]"><xsl:call-template name="holds"/></xsl:for-each>
  <xsl:value-of select="concat('.El', $nl)"/>
</xsl:template>

<!-- One type of common.xsd, under the names of the elements that have it. -->
<xsl:template name="shared">
  <xsl:text>.Ss</xsl:text>
  <xsl:for-each select="key('of-type', @name)">
    <xsl:if test="not(@name = preceding::xs:element[@type = current()/@type]/@name)">
      <xsl:value-of select="concat(' ', @name)"/>
    </xsl:if>
  </xsl:for-each>
  <xsl:value-of select="$nl"/>
  <xsl:call-template name="doc"/>
  <xsl:value-of select="concat('.Bl -tag -width Ds', $nl)"/>
  <xsl:for-each select="key('of-type', @name)">
    <xsl:call-template name="place"><xsl:with-param name="shared" select="true()"/></xsl:call-template>
  </xsl:for-each>
  <xsl:call-template name="holds"/>
  <xsl:value-of select="concat('.El', $nl)"/>
</xsl:template>

<xsl:template name="place">
  <xsl:param name="shared" select="false()"/>
  <xsl:text>.It Sy \&amp;In</xsl:text>
  <xsl:call-template name="parents"/>
  <!-- Several kinds have an attendance, say. -->
  <xsl:if test="$shared and ancestor::*/@w:of != 'common' and
      not(key('of-type', ancestor::xs:complexType/@name)/parent::xs:schema)">
    <xsl:value-of select="concat(' No of Ic ', ancestor::*/@w:of)"/>
  </xsl:if>
  <xsl:value-of select="$nl"/>
  <xsl:call-template name="doc"/>
</xsl:template>

<!-- Content and attributes of a type. -->
<xsl:template name="holds">
  <xsl:if test="xs:sequence or @mixed">
    <xsl:value-of select="concat('.It Sy Content', $nl)"/>
    <xsl:if test="@mixed">text<xsl:if test="xs:sequence"> and </xsl:if></xsl:if>
    <xsl:for-each select="xs:sequence/*">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:apply-templates select="." mode="model"/>
    </xsl:for-each>
    <xsl:value-of select="$nl"/>
  </xsl:if>
  <xsl:if test="xs:simpleContent"><xsl:text>.It Sy Content
text
</xsl:text></xsl:if>
  <xsl:for-each select=".//xs:attribute">
    <xsl:text>.It </xsl:text>
    <xsl:if test="@use = 'required'">Sy </xsl:if>
    <xsl:if test="not(@use = 'required')">Ic </xsl:if>
    <xsl:value-of select="concat('@', @name, ' : Vt ', @type)"/>
    <xsl:if test="@default"><xsl:value-of select="concat(' No = Li ', @default)"/></xsl:if>
    <xsl:value-of select="$nl"/>
    <xsl:call-template name="doc"/>
  </xsl:for-each>
</xsl:template>

<!-- The elements whose content this declaration (or group) stands in. -->
<xsl:template name="parents">
  <xsl:for-each select="key('of-type', ancestor::xs:complexType/@name)">
    <xsl:if test="not(@name = preceding::xs:element[@type = current()/@type]/@name)">
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
