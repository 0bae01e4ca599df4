import SluiceCore

/// Where rules are found by what a record holds, in frozen memory: a tree of postings.
struct RuleIndex {
  /// Rules to look at, and what leads to more of them.
  struct Posting: BitwiseCopyable {
    var firstRule: Int32 = 0
    var ruleCount: Int32 = 0
    var firstGroup: Int32 = 0
    var groupCount: Int32 = 0
    var firstField: Int32 = 0
    var fieldCount: Int32 = 0
  }

  /// Rules behind a guard: a predicate that each of them needs next.
  struct Group: BitwiseCopyable {
    /// Twice the predicate, plus 1 when it has to hold.
    var guardCode: Int32
    var posting: Posting
  }

  struct PostedRule: BitwiseCopyable {
    var rule: Int32
    /// Where the rest of its condition begins.
    var entry: Int32
  }

  /// A slot of a field's hash table of values; keys that ignore case are folded.
  struct ValueSlot: BitwiseCopyable {
    var hash: UInt32 = 0
    var length: UInt32 = 0
    var ignoresCase = false
    /// Nil in an empty slot.
    var start: UnsafeRawPointer?
    var posting = Posting()
  }

  /// A pattern that is asked for when a value may match it.
  struct PatternEntry: BitwiseCopyable {
    var predicate: Int32
    var posting: Posting
  }

  /// A text that patterns begin with, folded. Those of a field are sorted; all that a value begins with are found
  /// from the last one that is not greater than the value, by way of `parent`.
  struct Prefix: BitwiseCopyable {
    var start: UnsafeRawPointer
    var length: Int32
    /// The longest other prefix that this one begins with; -1 for none.
    var parent: Int32
    var firstPattern: Int32
    var patternCount: Int32
  }

  struct FieldIndex: BitwiseCopyable {
    var column: Int32
    var slots: UnsafePointer<ValueSlot>
    /// Number of slots less one; -1 without values.
    var mask: Int32
    var prefixes: UnsafePointer<Prefix>
    /// For each first byte, folded, where its prefixes begin; the 257th is their number.
    var prefixStarts: UnsafePointer<Int32>
    var prefixCount: Int32
    var patterns: UnsafePointer<PatternEntry>
    /// Patterns with a text that may stand anywhere.
    var needles: NeedleTable
    /// Patterns without any text to find them by, which every value of the field is asked for: the first of
    /// `patterns`.
    var scanCount: Int32
  }

  let fields: UnsafePointer<FieldIndex>
  let groups: UnsafePointer<Group>
  let rules: UnsafePointer<PostedRule>
  /// The fields of the rules' keys, and the rules without a key.
  let root: Posting
  /// Slots in use in all needle tables.
  let needleCount: Int
}
