import Testing

@testable import SluiceAWS

@Suite struct XMLElementTests {
  private func parse(_ text: String) -> XMLElement? { XMLElement(parsing: Array(text.utf8)) }

  @Test func documentsAreRead() {
    let root = parse(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- a comment --><r xmlns="http://s3/" a='1'><k>a &amp; b&#x20;&#252;&lt;&gt;&quot;&apos;</k><e/><k><![CDATA[<x>&]]></k>
      <ns:n >t</ns:n ></r>
      <!-- at the end -->

      """)
    #expect(root?.name == "r")
    #expect(root?.all("k").map(\.text) == ["a & b ü<>\"'", "<x>&"])
    #expect(root?["e"]?.text == "")
    #expect(root?["n"]?.text == "t")
    #expect(root?["x"] == nil)
  }

  @Test(arguments: [
    "", "x", "<a>", "<a></b>", "<a/><b/>", "<a>&nope;</a>", "<a>&#x110000;</a>", "<a>&amp</a>", "</a>", "<a b></a>",
    "<a b=1></a>", "<a b=\"1></a>", "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>", "<a>x</a>y", "< a></a>", "<a",
    "<a><!-- </a>",
    "<a><![CDATA[x</a>", "<![CDATA[x]]><a/>",
  ])
  func whatIsNotWellFormedIsRefused(_ text: String) { #expect(parse(text) == nil) }

  @Test func deepNestingIsRefused() {
    #expect(parse(String(repeating: "<a>", count: 32) + String(repeating: "</a>", count: 32)) != nil)
    #expect(parse(String(repeating: "<a>", count: 100_000)) == nil)
  }

  @Test func everyBeginningOfADocumentIsRefused() {
    let bytes = Array("<?xml version='1.0'?><a b='c'><d>e&amp;</d><![CDATA[f]]><g/></a>".utf8)
    for count in 0..<bytes.count { #expect(XMLElement(parsing: Array(bytes[..<count])) == nil) }
    #expect(XMLElement(parsing: bytes) != nil)
    #expect(XMLElement(parsing: Array("<a>".utf8) + [0xFF] + Array("</a>".utf8)) == nil)
  }
}
