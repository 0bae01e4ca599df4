import SluiceCore

/// What a pipeline does with AWS, as far as permissions go.
enum PolicyNeed: Hashable, Sendable {
  case listBucket(String, prefix: String)
  /// Keys that begin with a prefix.
  case readObjects(String, prefix: String)
  /// Objects that messages tell of: which buckets that is isn't known beforehand.
  case readObjectsOfMessages
  case receive(queueARN: String)
  case send(queueARN: String)
  case decrypt(keyARN: String)
  /// By the credentials that a role is taken on with.
  case assume(roleARN: String)
}

/// The least IAM policy that allows what a pipeline does.
struct PolicyDocument: Sendable, Equatable {
  struct Statement: Sendable, Equatable {
    let id: String
    let actions: [String]
    var resources: [String]
    /// What `s3:prefix` has to be like; empty for anything.
    var prefixes: [String] = []
  }

  private(set) var statements: [Statement] = []

  /// - Parameter partition: as ARNs have it, such as `aws`.
  init(_ needs: [PolicyNeed], partition: String = "aws") {
    for need in needs {
      switch need {
      case .listBucket(let bucket, let prefix):
        add(
          "ListLogs", ["s3:ListBucket"], "arn:\(partition):s3:::\(bucket)", prefix: prefix.isEmpty ? nil : "\(prefix)*")
      case .readObjects(let bucket, let prefix):
        add("ReadLogs", ["s3:GetObject"], "arn:\(partition):s3:::\(bucket)/\(prefix)*")
      case .readObjectsOfMessages:
        add("ReadLogs", ["s3:GetObject"], "arn:\(partition):s3:::BUCKET/AWSLogs/*")
      case .receive(let queue):
        add(
          "ReceiveMessages",
          [
            "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes",
          ], queue)
      case .send(let queue): add("SendMessages", ["sqs:SendMessage", "sqs:GetQueueAttributes"], queue)
      case .decrypt(let key): add("DecryptLogs", ["kms:Decrypt"], key)
      case .assume(let role): add("TakeOnRole", ["sts:AssumeRole"], role)
      }
    }
  }

  private mutating func add(_ id: String, _ actions: [String], _ resource: String, prefix: String? = nil) {
    // A condition holds for all resources of a statement: those with different prefixes are kept apart.
    let prefixes = prefix.map { [$0] } ?? []
    let sameID = statements.filter { $0.id == id || $0.id.hasPrefix(id) && Int($0.id.dropFirst(id.count)) != nil }
    if let index = statements.firstIndex(where: { statement in
      sameID.contains(statement) && (statement.prefixes == prefixes || statement.resources == [resource])
    }) {
      if !statements[index].resources.contains(resource) { statements[index].resources.append(resource) }
      // Without a prefix, all of the bucket is listed.
      if prefixes.isEmpty || statements[index].prefixes.isEmpty {
        statements[index].prefixes = []
      } else if !statements[index].prefixes.contains(prefixes[0]) {
        statements[index].prefixes += prefixes
      }
      return
    }
    let number = sameID.isEmpty ? "" : "\(sameID.count + 1)"
    statements.append(Statement(id: id + number, actions: actions, resources: [resource], prefixes: prefixes))
  }

  /// Of several lines, as AWS's console shows it.
  var json: String {
    var lines = ["{", "  \"Version\": \"2012-10-17\",", "  \"Statement\": ["]
    for (index, statement) in statements.enumerated() {
      lines.append("    {")
      lines.append("      \"Sid\": \(Self.quoted(statement.id)),")
      lines.append("      \"Effect\": \"Allow\",")
      lines.append("      \"Action\": \(Self.list(statement.actions)),")
      lines.append("      \"Resource\": \(Self.list(statement.resources))\(statement.prefixes.isEmpty ? "" : ",")")
      if !statement.prefixes.isEmpty {
        lines.append("      \"Condition\": { \"StringLike\": { \"s3:prefix\": \(Self.list(statement.prefixes)) } }")
      }
      lines.append(index < statements.count - 1 ? "    }," : "    }")
    }
    return (lines + ["  ]", "}"]).joined(separator: "\n")
  }

  private static func list(_ values: [String]) -> String {
    values.count == 1 ? quoted(values[0]) : "[" + values.map(quoted).joined(separator: ", ") + "]"
  }

  private static func quoted(_ text: String) -> String {
    var out: [UInt8] = []
    out.append(jsonString: text)
    return String(decoding: out, as: UTF8.self)
  }
}
