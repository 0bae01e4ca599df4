/// What the environment and a profile set: a variable goes before the property of the profile.
struct AmbientSettings: Sendable {
  let environment: AWSEnvironment
  /// Nil where no profile is named and there is no `default`.
  let profile: Profile?

  func text(_ variable: String, _ property: String) -> String? { environment[variable] ?? profile?[property] }

  /// A path, with `~` for the home folder.
  func path(_ variable: String, _ property: String) -> String? {
    text(variable, property).map(environment.expanding)
  }

  /// A switch: `true` or `false`, in any case.
  ///
  /// - Throws: `AWSError` for any other text.
  func flag(_ variable: String, _ property: String) throws(AWSError) -> Bool? {
    guard let text = text(variable, property) else { return nil }
    guard let value = Bool(text.lowercased()) else {
      throw .configuration("\(origin(variable, property)) is '\(text)': expected true or false")
    }
    return value
  }

  /// - Throws: `AWSError` for what is no number of at least 1.
  func number(_ variable: String, _ property: String) throws(AWSError) -> Int? {
    guard let text = text(variable, property) else { return nil }
    guard let value = Int(text), value > 0 else {
      throw .configuration("\(origin(variable, property)) is '\(text)': expected a number of at least 1")
    }
    return value
  }

  /// For messages.
  private func origin(_ variable: String, _ property: String) -> String {
    environment[variable] == nil ? "\(property) of profile '\(profile?.name ?? "default")'" : variable
  }
}
