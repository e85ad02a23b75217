import BankMessaging
import SQLite
import Serving

/// The hub and the small services, as programs.
enum ServiceProgram: String {
  case hub
  case users
  case accounts
  case audit

  /// Runs the program until the process gets a signal to end; `hub --show` only prints a line.
  ///
  /// - Throws: `InvalidSetting`, `FileTrouble`, `BindError`, `NothingToShow`, and `Unfinished`.
  func run(_ arguments: [String], environment: [String: String]) async throws {
    let settings = try ServiceSettings(rawValue, port: port, environment: environment)
    if self == .hub, arguments.first == "--show", arguments.count == 3 {
      print(try await HubApplication.description(of: arguments[1], arguments[2], in: settings))
      return
    }
    guard arguments.isEmpty else {
      throw ProgramHelp.chapter7.unknown([rawValue] + arguments)
    }
    if let advice = SQLiteVersion.linked.advice { warn(advice) }
    switch self {
    case .hub: try await HubApplication.run(settings)
    case .users: try await UsersService.open(settings).run()
    case .accounts: try await AccountsService.open(settings).run()
    case .audit: try await AuditService.open(settings).run()
    }
  }

  private var port: UInt16 {
    switch self {
    case .hub: ServiceSettings.hubPort
    case .users: UsersService.port
    case .accounts: AccountsService.port
    case .audit: AuditService.port
    }
  }
}
