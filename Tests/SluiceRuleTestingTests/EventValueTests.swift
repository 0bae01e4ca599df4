import Testing
import Yams

@testable import SluiceRuleTesting

@Suite struct EventValueTests {
  private func value(_ yaml: String) throws -> EventValue { EventValue(try #require(try Yams.compose(yaml: yaml))) }

  private func json(_ value: EventValue) -> String {
    var buffer: [UInt8] = []
    value.append(to: &buffer)
    return String(decoding: buffer, as: UTF8.self)
  }

  @Test func scalarsAreReadAsInJSON() throws {
    let yaml = """
      {a: true, b: "true", c: null, d: ~, e: 012, f: 12, g: -1.5e3, h: 2026-03-14T13:33:17Z, i: yes, j: 1., k: .5, l: [x, 1]}
      """
    #expect(
      json(try value(yaml))
        == #"{"a":true,"b":"true","c":null,"d":null,"e":"012","f":12,"g":-1.5e3,"h":"2026-03-14T13:33:17Z","i":"yes","#
        + #""j":"1.","k":".5","l":["x",1]}"#)
  }

  @Test func keysKeepTheirOrderWhenValuesChange() throws {
    var event = try value("{z: 1, a: {y: 2, b: 3}}")
    event.set(.string("new"), at: ["a", "y"])
    event.set(.null, at: ["m", "n"])
    #expect(json(event) == #"{"z":1,"a":{"y":"new","b":3},"m":{"n":null}}"#)
  }

  @Test func removingSaysWhetherAnythingStoodThere() throws {
    var event = try value("{a: {b: 1, c: 2}}")
    #expect(
      [event.remove(at: ["a", "b"]), event.remove(at: ["a", "b"]), event.remove(at: ["x", "y"])] == [
        true, false, false,
      ])
    #expect(json(event) == #"{"a":{"c":2}}"#)
  }
}
