import SluiceCore

extension RecordWalker {
  /// Checks the grammar of the object or array that the structural character number `first` opens.
  ///
  /// - Returns: the number of its closing bracket; -1 when there is none, for the reason in `memory`.
  func skip(
    _ bytes: UnsafePointer<UInt8>, _ index: StructuralIndex, _ first: Int, _ outerDepth: Int
  ) -> Int {
    let offsets = UnsafePointer(index.offsets)
    let length = index.length
    var number = first
    var previous = Int(offsets[number])
    // A bit for each open container, the innermost lowest: 1 for an object.
    var context: UInt64 = 1
    var depth = outerDepth &+ 1
    var state = Grammar.objectOpened
    if bytes[previous] == 0x5B {
      state = Grammar.arrayOpened
      context = 0
    }
    while true {
      if state == Grammar.objectComma || state == Grammar.objectOpened {
        // Most members are a key and a string.
        let colon = Int(offsets[number &+ 1])
        let end = Int(offsets[number &+ 2])
        if bytes[colon] == 0x3A, bytes[previous &+ 1] == 0x22, bytes[colon &+ 1] == 0x22 {
          if bytes[end] == 0x2C {
            number &+= 2
            previous = end
            state = Grammar.objectComma
            continue
          }
          if bytes[end] == 0x7D {
            number &+= 2
            previous = end
            depth &-= 1
            if depth == outerDepth { return number }
            context = context &>> 1
            state = context & 1 == 1 ? Grammar.objectValueClosed : Grammar.arrayValueClosed
            continue
          }
        }
      }
      number &+= 1
      let position = Int(offsets[number])
      let valueStart = previous &+ 1
      var token = Grammar.nothing
      if position != valueStart {
        token = tokens[Int(bytes[valueStart])]
        if token != Grammar.string {
          let other = otherToken(bytes, valueStart, position, length)
          token = other.token
          if token == Grammar.scalar, scalar(bytes, other.start, position, length) == nil {
            memory.failure = .notAValue(other.start, position)
            return -1
          }
        }
      }
      let next = transitions[Int(state | UInt16(classes[Int(bytes[position])]) | UInt16(token))]
      previous = position
      if next & (Grammar.readsKey | Grammar.endsValue) != 0 {
        state = next & Grammar.stateMask
      } else if next & Grammar.closes != 0 {
        depth &-= 1
        if depth == outerDepth { return number }
        context = context &>> 1
        state = context & 1 == 1 ? Grammar.objectValueClosed : Grammar.arrayValueClosed
      } else if next == Grammar.failed {
        memory.failure = .unexpected(position, state, token)
        return -1
      } else {
        if depth >= Self.depthLimit {
          memory.failure = .tooDeep(position)
          return -1
        }
        depth &+= 1
        state = next & Grammar.stateMask
        context = context &<< 1 | (state == Grammar.objectOpened ? 1 : 0)
      }
    }
  }
}
