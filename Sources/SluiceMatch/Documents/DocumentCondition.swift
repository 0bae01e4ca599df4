import SluiceCore
import SluiceRules

/// A condition over a JSON object's text, for what no column answers: nested objects, wildcards in field names and
/// free text. Leaves name predicates of the program that it belongs to.
indirect enum DocumentCondition: Hashable, Sendable {
  case constant(Bool)
  case not(DocumentCondition)
  case all([DocumentCondition])
  case any([DocumentCondition])
  /// A value at the dotted path, which walks arrays.
  case leaf(path: [UInt8], predicate: Int32)
  /// A value, an object, a list or null at the dotted path.
  case present(path: [UInt8])
  /// A value whose dotted path satisfies the predicate `name`.
  case named(name: Int32, predicate: Int32)
  /// Any value.
  case anyLeaf(predicate: Int32)
  /// An object at the dotted path.
  case nested(path: [UInt8], DocumentCondition)
  /// A computation over values of the object, by its place in the program.
  case computed(Int)
}

/// A computation over values at paths of one object; its operands have no columns.
struct DocumentComputation: Hashable, Sendable {
  let paths: [[UInt8]]
  let test: ComputedTest
}
