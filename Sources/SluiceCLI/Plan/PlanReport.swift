import SluiceCore
import SluiceSources

/// What a run would read, as a table or as JSON.
struct PlanReport {
  /// Where from: `s3://bucket/prefix`.
  let places: [String]
  let inventory: S3Inventory
  let estimate: BackfillEstimate

  /// The sums by account, region and day, and what it takes.
  var text: String {
    var lines = [
      places.joined(separator: ", ") + ": " + Quantity.counted(inventory.total.objects, "object") + ", "
        + Quantity.bytes(inventory.total.bytes)
    ]
    if inventory.total.objects > 0 {
      lines += block("ACCOUNT") { $0.account } + block("REGION") { $0.region } + block("DAY") { $0.day } + [""]
      if let duration = estimate.duration {
        lines.append(
          "time  \(BackfillEstimate.time(duration)) at \(Self.rate(estimate.speed.bytesPerSecond)) "
            + "(\(estimate.speed.explanation))")
      }
      lines.append(
        "cost  \(BackfillEstimate.dollars(estimate.cost)) of S3 requests: "
          + "\(Quantity.grouped(2 * estimate.listRequests)) LIST (half of them done) at $0.005 and "
          + "\(Quantity.grouped(inventory.total.objects)) GET at $0.0004 per 1,000 (S3 Standard, us-east-1); data that "
          + "leaves the bucket's region is not in it")
    }
    if inventory.total.archived > 0 {
      lines.append(
        "note  \(Quantity.counted(inventory.total.archived, "object")) in GLACIER or DEEP_ARCHIVE: restore them first, "
          + "or they can't be read")
    }
    for (reason, count) in inventory.skipped.sorted {
      lines.append("note  \(Quantity.counted(count, "object")) passed over: \(reason)")
    }
    return lines.joined(separator: "\n")
  }

  private func block(_ title: String, _ key: (S3Inventory.Group) -> String) -> [String] {
    let rows =
      [[title, "OBJECTS", "SIZE"]]
      + inventory.sums(key).map { [$0.name, Quantity.grouped($0.amount.objects), Quantity.bytes($0.amount.bytes)] }
    let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return [""]
      + rows.map { row in
        row[0] + String(repeating: " ", count: widths[0] - row[0].count) + "  "
          + Quantity.padded(row[1], widths[1]) + "  " + Quantity.padded(row[2], widths[2])
      }
  }

  private static func rate(_ bytesPerSecond: Double) -> String {
    bytesPerSecond >= 10e6
      ? "\(Int((bytesPerSecond / 1e6).rounded())) MB/s" : "\(Int((bytesPerSecond / 1e3).rounded())) kB/s"
  }

  /// One object, with a row for each account, region and day.
  var json: String {
    var out: [UInt8] = []
    out.append(raw: "{\"places\":[")
    for (index, place) in places.enumerated() {
      if index > 0 { out.append(0x2C) }
      out.append(jsonString: place)
    }
    out.append(raw: "],")
    append(inventory.total, to: &out)
    out.append(raw: ",\"groups\":[")
    for (index, (group, amount)) in inventory.groups.sorted(by: { $0.key < $1.key }).enumerated() {
      if index > 0 { out.append(0x2C) }
      out.append(raw: "{\"account\":")
      out.append(jsonString: group.account)
      out.append(raw: ",\"region\":")
      out.append(jsonString: group.region)
      out.append(raw: ",\"day\":")
      out.append(jsonString: group.day)
      out.append(0x2C)
      append(amount, to: &out)
      out.append(0x7D)
    }
    out.append(raw: "],\"skipped\":{")
    for (index, (reason, count)) in inventory.skipped.sorted.enumerated() {
      if index > 0 { out.append(0x2C) }
      out.append(jsonString: reason)
      out.append(contentsOf: ":\(count)".utf8)
    }
    out.append(contentsOf: "},\"requests\":{\"list\":\(2 * estimate.listRequests),\"get\":\(estimate.objects)}".utf8)
    out.append(contentsOf: ",\"cost_usd\":\(estimate.cost)".utf8)
    out.append(raw: ",\"speed\":{\"source\":")
    out.append(jsonString: estimate.speed.name)
    out.append(contentsOf: ",\"bytes_per_second\":\(Int(estimate.speed.bytesPerSecond))}".utf8)
    if let duration = estimate.duration { out.append(contentsOf: ",\"seconds\":\(duration)".utf8) }
    out.append(0x7D)
    return String(decoding: out, as: UTF8.self)
  }

  private func append(_ amount: S3Inventory.Amount, to out: inout [UInt8]) {
    out.append(
      contentsOf: "\"objects\":\(amount.objects),\"bytes\":\(amount.bytes),\"archived\":\(amount.archived)".utf8)
  }
}
