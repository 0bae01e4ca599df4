package import SluiceCore

/// A catalog whose keyword fields have no values longer than an index would take: `ignore_above` in the mappings of
/// Elastic's integration. Documents show such values, but neither `field: *` nor a wildcard finds them there.
///
/// The limits are 8,191 characters for `aws.cloudtrail.request_parameters` and `aws.cloudtrail.response_elements` and
/// 1,024 for other keywords, in UTF-16 units, as Java counts (spec: rule semantics, section 0). Parts of flattened
/// objects have none.
package struct IgnoreAboveCatalog: FieldCatalog {
  private let base: any FieldCatalog

  package init(_ base: any FieldCatalog) { self.base = base }

  package var fieldNames: [String] { base.fieldNames }

  package func object(at path: String) -> Field? { base.object(at: path) }

  package func field(named name: String) -> Field? {
    guard let field = base.field(named: name), field.type == .keyword else { return base.field(named: name) }
    let limit = Self.limit(of: name)
    return Field(name: name, type: .keyword, cost: max(field.cost, .derived)) { builder in
      builder.derived("\(name), no longer than \(limit)") { builder in
        let column = field.bind(in: &builder)
        return { batch, record in
          let cell = batch[record, column]
          guard cell.kind == .many else { return Self.isLonger(cell, than: limit) ? .missing : cell }
          guard cell.values.contains(where: { Self.isLonger($0, than: limit) }) else { return cell }
          return batch.arena.list(cell.values.filter { !Self.isLonger($0, than: limit) })
        }
      }
    }
  }

  static func limit(of name: String) -> Int {
    name == "aws.cloudtrail.request_parameters" || name == "aws.cloudtrail.response_elements" ? 8_191 : 1_024
  }

  private static func isLonger(_ cell: Cell, than limit: Int) -> Bool {
    // A UTF-16 unit takes a byte at least.
    guard cell.kind == .string, Int(cell.length) > limit else { return false }
    var units = 0
    // The first byte of a character tells its length: four bytes are two units, all others one.
    for byte in cell.bytes where byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
    return units > limit
  }
}
