/// A condition over a JSON object's text, for what no column answers: nested objects, wildcards in field names and
/// free text. Leaves name predicates of the program that it belongs to.
indirect enum DocumentCondition: Hashable, Sendable {
  case constant(Bool)
  case not(DocumentCondition)
  case all([DocumentCondition])
  case any([DocumentCondition])
  /// A value at the dotted path, which walks arrays.
  case leaf(path: [UInt8], predicate: Int32)
  /// A value whose dotted path satisfies the predicate `name`.
  case named(name: Int32, predicate: Int32)
  /// Any value.
  case anyLeaf(predicate: Int32)
  /// An object at the dotted path.
  case nested(path: [UInt8], DocumentCondition)
}
