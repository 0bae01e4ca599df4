/// A program that prints credentials: `credential_process` of a profile. It is run without a shell.
struct ProcessFetcher: CredentialFetcher {
  let profile: String
  let command: String
  let environment: AWSEnvironment
  var timeout = Duration.seconds(60)

  func fetch() async throws(AWSError) -> AWSCredentials {
    guard let words = shellWords(command), let program = words.first else {
      throw .configuration("credential_process of profile '\(profile)' has a quote that is not closed, or is empty")
    }
    let run = ProgramRun(program, Array(words.dropFirst()), environment: environment, timeout: timeout)
    let output: [UInt8]
    do throws(ProgramRun.Failure) {
      output = try await run.output()
    } catch {
      throw AWSError(
        .denied, code: "CredentialProcess",
        message: "credential_process of profile '\(profile)', \(program): \(error.description)")
    }
    guard let document = CredentialDocument(json: output, tokenName: "SessionToken") else {
      throw fault("it printed no JSON object")
    }
    guard document.version == 1 else {
      throw fault("Version is \(document.version.map(String.init) ?? "missing"): expected 1")
    }
    do throws(CredentialDocument.Fault) {
      return try document.credentials(needsToken: false)
    } catch {
      throw fault(error.description)
    }
  }

  private func fault(_ text: String) -> AWSError {
    AWSError(
      .invalid, code: "CredentialProcess", message: "credential_process of profile '\(profile)': \(text)")
  }
}
