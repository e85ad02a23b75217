import ChapterSupport
import Foundation
import Testing

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The bank of chapter 6, that of chapter 7 with its pipeline, or that of chapter 8 on PostgreSQL, in a
/// separate process, on its own port.
struct BankServer {
  let port: Int
  private let program: Program
  private let leash: Leash
  /// It is there for as long as the server writes into it.
  private let folder: TemporaryFolder

  /// Starts the server, and returns when it listens.
  ///
  /// Without a `port`, the system chooses one. Without a `database`, it is in memory. Where there is
  /// a `wrapper`, it is started by that command. One with a pipeline needs a `database`. The log is in
  /// the database of `postgres`, a connection string, if there is one.
  init(
    port: Int = 0, database: String = ":memory:", in folder: TemporaryFolder,
    _ arguments: [String] = [], environment: [String: String] = [:], by wrapper: [String] = [],
    withPipeline hasPipeline: Bool = false, postgres: String? = nil
  ) async throws {
    try #require(
      ProcessInfo.processInfo.environment["SOLUTIONS"] == "1",
      "The bank is the reference here: run these tests with SOLUTIONS=1.")
    let name = postgres != nil ? "Chapter8" : hasPipeline ? "Chapter7" : "Chapter6"
    let executable = try BuiltProgram.url(of: name).path
    let arguments = (postgres != nil ? ["serve"] : hasPipeline ? ["bank"] : []) + arguments
    let settings = ["PORT": "\(port)", "DATABASE": database, "DATABASE_URL": postgres ?? ""]
    self.folder = folder
    let program = try Program(
      "/usr/bin/env", wrapper + [executable] + arguments, folder: folder.url,
      environment: environment.merging(settings) { $1 }
    ) { folder.url.appending(path: "\(UUID()).log") }
    self.program = program
    leash = Leash(program)
    try program.start()
    var found: Int?
    try await eventually("the bank is open", every: .milliseconds(5)) {
      found = program.printed.firstMatch(of: #/open at http:\S+:(\d+)[,\s]/#).flatMap { Int($0.1) }
      return found != nil || !program.isRunning
    }
    guard let found else {
      let run = try await program.end()
      throw NeverHappened(what: "The bank opens: \(run.errors)", limit: .zero)
    }
    self.port = found
  }

  /// Ends the process when nobody has the server any more, however its test came to its end.
  private final class Leash: Sendable {
    private let program: Program

    init(_ program: Program) { self.program = program }

    deinit {
      if program.isRunning { program.send(signal: SIGKILL) }
    }
  }

  func url(_ path: String) throws -> URL {
    try #require(URL(string: "http://127.0.0.1:\(port)\(path)"))
  }

  /// Ends it as a loss of power would.
  func kill() async throws {
    program.send(signal: SIGKILL)
    _ = try await program.end()
  }

  /// The number of its process.
  var processID: pid_t { program.processID }

  /// Lets the process sleep until it is woken.
  func pause() { program.send(signal: SIGSTOP) }

  func wake() { program.send(signal: SIGCONT) }

  /// Asks it to end, and returns what it has said.
  @discardableResult
  func close() async throws -> Companion.Run {
    program.send(signal: SIGTERM)
    return try await program.end()
  }
}

/// What the bank has answered.
struct BankAnswer: Equatable {
  let status: Int
  let headers: [String: String]
  let body: String

  /// The body as JSON.
  var json: Any? {
    try? JSONSerialization.jsonObject(with: Data(body.utf8), options: .fragmentsAllowed)
  }

  /// A member of the object in the body.
  subscript(name: String) -> Any? { (json as? [String: Any])?[name] }

  static func == (lhs: Self, rhs: Self) -> Bool {
    lhs.status == rhs.status && lhs.body == rhs.body
  }
}

/// Asks the bank over HTTP.
struct BankClient {
  private let session: URLSession

  init() {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.httpMaximumConnectionsPerHost = 64
    configuration.timeoutIntervalForRequest = Double(patience.components.seconds)
    session = URLSession(configuration: configuration)
  }

  /// - Throws: `URLError` when nobody answers.
  func send(
    _ method: String = "GET", _ url: URL, _ body: String? = nil, headers: [String: String] = [:]
  ) async throws -> BankAnswer {
    try await send(method, url, bytes: body.map { Data($0.utf8) }, headers: headers)
  }

  /// - Throws: `URLError` when nobody answers.
  func send(
    _ method: String, _ url: URL, bytes: Data?, headers: [String: String] = [:]
  ) async throws -> BankAnswer {
    var request = URLRequest(url: url)
    request.httpMethod = method
    if let bytes {
      request.httpBody = bytes
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    }
    for (name, value) in headers { request.setValue(value, forHTTPHeaderField: name) }
    let (data, response) = try await session.data(for: request)
    let http = try #require(response as? HTTPURLResponse)
    let fields = http.allHeaderFields.compactMap { field in
      (field.key as? String).map { ($0.lowercased(), "\(field.value)") }
    }
    return BankAnswer(
      status: http.statusCode, headers: Dictionary(fields, uniquingKeysWith: { first, _ in first }),
      body: String(decoding: data, as: UTF8.self))
  }
}
