import Foundation
public import HTTPServer

/// Serves what `respond` answers, until somebody ends the process.
///
/// `refusal` is answered where `respond` was not asked. `greeting` is what is said once it is open, at
/// the address that it is given.
///
/// - Throws: `BindError`; then nothing was served.
public func serve(
  _ settings: ServingSettings, refusal: @escaping ServerConfiguration.Refusal,
  greeting: (_ address: String) -> String,
  respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
) async throws {
  var configuration = ServerConfiguration()
  configuration.host = settings.host
  configuration.port = settings.port
  configuration.refusal = refusal
  let server = HTTPServer(configuration: configuration) { await respond($0) }
  let port = try await server.start()
  let host = settings.host.contains(":") ? "[\(settings.host)]" : settings.host
  say(greeting("http://\(host):\(port)"))
  await server.runUntilSignalled()
}

/// Says something at once. `print` keeps what it is told until its buffer is full, if nobody looks.
private func say(_ text: String) {
  FileHandle.standardOutput.write(Data("\(text)\n".utf8))
}

/// Writes a line for those who look after what is served.
public func warn(_ text: String) {
  FileHandle.standardError.write(Data("\(text)\n".utf8))
}

/// Makes the folder in which the file at `path` is to be.
///
/// - Throws: what the file system throws.
public func makeFolder(for path: String) throws {
  let folder = URL(filePath: path).deletingLastPathComponent()
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
}
