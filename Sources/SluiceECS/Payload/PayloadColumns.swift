import SluiceCore

/// The payloads of a record that are kept as a whole.
enum Payload: String, CaseIterable {
  case requestParameters, responseElements, additionalEventData, serviceEventDetails, insightDetails

  /// A payload's copy is left out where its text has this many UTF-16 code units or more: Lucene refuses such terms.
  static let textLimit = 32_766
  /// Shorter JSON can't reach `textLimit`: a byte of JSON gives less than three of text (`[1e6]` is the worst).
  static let safeLength = textLimit / 3

  var path: FieldPath { FieldPath([rawValue]) }

  /// The column of the payload's cleaned tree.
  func tree(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("\(rawValue) (tree)") { builder in
      let payload = builder.raw(path, .value)
      let reader = PayloadTreeReader.state(in: &builder)
      guard self == .additionalEventData else {
        return { batch, record in
          let payload = batch[record, payload]
          return batch.with(reader) { $0.cell(of: payload, in: batch.arena) }
        }
      }
      let movedName = UserName.moved(in: &builder)
      let moved = Self.movedKey
      return { batch, record in
        let omitted = batch[record, movedName].isMissing ? nil : moved
        let payload = batch[record, payload]
        return batch.with(reader) { $0.cell(of: payload, omitting: omitted, in: batch.arena) }
      }
    }
  }

  private static let movedKey = ByteKey("UserName")

  /// The column of the payload's Java map text.
  func text(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("\(rawValue) (text)") { builder in
      let tree = tree(in: &builder)
      let writer = builder.state("Java texts") { JavaTextWriter() }
      return { batch, record in
        guard let tree = PayloadTree(batch[record, tree]) else { return .missing }
        if tree.root.kind == .string { return tree.root.cell }
        return batch.with(writer) { writer in
          writer.write(tree)
          return batch.arena.string(writer.text.bytes)
        }
      }
    }
  }

  /// The column of the tree that goes into `aws.cloudtrail.flattened`: absent for a plain text, and for one that is too
  /// long.
  func flattened(in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived("\(rawValue) (flattened)") { builder in
      let (payload, tree) = (builder.raw(path, .value), tree(in: &builder))
      let text = self == .insightDetails ? nil : text(in: &builder)
      return { batch, record in
        guard let root = PayloadTree(batch[record, tree])?.root, root.isContainer else { return .missing }
        if let text, batch[record, payload].length > Payload.safeLength,
          utf16Length(batch[record, text].bytes) >= Payload.textLimit
        {
          return .missing
        }
        return batch[record, tree]
      }
    }
  }

  /// The column of the leaves at `path` of the flattened copy. Read from the payload's text, so that the parser passes
  /// over payloads without looking into them, and only records that a rule comes to ask pay for it.
  func flattenedLeaves(at path: String, named name: String, in builder: inout ProjectionBuilder) -> ColumnID {
    builder.derived(name) { builder in
      let (payload, flattened) = (builder.raw(self.path, .value), flattened(in: &builder))
      let leaves = FlattenedLeaves.state(in: &builder)
      let path = Array(path.utf8)
      // Of this one a member is left out of the copy.
      let isWhole = self != .additionalEventData
      return { batch, record in
        let text = batch[record, payload]
        if isWhole, text.length <= Payload.safeLength,
          let found = path.withUnsafeBytes({ path in
            batch.with(leaves) { $0.cell(at: path, of: text, in: batch.arena) }
          })
        {
          return found
        }
        guard let tree = PayloadTree(batch[record, flattened]) else { return .missing }
        var cells: [Cell] = []
        path.withUnsafeBytes { tree.appendLeaves(atDotted: $0, below: tree.root, to: &cells) }
        return batch.arena.list(cells)
      }
    }
  }
}

/// The column of the cleaned tree of any value of the record.
func treeColumn(at path: FieldPath, in builder: inout ProjectionBuilder) -> ColumnID {
  builder.derived("\(path) (tree)") { builder in
    let value = builder.raw(path, .value)
    let reader = PayloadTreeReader.state(in: &builder)
    return { batch, record in
      let value = batch[record, value]
      return batch.with(reader) { $0.cell(of: value, in: batch.arena) }
    }
  }
}
