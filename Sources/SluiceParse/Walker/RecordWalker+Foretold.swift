import SluiceCore

extension RecordWalker {
  /// Where a walk stands.
  struct Place {
    /// Number and offset of the structural character in front, and what state the grammar is in behind it.
    var number: Int
    var previous: Int
    var state: UInt16
    /// Objects and arrays that it is inside of.
    var depth: Int
    /// The depth of the innermost of them that is a column's value; 0 for none.
    let valueDepth: Int
    /// What may come next.
    var next: UnsafeMutablePointer<MemberPredictor.Successors>
    /// The last key that was read.
    var member: UnsafeMutablePointer<MemberPredictor.Member>
    var frame: Frame
  }

  /// Reads members as long as their keys are what the predictor foretells and their values strings, booleans, nulls, and
  /// objects on projected paths, without blanks. A function of its own so that its few variables stay in registers.
  ///
  /// It leaves what it does not know, the end of the record too, to the walk: in front of a key, behind a key's colon or
  /// behind an object's brace.
  @inline(never)
  func readForetold(
    _ bytes: UnsafePointer<UInt8>, _ offsets: UnsafePointer<UInt32>, _ index: StructuralIndex, _ place: inout Place,
    _ row: UnsafeMutablePointer<Cell>, _ arena: Arena
  ) {
    var next = place.next
    var member = place.member
    var separator = offsets + place.number
    var previous = place.previous
    var state = place.state
    var seen = place.frame.seen
    var watched = place.frame.watched
    var backslash = index.backslash(from: previous)
    members: while true {
      let text = UnsafeRawPointer(bytes + (previous &+ 1))
      var guess = next.pointee.first
      if !MemberPredictor.matches(guess, text) {
        let other = guess
        guess = next.pointee.second
        guard MemberPredictor.matches(guess, text) else { break }
        next.pointee = MemberPredictor.Successors(first: guess, second: other)
      }
      member = guess
      let bit = guess.pointee.seenBit & watched
      if seen & bit != 0, let node = guess.pointee.node { forget(node, row) }
      seen |= bit
      let colon = previous &+ guess.pointee.length
      let end = Int(separator[2])
      let closing = bytes[end]
      let column = guess.pointee.column
      if closing == 0x2C || closing == 0x7D && isInnerObject(place) {
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
        } else if let cell = literal(bytes, from: colon &+ 1, to: end) {
          if column != MemberPredictor.Member.noColumn { store(guess, cell, isEscaped: false, row, arena) }
        } else {
          (previous, state) = (colon, Grammar.objectColon)
          separator += 1
          break
        }
        separator += 2
        previous = end
        if closing == 0x2C {
          next = guess.pointee.after
          state = Grammar.objectComma
          continue
        }
        // The object ends, and maybe the one around it.
        repeat {
          member = place.frame.member
          place.depth &-= 1
          place.frame = frames[place.depth]
          (seen, watched) = (place.frame.seen, place.frame.watched)
          let further = Int(separator[1])
          let byte = bytes[further]
          if further != previous &+ 1 || byte != 0x2C && !(byte == 0x7D && isInnerObject(place)) {
            state = Grammar.objectValueClosed
            break members
          }
          separator += 1
          previous = further
          if byte == 0x2C { break }
        } while true
        next = member.pointee.after
        state = Grammar.objectComma
      } else if closing == 0x7B, end == colon &+ 1, let node = guess.pointee.node, node.pointee.hasChildren,
        node.pointee.valueCount == 0, place.depth < Self.depthLimit
      {
        place.frame.seen = seen
        frames[place.depth] = place.frame
        place.depth &+= 1
        place.frame = Frame(node: node, member: guess, isRepeated: place.frame.isRepeated)
        seen = 0
        separator += 2
        previous = end
        next = guess.pointee.inside
        state = Grammar.objectOpened
      } else {
        (previous, state) = (colon, Grammar.objectColon)
        separator += 1
        break
      }
    }
    place.number = separator - offsets
    place.previous = previous
    place.state = state
    place.next = next
    place.member = member
    place.frame.seen = seen
  }

  /// Whether the object whose end is near lies in an object and is itself no column's value.
  @inline(__always)
  private func isInnerObject(_ place: Place) -> Bool {
    place.depth > 1 && place.depth != place.valueDepth && frames[place.depth &- 1].isObject
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

  @inline(never)
  private func store(
    _ member: UnsafeMutablePointer<MemberPredictor.Member>, _ cell: Cell, isEscaped: Bool,
    _ row: UnsafeMutablePointer<Cell>, _ arena: Arena
  ) {
    guard let node = member.pointee.node else { return }
    store(node, isEscaped ? unescaped(cell, arena) : cell, false, row, arena)
  }
}
