import SluiceCore

/// What `check` found, as text or as JSON.
struct CheckReport: Sendable {
  var items: [CheckItem] = []
  /// For the credentials that the pipeline works with.
  var policy = PolicyDocument([])
  /// For those that a role is taken on with; empty where none is.
  var basePolicy = PolicyDocument([])

  var isComplete: Bool { !items.contains { $0.status == .missing } }

  var text: String {
    let width = items.map { $0.name.count }.max() ?? 0
    var lines = items.flatMap { item -> [String] in
      let status = item.status.rawValue.uppercased()
      let head =
        status + String(repeating: " ", count: 9 - status.count) + item.name
        + String(repeating: " ", count: width - item.name.count + 2) + item.detail
      return [head] + (item.remedy.map { [String(repeating: " ", count: 9) + "→ " + $0] } ?? [])
    }
    if !policy.statements.isEmpty { lines += ["", "The least policy that would do:", policy.json] }
    if !basePolicy.statements.isEmpty {
      lines += ["", "And for the credentials that take on the role:", basePolicy.json]
    }
    let missing = items.count { $0.status == .missing }
    lines += ["", missing == 0 ? "nothing is missing" : "\(missing) of \(items.count) missing"]
    return lines.joined(separator: "\n")
  }

  var json: String {
    var out: [UInt8] = []
    out.append(contentsOf: "{\"complete\":\(isComplete),\"items\":[".utf8)
    for (index, item) in items.enumerated() {
      if index > 0 { out.append(0x2C) }
      out.append(raw: "{\"name\":")
      out.append(jsonString: item.name)
      out.append(raw: ",\"status\":")
      out.append(jsonString: item.status.rawValue)
      out.append(raw: ",\"detail\":")
      out.append(jsonString: item.detail)
      if let remedy = item.remedy {
        out.append(raw: ",\"remedy\":")
        out.append(jsonString: remedy)
      }
      out.append(0x7D)
    }
    out.append(0x5D)
    for (name, policy) in [("policy", policy), ("base_policy", basePolicy)] where !policy.statements.isEmpty {
      out.append(contentsOf: ",\"\(name)\":".utf8)
      out.append(contentsOf: policy.json.utf8)
    }
    out.append(0x7D)
    return String(decoding: out, as: UTF8.self)
  }
}
