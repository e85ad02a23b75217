import Serving
import Testing

@testable import BankMessaging

@Suite("The settings of a small service")
struct SettingsTests {
  @Test("Without settings, each service has its own file and its own port")
  func hasDefaults() throws {
    let settings = try ServiceSettings("users", port: UsersService.port, environment: [:])
    #expect(settings.database == ".workbook/users.sqlite3")
    #expect(settings.server.port == 8091)
    #expect(settings.hub == HTTPAddress(host: "127.0.0.1", port: 8090))
    let ports = [
      ServiceSettings.hubPort, UsersService.port, AccountsService.port, AuditService.port,
    ]
    #expect(Set(ports).count == 4)
  }

  @Test("Settings come from the environment; the bank's DATABASE is not the service's")
  func readsEnvironment() throws {
    let settings = try ServiceSettings(
      "users", port: 1,
      environment: [
        "PORT": "0", "DATABASE": "bank.sqlite3", "USERS_DATABASE": "u.sqlite3",
        "HUB_URL": "http://[::1]:80/",
      ])
    #expect(settings.server.port == 0)
    #expect(settings.database == "u.sqlite3")
    #expect(settings.hub == HTTPAddress(host: "::1", port: 80))
    #expect(settings.hub.description == "http://[::1]:80")
  }

  @Test(
    "An invalid setting is named",
    arguments: [
      ("HUB_URL", "127.0.0.1:8090"), ("HUB_URL", "https://a:1"), ("HUB_URL", "http://a"),
      ("HUB_URL", "http://a:0"), ("HUB_URL", "http://a:65536"), ("HUB_URL", "http://a:1/b"),
      ("PORT", "x"), ("USERS_DATABASE", ":memory:"),
    ])
  func refuses(name: String, value: String) {
    let error = #expect(throws: InvalidSetting.self) {
      try ServiceSettings("users", port: 1, environment: [name: value])
    }
    #expect(error?.description.hasPrefix("\(name) is '\(value)'") == true)
  }
}
