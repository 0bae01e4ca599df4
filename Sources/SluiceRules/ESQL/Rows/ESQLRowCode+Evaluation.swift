extension ESQLRowCode {
  /// Runs the commands on a row.
  ///
  /// - Parameters:
  ///   - row: with room for all places, in the memory of `execution`.
  ///   - value: a field's value, by its place among the program's fields.
  /// - Returns: whether the row is left.
  func run(
    _ row: UnsafeMutablePointer<ESQLView>, in execution: ESQLExecution, _ value: (Int) -> ESQLView
  ) -> Bool {
    for index in 0..<Int32(commands.count) {
      let command = commands[index]
      for place in command.loads.range {
        let load = loads[place]
        unsafe row[Int(load.slot)] = value(Int(load.field))
      }
      switch command.kind {
      case .filter: if unsafe self.value(command.node, row, execution).kind != .yes { return false }
      case .evaluate:
        for place in command.targets.range {
          let target = targets[place]
          unsafe row[Int(target.slot)] = self.value(target.node, row, execution)
        }
      case .grok, .dissect: unsafe extract(command, row, execution)
      }
    }
    return true
  }

  /// Each value of the input is matched, and what the matches captured is put one behind the other.
  private func extract(
    _ command: Command, _ row: UnsafeMutablePointer<ESQLView>, _ execution: ESQLExecution
  ) {
    let input = unsafe value(command.node, row, execution)
    if input.kind != .text, input.kind != .other {
      for place in command.targets.range { unsafe row[Int(targets[place].slot)] = .null }
      return
    }
    if command.kind == .grok, input.kind == .text, groks[Int(command.pattern)].isPlain {
      unsafe extractTexts(command, input.text, row, execution)
      return
    }
    var found = [[ESQLValue]](repeating: [], count: command.targets.range.count)
    for case .string(let text) in execution.scratch.value(input).values {
      for (index, value) in (match(text, command, execution) ?? []).enumerated() where index < found.count {
        found[index] += value.values
      }
    }
    for (place, values) in zip(command.targets.range, found) {
      unsafe row[Int(targets[place].slot)] = execution.scratch.view(ESQLValue(values: values))
    }
  }

  /// Captures that are parts of the text.
  private func extractTexts(
    _ command: Command, _ text: UnsafeRawBufferPointer, _ row: UnsafeMutablePointer<ESQLView>,
    _ execution: ESQLExecution
  ) {
    for place in command.targets.range { unsafe row[Int(targets[place].slot)] = .null }
    unsafe groks[Int(command.pattern)].forEachText(in: text, execution.matcher) { column, range in
      let target = targets[command.targets.first &+ Int32(column)]
      unsafe row[Int(target.slot)] = ESQLView(text: UnsafeRawBufferPointer(rebasing: text[range]))
    }
  }

  private func match(_ text: String, _ command: Command, _ execution: ESQLExecution) -> [ESQLValue]? {
    let pattern = Int(command.pattern)
    switch command.kind {
    case .grok: return groks[pattern].match(text, execution.matcher)
    case .dissect: return dissects[pattern].match(text)?.map { .string($0) }
    case .filter, .evaluate: return nil
    }
  }

  /// What `ESQLExecution.value` makes of the expression.
  private func value(
    _ place: Int32, _ row: UnsafeMutablePointer<ESQLView>, _ execution: ESQLExecution
  ) -> ESQLView {
    let node = nodes[place]
    let end = node.first &+ node.count
    switch node.kind {
    case .literal: return literals[node.first]
    case .slot: return unsafe row[Int(node.first)]
    case .and:
      var isUnknown = false
      for place in node.first..<end {
        switch unsafe operand(place, row, execution).kind {
        case .no: return .no
        case .yes: break
        default: isUnknown = true
        }
      }
      return isUnknown ? .null : .yes
    case .or:
      var isUnknown = false
      for place in node.first..<end {
        switch unsafe operand(place, row, execution).kind {
        case .yes: return .yes
        case .no: break
        default: isUnknown = true
        }
      }
      return isUnknown ? .null : .no
    case .not: return unsafe ESQLView(operand(node.first, row, execution).truth.map { !$0 })
    case .equal: return unsafe ESQLView(equal(node, row, execution))
    case .notEqual: return unsafe ESQLView(equal(node, row, execution).map { !$0 })
    case .isNull: return unsafe ESQLView(operand(node.first, row, execution).kind == .null)
    case .isIn: return unsafe isIn(node, row, execution)
    case .isInTexts: return unsafe isInTexts(node, row, execution)
    case .like:
      let text = unsafe operand(node.first, row, execution)
      guard text.kind == .text else { return .null }
      for glob in globs[Int(operands[node.first &+ 1])] where unsafe glob.matches(text.text) { return .yes }
      return .no
    case .choice:
      var place = node.first
      while place &+ 1 < end {
        if unsafe operand(place, row, execution).kind == .yes {
          return unsafe operand(place &+ 1, row, execution)
        }
        place &+= 2
      }
      return unsafe operand(place, row, execution)
    case .coalesced:
      for place in node.first..<end {
        let value = unsafe operand(place, row, execution)
        if value.kind != .null { return value }
      }
      return .null
    case .other:
      let other = others[Int(node.first)]
      let value = unsafe execution.scratch.withRow(other.slots, of: row) { execution.value(other.value, $0) }
      return execution.scratch.view(value)
    }
  }

  /// The value of the operand at that place; most are columns and literals.
  @inline(__always)
  private func operand(
    _ place: Int32, _ row: UnsafeMutablePointer<ESQLView>, _ execution: ESQLExecution
  ) -> ESQLView {
    let index = operands[place]
    let node = nodes[index]
    switch node.kind {
    case .slot: return unsafe row[Int(node.first)]
    case .literal: return literals[node.first]
    default: return unsafe value(index, row, execution)
    }
  }

  private func equal(
    _ node: Node, _ row: UnsafeMutablePointer<ESQLView>, _ execution: ESQLExecution
  ) -> Bool? {
    let left = unsafe operand(node.first, row, execution)
    let right = unsafe operand(node.first &+ 1, row, execution)
    return equal(left, right, execution)
  }

  private func equal(_ left: ESQLView, _ right: ESQLView, _ execution: ESQLExecution) -> Bool? {
    switch (left.kind, right.kind) {
    case (.text, .text): left.isSameText(as: right)
    case (.null, _), (_, .null): nil
    case (.integer, .integer): left.integer == right.integer
    default: ESQLValue.equal(execution.scratch.value(left), execution.scratch.value(right))
    }
  }

  /// The same as `isIn` for a list of texts.
  private func isInTexts(
    _ node: Node, _ row: UnsafeMutablePointer<ESQLView>, _ execution: ESQLExecution
  ) -> ESQLView {
    let value = unsafe operand(node.first, row, execution)
    let texts = operands[node.first &+ 1]..<operands[node.first &+ 2]
    if value.kind == .text {
      for text in texts where literals[text].isSameText(as: value) { return .yes }
      return .no
    }
    if isNothingToCompare(value, execution) { return .null }
    var isUnknown = false
    for text in texts {
      switch equal(value, literals[text], execution) {
      case true: return .yes
      case nil: isUnknown = true
      default: break
      }
    }
    return isUnknown ? .null : .no
  }

  private func isNothingToCompare(_ value: ESQLView, _ execution: ESQLExecution) -> Bool {
    value.kind == .null || value.kind == .other && !execution.scratch.value(value).isSingle
  }

  /// True for a value of the list, else null if anything in it is.
  private func isIn(
    _ node: Node, _ row: UnsafeMutablePointer<ESQLView>, _ execution: ESQLExecution
  ) -> ESQLView {
    let value = unsafe operand(node.first, row, execution)
    if isNothingToCompare(value, execution) { return .null }
    var isUnknown = false
    for place in node.first &+ 1..<node.first &+ node.count {
      let item = unsafe operand(place, row, execution)
      switch equal(value, item, execution) {
      case true: return .yes
      case nil: isUnknown = true
      default: break
      }
    }
    return isUnknown ? .null : .no
  }
}
