/// The version of this build.
package enum SluiceVersion {
  package static let text = "0.1.0"
}
