import EventSourcing
import Foundation
public import HTTPServer

/// Starts an HTTP server and runs it until the process gets a signal to end.
///
/// - Parameters:
///   - settings: The address to listen at.
///   - limits: The limits for clients.
///   - refusal: Responds to a request that the server rejects before `respond`.
///   - greeting: Returns the text to print once the server listens at `address`.
///   - respond: Responds to a request.
/// - Throws: `BindError`; then nothing was served.
public func serve(
  _ settings: ServerSettings, limits: ServerLimits = ServerLimits(),
  refusal: @escaping ServerConfiguration.Refusal,
  greeting: (_ address: String) -> String,
  respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
) async throws {
  var configuration = ServerConfiguration()
  configuration.host = settings.host
  configuration.port = settings.port
  configuration.allowedHosts = settings.allowedHosts
  configuration.allowedHostsSetting = ServerSettings.allowedHostsSetting
  configuration.limits = limits
  configuration.refusal = refusal
  let server = HTTPServer(configuration: configuration, handler: respond)
  let port = try await server.start()
  let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
  await server.runUntilSignalled { say(greeting("http://\(host):\(port)")) }
}

/// Prints `text` at once: `print` keeps it in a buffer when the output is not a terminal.
public func say(_ text: String) {
  FileHandle.standardOutput.write(Data("\(text)\n".utf8))
}

/// Writes a line to standard error, for the people who operate the server.
public func warn(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}

/// Makes the folder for the file at `path`, and calls `open`, which opens that file.
///
/// - Throws: `FileTrouble`, with the path and what is wrong; and `Unfinished`.
public func openFile<Value>(at path: String, _ open: () throws -> Value) throws -> Value {
  try makeFolder(for: path)
  do {
    return try open()
  } catch let unfinished as Unfinished {
    throw unfinished
  } catch {
    throw FileTrouble(path: path, reason: "\(error)")
  }
}
