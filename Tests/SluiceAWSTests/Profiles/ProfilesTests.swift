import Foundation
import Testing

@testable import SluiceAWS

@Suite struct ProfilesTests {
  @Test func theCredentialsFileWinsKeyByKey() throws {
    let folder = try AWSFolder(
      config: "[profile x]\nregion = a\nrole_arn = config", credentials: "[x]\nrole_arn = credentials")
    let profile = try Profiles(folder.environment()).profile("x")
    #expect(profile["region"] == "a")
    #expect(profile["role_arn"] == "credentials")
  }

  @Test func namesMayBeQuotedAndOtherSectionsAreIgnored() throws {
    let folder = try AWSFolder(
      config: "[profile \"a b\"]\nregion = x\n[b]\nregion = y\n[profilec]\n[sso-session d]\n[profile e f]\n[default]\n")
    #expect(try Profiles(folder.environment()).all.keys.sorted() == ["a b", "default"])
  }

  @Test func profileDefaultGoesBeforeDefault() throws {
    let folder = try AWSFolder(config: "[profile default]\nregion = right\n[default]\nregion = wrong")
    #expect(try Profiles(folder.environment()).profile("default")["region"] == "right")
  }

  @Test func anUnknownProfileIsNamedWithThoseThereAre() throws {
    let folder = try AWSFolder(config: "[profile x]\n[default]")
    let error = #expect(throws: AWSError.self) { try Profiles(folder.environment()).profile("y") }
    #expect(error?.code == "ProfileNotFound")
    #expect(error?.message.contains("'y'") == true)
    #expect(error?.message.contains("profiles: default, x") == true)
  }

  @Test func aMalformedFileIsNamedWithTheLine() throws {
    let folder = try AWSFolder(config: "[default]\nnonsense")
    let error = #expect(throws: AWSError.self) { try Profiles(folder.environment()) }
    #expect(error?.message.contains("config:2:") == true)
  }

  @Test func variablesNameOtherFiles() throws {
    let folder = try AWSFolder(config: "[default]\nregion = x")
    let environment = AWSEnvironment(
      variables: ["AWS_CONFIG_FILE": "~/.aws/config", "AWS_SHARED_CREDENTIALS_FILE": "/nonexistent"],
      home: folder.home.path)
    #expect(try Profiles(environment).profile("default")["region"] == "x")
  }
}
