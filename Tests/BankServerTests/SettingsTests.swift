import HTTPServer
import Persistence
import Serving
import Testing

@testable import BankServer

@Suite("The settings of the bank")
struct SettingsTests {
  /// A script that passes a variable along, and a file with `PORT=` in it, set nothing.
  @Test(
    "An empty setting means the default",
    arguments: [
      "HOST", "PORT", "ALLOWED_HOSTS", "DATABASE", "SNAPSHOT_THRESHOLD", "KEY_HOURS",
    ])
  func empty(name: String) throws {
    let settings = try BankSettings(environment: [name: ""])
    let standard = try BankSettings(environment: [:])
    #expect(settings.server.host == "127.0.0.1" && settings.server.port == 8080)
    #expect(settings.server.allowedHosts == AllowedHosts())
    #expect(settings.server.database == standard.server.database)
    #expect(settings.snapshotThreshold == .standard)
    #expect(settings.keyLifetime == standard.keyLifetime)
  }

  /// In a URL an IPv6 address stands in brackets, so that is how people copy it.
  @Test(
    "The host is a name or an address, and IPv6 may have brackets",
    arguments: [
      ("::1", "::1"), ("[::1]", "::1"), ("[fe80::1]", "fe80::1"), ("0.0.0.0", "0.0.0.0"),
      ("localhost", "localhost"), ("[bank]", "[bank]"), ("[::1", "[::1"),
    ])
  func host(text: String, host: String) throws {
    #expect(try BankSettings(environment: ["HOST": text]).server.host == host)
  }

  @Test("An invalid port is rejected", arguments: [" ", "eighty", "70000", "-1"])
  func port(text: String) {
    #expect(throws: InvalidSetting.self) { try BankSettings(environment: ["PORT": text]) }
  }
}
