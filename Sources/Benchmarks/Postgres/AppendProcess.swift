import BankMachines
import BankServer
import ChapterSupport
import EventSourcing
import Events
import Foundation
import ManyMachines
import Postgres

/// One of several processes that append to the same log: this program, started with an option.
///
/// Each opens the log first. Then it waits for a lock that the benchmark holds, so that all of them
/// start at the same time.
enum AppendProcess {
  static let option = "--append"
  static let processCount = 4
  private static let tasksOfEach = 16
  /// The letters "START".
  private static let lockKey = 0x53_5441_5254
  private static let greeting = "ready\n"
  private static let farewell = "done\n"

  /// Appends `count` deposits with all processes, and returns how long it took.
  ///
  /// - Throws: ``WrongResult`` when one of them fails.
  static func run(appending count: Int, to postgres: PostgresBench) async throws -> Duration {
    let path = try BuiltProgram.url(of: "Benchmarks").path
    return try await postgres.withSession { session in
      try await session.run("SELECT pg_advisory_lock($1)", .integer(lockKey))
      var programs: [ChildProgram] = []
      for number in 0..<processCount {
        let settings = [
          "DATABASE_URL": "\(postgres.address)", "COUNT": "\(count)", "NUMBER": "\(number)",
        ]
        programs.append(
          try ChildProgram(
            path, [option],
            environment: ProcessInfo.processInfo.environment.merging(settings) { $1 }))
      }
      for program in programs {
        let output = await program.output { $0 == greeting }
        guard output == greeting else { throw WrongResult("an appending process says: \(output)") }
      }
      return try await time {
        try await session.run("SELECT pg_advisory_unlock($1)", .integer(lockKey))
        for program in programs {
          let output = await program.output { $0 == farewell }
          guard output == farewell else {
            throw WrongResult("an appending process says: \(output)")
          }
        }
      }
    }
  }

  /// Appends one process's share of the deposits.
  ///
  /// - Throws: ``WrongResult`` for a missing setting, and errors of the store.
  static func append(environment: [String: String]) async throws {
    guard let count = environment["COUNT"].flatMap({ Int($0) }),
      let number = environment["NUMBER"].flatMap({ Int($0) })
    else { throw WrongResult("\(option) needs COUNT and NUMBER") }
    let database = try BankDatabase(environment: environment)
    let store = try await database.openLog(codec: .bank)
    let shares = Material.deposits(count).shares(processCount * tasksOfEach)
      .enumerated().filter { $0.offset % processCount == number }.map(\.element)
    try FileHandle.standardOutput.write(contentsOf: Data(greeting.utf8))
    let session = try await database.session()
    try await session.run("SELECT pg_advisory_lock_shared($1)", .integer(lockKey))
    try await Benchmark.append(shares, to: store)
    try FileHandle.standardOutput.write(contentsOf: Data(farewell.utf8))
    await session.close()
    await store.close()
  }
}
