"""What GEXF 1.3 asks of a static graph with looks, as RELAX NG, written from its published description."""

GEXF = """
<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="http://gexf.net/1.3"
         datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="gexf">
    <attribute name="version"><value>1.3</value></attribute>
    <optional><element name="meta">
      <optional><attribute name="lastmodifieddate"><data type="date"/></attribute></optional>
      <zeroOrMore><choice>
        <element name="creator"><text/></element>
        <element name="keywords"><text/></element>
        <element name="description"><text/></element>
      </choice></zeroOrMore>
    </element></optional>
    <element name="graph">
      <optional><attribute name="defaultedgetype"><ref name="edgetype"/></attribute></optional>
      <optional><attribute name="mode"><choice><value>static</value><value>dynamic</value></choice></attribute></optional>
      <optional><attribute name="idtype"><choice><value>integer</value><value>string</value></choice></attribute></optional>
      <zeroOrMore><element name="attributes">
        <attribute name="class"><choice><value>node</value><value>edge</value></choice></attribute>
        <optional><attribute name="mode"><choice><value>static</value><value>dynamic</value></choice></attribute></optional>
        <zeroOrMore><element name="attribute">
          <attribute name="id"/><attribute name="title"/>
          <attribute name="type"><choice>
            <value>integer</value><value>long</value><value>double</value><value>float</value><value>boolean</value>
            <value>string</value><value>liststring</value><value>anyURI</value>
          </choice></attribute>
        </element></zeroOrMore>
      </element></zeroOrMore>
      <element name="nodes">
        <optional><attribute name="count"><data type="nonNegativeInteger"/></attribute></optional>
        <zeroOrMore><element name="node">
          <attribute name="id"/><optional><attribute name="label"/></optional>
          <interleave><ref name="values"/><ref name="looks"/></interleave>
        </element></zeroOrMore>
      </element>
      <element name="edges">
        <optional><attribute name="count"><data type="nonNegativeInteger"/></attribute></optional>
        <zeroOrMore><element name="edge">
          <attribute name="id"/><attribute name="source"/><attribute name="target"/>
          <optional><attribute name="type"><ref name="edgetype"/></attribute></optional>
          <optional><attribute name="label"/></optional>
          <optional><attribute name="weight"><data type="double"/></attribute></optional>
          <ref name="values"/>
        </element></zeroOrMore>
      </element>
    </element>
  </element></start>
  <define name="edgetype"><choice><value>directed</value><value>undirected</value><value>mutual</value></choice></define>
  <define name="values"><optional><element name="attvalues">
    <zeroOrMore><element name="attvalue"><attribute name="for"/><attribute name="value"/></element></zeroOrMore>
  </element></optional></define>
  <define name="looks"><interleave ns="http://gexf.net/1.3/viz">
    <optional><element name="color">
      <attribute name="r" ns=""><ref name="byte"/></attribute><attribute name="g" ns=""><ref name="byte"/></attribute>
      <attribute name="b" ns=""><ref name="byte"/></attribute>
    </element></optional>
    <optional><element name="position">
      <attribute name="x" ns=""><data type="float"/></attribute><attribute name="y" ns=""><data type="float"/></attribute>
      <optional><attribute name="z" ns=""><data type="float"/></attribute></optional>
    </element></optional>
    <optional><element name="size"><attribute name="value" ns=""><data type="float"/></attribute></element></optional>
    <optional><element name="shape"><attribute name="value" ns=""><choice>
      <value>disc</value><value>square</value><value>triangle</value><value>diamond</value><value>image</value>
    </choice></attribute></element></optional>
  </interleave></define>
  <define name="byte"><data type="nonNegativeInteger"><param name="maxInclusive">255</param></data></define>
</grammar>
"""
