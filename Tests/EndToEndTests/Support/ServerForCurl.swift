import Foundation
import HTTPServer

/// A server in this process, and curl, which asks it something from another one.
final class ServerForCurl: Sendable {
  let server: HTTPServer
  let folder: TemporaryFolder
  private let port: UInt16

  /// - Throws: ``BindError``, or what keeps the folder from being made.
  init(
    limits: ServerLimits = ServerLimits(), handler: @escaping HTTPServer.Handler
  ) async throws {
    var configuration = ServerConfiguration()
    (configuration.port, configuration.logsRequests) = (0, false)
    configuration.limits = limits
    server = HTTPServer(configuration: configuration, handler: handler)
    folder = try TemporaryFolder()
    port = try await server.start()
  }

  /// curl, not started, with `arguments`, in which an argument that begins with `/` is a target of
  /// this server; silent but for errors.
  func curl(_ arguments: [String]) throws -> Program {
    let all = arguments.map { $0.hasPrefix("/") ? "http://127.0.0.1:\(port)\($0)" : $0 }
    let folder = folder.url
    return try Program(
      "/usr/bin/env", ["curl", "-sS", "--max-time", "30"] + all, folder: folder
    ) { folder.appending(path: "\(UUID()).log") }
  }

  /// Runs curl to its end.
  func run(_ arguments: String...) async throws -> Companion.Run {
    try await curl(arguments).run()
  }

  /// Writes a file of `size` bytes and returns it as curl wants to have it named.
  func file(of size: Int) throws -> String {
    let path = folder.path("body")
    try Data(repeating: UInt8(ascii: "a"), count: size).write(to: URL(filePath: path))
    return "@body"
  }
}
