import Foundation
import SluiceCore
import SluiceTestSupport
import Testing

@testable import SluiceECS

@Suite struct JavaMapTextTests {
  @Test(.enabled(if: Corpus.isPresent, "\(Corpus.absence)")) func upstreamStringsAreReproduced() throws {
    let url = try #require(Corpus.file("vectors/mapping/java_map_tostring.json"))
    let data = try Data(contentsOf: url)
    let arena = Arena()
    let cases: [(json: RecordFixture, text: String?)] = try data.withUnsafeBytes { bytes in
      var parser = ReferenceParser(bytes, arena: arena)
      let value = parser.value()
      let root = try #require(value)
      guard case .object(let members) = root.content,
        case .array(let items)? = members.first(where: { $0.key == "cases" })?.value.content
      else { return [] }
      return items.compactMap { item in
        guard case .object(let members) = item.content,
          let json = members.first(where: { $0.key == "json" })?.value.cell.string
        else { return nil }
        return (
          RecordFixture("{\"requestParameters\":\(json)}"), members.first { $0.key == "string" }?.value.cell.string
        )
      }
    }
    #expect(cases.count == 5)
    for (record, text) in cases { #expect(record.value("aws.cloudtrail.request_parameters") == text) }
  }

  private func text(_ json: String) -> String? {
    RecordFixture("{\"requestParameters\":\(json)}").value("aws.cloudtrail.request_parameters")
  }

  @Test func scalarsPrintAsJavaPrintsThem() {
    #expect(
      text(#"{"a":1,"b":true,"c":2.0,"d":1e10,"e":0.0001,"f":-0,"g":12345678901234567890}"#)
        == "{a=1, b=true, c=2.0, d=1.0E10, e=1.0E-4, f=0, g=12345678901234567890}")
    #expect(
      text(#"[1.5, 100000.0, 1e6, 1e7, 0.001, -2.5e-7, 123456.789]"#)
        == "[1.5, 100000.0, 1000000.0, 1.0E7, 0.001, -2.5E-7, 123456.789]")
  }

  @Test func textIsRaw() {
    #expect(text(#"{"a":"x \"y\"\nz","b":["p, q",{"c":"="}]}"#) == "{a=x \"y\"\nz, b=[p, q, {c==}]}")
    #expect(text(#""just text""#) == "just text")
  }

  @Test func emptyValuesAreDropped() {
    #expect(
      text(#"{"a":null,"b":"","c":"-","d":"none","e":"None","f":{},"g":[],"h":[{},[""]],"i":false,"j":0}"#)
        == "{e=None, i=false, j=0}")
    #expect(text(#"{"a":{"b":[null]}}"#) == nil)
    #expect(text("null") == nil)
  }

  /// Java: "Aa".hashCode() == "BB".hashCode(), so both share a slot at any size.
  @Test func keysOfOneSlotKeepTheirOrder() {
    #expect(text(#"{"BB":1,"Aa":2}"#) == "{BB=1, Aa=2}")
    #expect(text(#"{"Aa":2,"BB":1}"#) == "{Aa=2, BB=1}")
  }

  @Test func lastDuplicateWinsAtTheFirstOnesPlace() {
    #expect(text(#"{"BB":1,"Aa":2,"BB":3}"#) == "{BB=3, Aa=2}")
    #expect(text(#"{"BB":1,"Aa":2,"BB":""}"#) == "{Aa=2}")
  }

  /// Slots of the one-letter keys 0x61 … run on; with 16 slots "p" (0x70) wraps to slot 0, with 32 it does not.
  @Test func tableIsSizedByTheKeysBeforeCleaning() {
    let empty = (0..<11).map { "\"\(Character(Unicode.Scalar(UInt8(0x41 + $0))))\":null" }.joined(separator: ",")
    #expect(text(#"{"a":1,"p":2}"#) == "{p=2, a=1}")
    #expect(text(#"{"a":1,"p":2,\#(empty)}"#) == "{a=1, p=2}")
    #expect(text(#"{"a":1,"p":2,\#(empty.dropLast(9))}"#) == "{p=2, a=1}")
  }

  @Test func duplicatesDoNotGrowTheTable() {
    let repeated = Array(repeating: "\"A\":null", count: 40).joined(separator: ",")
    #expect(text(#"{"a":1,"p":2,\#(repeated)}"#) == "{p=2, a=1}")
  }

  @Test func hashCountsUTF16Units() {
    let texts: [(String, Int32)] = [("", 0), ("a", 97), ("userName", -266_666_762), ("é", 233), ("😀", 1_772_899)]
    for (text, hash) in texts {
      #expect(Int32(bitPattern: Array(text.utf8).withUnsafeBytes(javaHashCode)) == hash, "\(text)")
    }
  }

  @Test func deepNestingDoesNoHarm() {
    let depth = 20_000
    let json = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    let arena = Arena()
    let bytes = Array(json.utf8)
    bytes.withUnsafeBytes { bytes in
      let payload = Cell(kind: .array, start: bytes.baseAddress, length: UInt32(bytes.count))
      var text: [UInt8] = []
      PayloadTreeBuilder.tree(of: payload, in: arena)?.appendJavaText(to: &text)
      #expect(text.elementsEqual(bytes))
    }
  }

  @Test func manyKeysAreReadInReasonableTime() {
    let keys = (0..<1_000).map { "\"key\($0 % 800)\":\($0)" }.joined(separator: ",")
    let result = text("{\(keys)}")
    #expect(result?.contains("key5=805, ") == true)
    #expect(result?.contains("key5=5,") == false)
  }
}
