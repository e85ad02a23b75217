import BankMessaging
import HTTPServer
import Serving

/// Asks a program of this workbook on the same machine whether it is alive.
///
/// It is for container images, which have no `curl`.
public enum HealthCheck {
  /// Sends `GET /health` to the port that `PORT` and `HOST` name, and returns whether the answer is 200.
  /// If it isn't, the reason is in the standard error.
  ///
  /// - Throws: `InvalidSetting`.
  public static func run(environment: [String: String]) async throws -> Bool {
    let settings = try ServerSettings(environment: environment, database: "")
    // A server listens there at all addresses of the machine.
    let isAnyHost = ["0.0.0.0", "::"].contains(settings.host)
    let host = isAnyHost ? "127.0.0.1" : settings.host
    let address = HTTPAddress(host: host, port: settings.port)
    do {
      let answer = try await HTTPClient(address: address).send(.get, "/health")
      if answer.status != 200 { warn("\(address) answers with status \(answer.status)") }
      return answer.status == 200
    } catch {
      warn("\(address): \(error)")
      return false
    }
  }
}
