import Foundation

/// Clients that follow the events of a bank, each on a separate connection.
enum LiveStreams {
  /// Opens `count` live streams, lets `body` go on beside them, and closes them.
  ///
  /// - Throws: ``WrongResult`` when curl is not installed or a stream is rejected, and what `body`
  ///   throws.
  static func with<Value>(
    _ count: Int, of bank: ServerProcess, _ body: () async throws -> Value
  ) async throws -> Value {
    // curl opens three hundred at a time at most.
    let programs = try stride(from: 0, to: count, by: 250).map { start in
      try curl(min(250, count - start), of: bank)
    }
    do {
      for (program, wanted) in programs { try await wait(for: wanted, of: program) }
      let value = try await body()
      await end(programs)
      return value
    } catch {
      await end(programs)
      throw error
    }
  }

  private static func curl(
    _ count: Int, of bank: ServerProcess
  ) throws -> (program: ChildProgram, count: Int) {
    let program = try ChildProgram(
      "/usr/bin/curl",
      [
        "-sNi", "--parallel", "--parallel-immediate", "--parallel-max", "\(count)",
        "\(bank.address)/events/stream#[1-\(count)]",
      ], isQuiet: true)
    return (program, count)
  }

  private static func wait(for count: Int, of program: ChildProgram) async throws {
    let output = await program.output { $0.ranges(of: "HTTP/1.1 ").count == count }
    let open = output.ranges(of: "HTTP/1.1 200").count
    guard open == count else {
      throw WrongResult("only \(open) of \(count) live streams were opened")
    }
  }

  private static func end(_ programs: [(program: ChildProgram, count: Int)]) async {
    for (program, _) in programs { await program.kill() }
  }
}
