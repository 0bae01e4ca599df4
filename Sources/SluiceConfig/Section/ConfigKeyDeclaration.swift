/// A key that a component reads, without the type of its value: for validator, schema and help.
package protocol ConfigKeyDeclaration: Sendable {
  var name: String { get }
  var type: ConfigType { get }
  /// A sentence for users.
  var documentation: String { get }
  /// The default as it would be written in a pipeline file; nil where there is none.
  var defaultText: String? { get }
  var isRequired: Bool { get }
}

/// A declaration as a plain value.
package struct DeclaredKey: ConfigKeyDeclaration, Hashable {
  package let name: String
  package let type: ConfigType
  package let documentation: String
  package let defaultText: String?
  package let isRequired: Bool

  package init(_ key: any ConfigKeyDeclaration) {
    name = key.name
    type = key.type
    documentation = key.documentation
    defaultText = key.defaultText
    isRequired = key.isRequired
  }
}
