import SluiceCore

/// The state of a new terms rule: an entry for each combination that was seen, and one for each that waits for its turn.
extension NewTermsOperator {
  /// Behind the hash, in keys of combinations that wait.
  private static let comingMark: UInt8 = 1

  mutating func beginRecording(all: Bool) {
    isRecording = true
    seen.beginRecording(all: all)
    guard all else { return }
    changedComing.formUnion(coming.keys)
    common = StoredCommon()
  }

  mutating func takeChanges() -> [StateChange] {
    var changes = seen.takeChanges(key: \.stateKey) { $0.write($1) }
    for hash in changedComing {
      let key = hash.stateKey + [Self.comingMark]
      guard let time = coming[hash] else {
        changes.append(StateChange(key: key, value: nil))
        continue
      }
      var writer = StateWriter()
      writer.write(time)
      changes.append(StateChange(key: key, value: writer.bytes, time: time))
    }
    changedComing.removeAll(keepingCapacity: true)
    common.append(
      { writer in
        seen.writeCommon(&writer)
        writer.write(beginning != nil)
        if let beginning { writer.write(beginning) }
      }, to: &changes)
    return changes
  }

  mutating func restore(_ change: StateChange) throws(StateReader.Damaged) {
    guard var reader = StateReader(change) else { return }
    if change.key.isEmpty {
      try seen.restoreCommon(&reader)
      if try reader.flag() { beginning = try reader.time() }
      return
    }
    var name = StateReader(change.key)
    let hash = try name.identity()
    if name.isAtEnd {
      try seen.restore(hash, &reader) { reader throws(StateReader.Damaged) in try reader.time() }
    } else {
      coming[hash] = try reader.time()
    }
  }
}
