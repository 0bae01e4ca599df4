import SluiceCore

extension RecordWalker {
  /// Where a walk stands.
  struct Place {
    /// Number of the structural character in front, and what state the grammar is in behind it.
    var number: Int
    var state: UInt16
    /// Of the object that it is in.
    var frame: UnsafeMutablePointer<Frame>
    /// The innermost object or array around it that is a column's value; nil for none.
    let value: UnsafeMutablePointer<Frame>?
    /// What may come next.
    var next: UnsafeMutablePointer<MemberPredictor.Successors>
    /// The last key that was read, if its value is still to come or has just ended.
    var member: UnsafeMutablePointer<MemberPredictor.Member>
  }

  /// Reads members as long as their keys are what the predictor foretells and their values strings, numbers, booleans,
  /// nulls, objects on projected paths, and objects and arrays whose inside is on none, without blanks around them. A
  /// function of its own, with few variables, so that they stay in registers.
  ///
  /// It leaves what it does not know, the end of the record too, to the walk: in front of a key, behind a key's colon or
  /// behind the end of an object or array.
  @inline(never)
  func readForetold(
    _ bytes: UnsafePointer<UInt8>, _ index: StructuralIndex, _ place: inout Place, _ row: UnsafeMutablePointer<Cell>,
    _ arena: Arena
  ) {
    var separator = UnsafePointer(index.offsets + place.number)
    var previous = Int(separator[0])
    var next = place.next
    var frame = place.frame
    var backslash = index.backslash(from: previous)
    members: while true {
      let text = UnsafeRawPointer(bytes + (previous &+ 1))
      var guess = next.pointee.first
      if !MemberPredictor.matches(guess, text) {
        let other = guess
        guess = next.pointee.second
        guard MemberPredictor.matches(guess, text) else {
          place.state = bytes[previous] == 0x2C ? Grammar.objectComma : Grammar.objectOpened
          break
        }
        next.pointee = MemberPredictor.Successors(first: guess, second: other)
      }
      let bit = guess.pointee.seenBit & frame.pointee.watched
      if frame.pointee.seen & bit != 0, let node = guess.pointee.node { forget(node, row) }
      frame.pointee.seen |= bit
      let colon = previous &+ Int(guess.pointee.length)
      let end = Int(separator[2])
      let closing = bytes[end]
      if closing == 0x2C || closing == 0x7D && isInner(frame, place) {
        let column = guess.pointee.column
        if bytes[colon &+ 1] == 0x22, bytes[end &- 1] == 0x22 {
          if column != MemberPredictor.Member.noColumn {
            if end >= backslash { backslash = index.backslash(from: colon) }
            let length = end &- colon &- 3
            let cell = Cell(
              kind: .string, start: UnsafeRawPointer(bytes + (colon &+ 2)), length: UInt32(truncatingIfNeeded: length))
            if column >= 0, end < backslash, length > 4, row[Int(column)].kind == .missing {
              row[Int(column)] = cell
            } else {
              store(guess, cell, isEscaped: end >= backslash, row, arena)
            }
          }
        } else if let cell = literal(bytes, from: colon &+ 1, to: end) ?? number(bytes, from: colon &+ 1, to: end) {
          if column != MemberPredictor.Member.noColumn { store(guess, cell, isEscaped: false, row, arena) }
        } else {
          leave(&place, at: guess)
          separator += 1
          break
        }
        separator += 2
        previous = end
        if closing == 0x2C {
          next = guess.after
          continue
        }
        // The object ends.
        guess = frame.pointee.member
        frame -= 1
      } else if closing == 0x7B || closing == 0x5B, end == colon &+ 1, frame - frames < Self.depthLimit - 1 {
        let isArray = closing == 0x5B
        let node = guess.pointee.node
        if let node, node.pointee.hasChildren || isArray && node.pointee.leafCount > 0 {
          if isArray || node.pointee.valueCount > 0 {
            leave(&place, at: guess)
            separator += 1
            break
          }
          let watched = frame.pointee.watched
          frame += 1
          frame.initialize(to: Frame(node: node, member: guess, watched: watched))
          separator += 2
          previous = end
          next = guess.inside
          continue
        }
        let last = skip(bytes, index, separator - UnsafePointer(index.offsets) + 2, frame - frames + 1)
        if last < 0 {
          // The walk says what is wrong.
          leave(&place, at: guess)
          separator += 1
          break
        }
        separator = UnsafePointer(index.offsets + last)
        previous = Int(separator[0])
        if let node, node.pointee.valueCount > 0 {
          storeSpan(node, isArray, bytes + end, previous &+ 1 &- end, row, arena)
        }
      } else {
        leave(&place, at: guess)
        separator += 1
        break
      }
      // Behind an object or array: a comma, or the end of the object around it, and maybe of the one around that.
      while true {
        let further = Int(separator[1])
        let byte = bytes[further]
        guard further == previous &+ 1, byte == 0x2C || byte == 0x7D && isInner(frame, place) else {
          place.state = Grammar.objectValueClosed
          place.member = guess
          break members
        }
        separator += 1
        previous = further
        if byte == 0x2C { break }
        guess = frame.pointee.member
        frame -= 1
      }
      next = guess.after
    }
    place.number = separator - UnsafePointer(index.offsets)
    place.frame = frame
    place.next = next
  }

  /// The walk goes on behind the colon of a key.
  @inline(__always)
  private func leave(_ place: inout Place, at member: UnsafeMutablePointer<MemberPredictor.Member>) {
    place.state = Grammar.objectColon
    place.member = member
  }

  /// Whether an object lies in an object and is itself no column's value.
  @inline(__always)
  private func isInner(_ frame: UnsafeMutablePointer<Frame>, _ place: Place) -> Bool {
    frame > frames && frame != place.value && (frame - 1).pointee.isObject
  }

  /// The boolean or null that fills the place between a colon and a comma; nil for anything else.
  @inline(__always)
  private func literal(_ bytes: UnsafePointer<UInt8>, from start: Int, to comma: Int) -> Cell? {
    let length = comma &- start
    guard length == 4 || length == 5 else { return nil }
    let raw = UnsafeRawPointer(bytes + start)
    let kind: Cell.Kind
    switch raw.loadUnaligned(as: UInt32.self).littleEndian {
    case 0x6C6C_756E where length == 4: kind = .null
    case 0x6575_7274 where length == 4: kind = .true
    case 0x736C_6166 where length == 5 && bytes[start &+ 4] == 0x65: kind = .false
    default: return nil
    }
    return Cell(kind: kind, start: raw, length: UInt32(truncatingIfNeeded: length))
  }

  /// The number that fills the place between a colon and a comma; nil for anything else.
  @inline(never)
  private func number(_ bytes: UnsafePointer<UInt8>, from start: Int, to comma: Int) -> Cell? {
    let first = bytes[start]
    guard first == 0x2D || first &- 0x30 < 10, let kind = Grammar.literal(bytes + start, comma &- start) else {
      return nil
    }
    return Cell(kind: kind, start: UnsafeRawPointer(bytes + start), length: UInt32(truncatingIfNeeded: comma &- start))
  }

  @inline(never)
  private func store(
    _ member: UnsafeMutablePointer<MemberPredictor.Member>, _ cell: Cell, isEscaped: Bool,
    _ row: UnsafeMutablePointer<Cell>, _ arena: Arena
  ) {
    guard let node = member.pointee.node else { return }
    store(node, isEscaped ? unescaped(cell, arena) : cell, false, row, arena)
  }
}
