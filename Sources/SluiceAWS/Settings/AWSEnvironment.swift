import Foundation

/// What settings are completed from: the variables of the process and the home folder. Tests give their own.
package struct AWSEnvironment: Sendable {
  package let variables: [String: String]
  /// For `~`; nil where it is unknown.
  package let home: String?

  package init(variables: [String: String], home: String?) {
    self.variables = variables
    self.home = home
  }

  /// Of this process, now.
  package static var process: AWSEnvironment {
    let variables = ProcessInfo.processInfo.environment
    return AWSEnvironment(variables: variables, home: variables["HOME"])
  }

  /// A variable that is set and not empty.
  package subscript(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension AWSEnvironment {
  /// A path of AWS's variables: with `~` for the home folder.
  func expanding(_ path: String) -> String {
    guard let home, path == "~" || path.hasPrefix("~/") else { return path }
    return home + path.dropFirst()
  }
}
