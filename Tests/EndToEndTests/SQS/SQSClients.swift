import Foundation

/// The programs that use a queue as other programs do: each in a virtual environment of Python.
///
/// `.ci/run tools` installs them.
enum SQSClients: String, CaseIterable {
  /// AWS JSON 1.0.
  case boto3Today = "boto3-1.44.8"
  /// The query protocol.
  case boto3Of2022 = "boto3-1.26.27"
  case commandLine = "awscli-1.46.3"

  /// The name by which the suite knows it.
  var kind: String { self == .commandLine ? "cli" : "boto" }

  /// - Throws: ``Missing``.
  var python: String {
    get throws { try Self.program("python3", in: rawValue) }
  }

  /// A program of one of the environments.
  ///
  /// - Throws: ``Missing``.
  static func program(_ name: String, in environment: String) throws -> String {
    let path = ChapterProgram.root.appending(path: ".build/sqs/\(environment)/bin/\(name)").path
    guard FileManager.default.isExecutableFile(atPath: path) else { throw Missing(path: path) }
    return path
  }

  /// The questions, which are the same for all of them.
  static let suite = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Suite")

  struct Missing: Error, CustomStringConvertible {
    let path: String
    var description: String { "There is no \(path): run .ci/run tools" }
  }
}
