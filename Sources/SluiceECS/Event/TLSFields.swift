import SluiceCore

/// `tls.*` and `aws.cloudtrail.tls_details.*` (ECS mapping, section 7). Some records hold the names of the fields as
/// their values; nothing is taken from those.
enum TLSFields {
  static let all: [ECSField] = [
    version, versionProtocol,
    detail("tls.cipher", "tlsDetails.cipherSuite"),
    serverName,
    detail("aws.cloudtrail.tls_details.key_exchange", "tlsDetails.keyExchange"),
  ]

  private static let versionPath: FieldPath = "tlsDetails.tlsVersion"

  static let serverName = detail("tls.client.server_name", "tlsDetails.clientProvidedHostHeader")

  /// What follows the first `v` of `TLSv1.2`; without one the text itself.
  static let version = ECSField.derived("tls.version", needs: versionPath) { builder in
    let source = builder.raw(versionPath, .cleanedLeaves)
    return { batch, record in
      let text = batch[record, source].single
      guard text.isText, !text.equals("tlsVersion") else { return .missing }
      guard let letter = text.firstIndex(of: 0x76) else { return text }
      return text.text(letter + 1..<Int(text.length))
    }
  }

  /// What stands before the first `v`, in lower case.
  static let versionProtocol = ECSField.derived("tls.version_protocol", needs: versionPath) { builder in
    let source = builder.raw(versionPath, .cleanedLeaves)
    return { batch, record in
      let text = batch[record, source].single
      guard text.isText, !text.equals("tlsVersion"), let letter = text.firstIndex(of: 0x76) else { return .missing }
      return text.hasPrefix("TLSv") ? .text("tls") : lowercased(text.text(0..<letter), in: batch.arena)
    }
  }

  private static func detail(_ name: String, _ path: FieldPath) -> ECSField {
    .derived(name, needs: path) { builder in
      let version = builder.raw(versionPath, .cleanedLeaves)
      let value = builder.raw(path, .cleanedLeaves)
      return { batch, record in
        let value = batch[record, value]
        return value.isMissing || batch[record, version].equals("tlsVersion") ? .missing : value
      }
    }
  }
}
