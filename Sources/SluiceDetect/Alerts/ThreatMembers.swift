import SluiceCore
import SluiceMatch
import SluiceRules

/// The indicators that an event matches, as Elastic's indicator match rules show them: `threat.enrichments`, each with
/// the indicator and what matched, and the first one's fields at `threat.indicator`.
struct ThreatMembers {
  private struct Found {
    let match: Rule.IndicatorMatch
    let indicator: IndicatorList.Indicator
    let value: String
  }

  private var found: [Found] = []

  /// - Parameters:
  ///   - tables: the lists that rules ask.
  ///   - texts: the values of an event's field.
  init(_ matches: [Rule.IndicatorMatch], _ tables: [IndicatorTable], _ texts: (String) -> [String]) {
    for match in matches {
      guard let table = tables.first(where: { $0.list == match.list }) else { continue }
      for value in texts(match.field).prefix(100) {
        var value = value
        guard let place = value.withUTF8({ table.indicator(matching: UnsafeRawBufferPointer($0)) }) else { continue }
        found.append(Found(match: match, indicator: match.list.indicators[place], value: value))
      }
    }
  }

  var isEmpty: Bool { found.isEmpty }

  func append(_ object: inout MemberWriter, to buffer: inout [UInt8]) {
    guard let first = found.first else { return }
    object.name("threat.indicator", to: &buffer)
    append(indicator: first, to: &buffer)
    object.name("threat.enrichments", to: &buffer)
    buffer.append(list: found) { found, buffer in
      buffer.append(raw: "{\"indicator\":")
      append(indicator: found, to: &buffer)
      buffer.append(raw: ",\"feed\":{\"name\":")
      buffer.append(jsonString: found.match.list.name)
      buffer.append(raw: "},\"matched\":{\"atomic\":")
      buffer.append(jsonString: found.value)
      buffer.append(raw: ",\"field\":")
      buffer.append(jsonString: found.match.field)
      buffer.append(raw: ",\"type\":\"indicator_match_rule\"}}")
    }
  }

  private func append(indicator found: Found, to buffer: inout [UInt8]) {
    buffer.append(0x7B)
    buffer.append(jsonString: found.match.indicatorField)
    buffer.append(0x3A)
    buffer.append(jsonString: found.indicator.value)
    for member in found.indicator.members where member.name != found.match.indicatorField {
      buffer.append(0x2C)
      buffer.append(jsonString: member.name)
      buffer.append(0x3A)
      buffer.append(jsonString: member.value)
    }
    buffer.append(0x7D)
  }
}
