import Foundation
import MessagingSolution
import SQLite
import Testing

@Suite("Publisher and worker as processes: start and end")
struct PipelineSignalTests {
  @Test("SIGTERM ends a worker with status 0, and what it had in hand is handled and deleted")
  func endsCleanly() async throws {
    let house = try await PipelineHouse()
    let (worker, publisher, file) = try await handsFull(in: house)
    worker.program.send(signal: SIGTERM)
    try file.execute("COMMIT")
    let run = try await worker.program.end()
    #expect(run.status == 0, "\(run.errors)")
    let (visible, inFlight) = try await house.messageCount()
    #expect(inFlight == 0)
    // A message that was on its way to the worker was given back.
    #expect(try file.integer("SELECT count(*) FROM inbox") == 20 - visible)
    #expect(try await publisher.close().status == 0)
    // The next one goes on.
    let next = try await house.start("worker")
    try await eventually("the rest is handled") { try await house.noticedCents().count == 10 }
    #expect(try await next.close().status == 0)
    #expect(try await house.noticedCents() == Array(1...10))
  }

  @Test("A second signal ends a worker at once")
  func endsAtOnce() async throws {
    let house = try await PipelineHouse()
    var (worker, _, file) = try await handsFull(in: house)
    var run = try await end(worker)
    // Messages that only just arrived were given back, and the worker was free to end.
    while run.status == 0 {
      try await eventually("they were given back") { try await house.messageCount() == (20, 0) }
      worker = try await startWithFullHands(in: house)
      run = try await end(worker)
    }
    #expect(run.status == 128 + SIGTERM, "\(run.errors)")
    try file.execute("COMMIT")
    #expect(try await house.noticedCents().isEmpty)
  }

  // Programs that said too early that they are ready were killed by it, or went on for ever.
  @Test(
    "SIGTERM ends a program with status 0, also right after its greeting",
    arguments: ["worker", "publisher"])
  func endsAfterGreeting(name: String) async throws {
    let house = try await PipelineHouse()
    for _ in 1...10 {
      let run = try await house.start(name).close()
      #expect(run.status == 0, "\(run.errors)")
    }
  }

  /// Sends SIGTERM until the worker has ended: the system merges signals that nobody has taken yet.
  private func end(_ worker: RunningProgram) async throws -> Companion.Run {
    try await eventually("it ends", every: .milliseconds(50)) {
      worker.program.send(signal: SIGTERM)
      return !worker.program.isRunning
    }
    return try await worker.program.end()
  }

  /// A worker whose four messages wait for the lock of a file, with 16 more messages in the queue.
  private func handsFull(
    in house: PipelineHouse
  ) async throws -> (worker: RunningProgram, publisher: RunningProgram, file: Connection) {
    _ = try Notices(path: house.noticesPath)
    let file = try Connection(path: house.noticesPath)
    let publisher = try await house.start("publisher")
    try await house.deposit(1...10)
    try await eventually("all is in the queue") { try await house.messageCount() == (20, 0) }
    try file.execute("BEGIN IMMEDIATE")
    return (try await startWithFullHands(in: house), publisher, file)
  }

  private func startWithFullHands(in house: PipelineHouse) async throws -> RunningProgram {
    let worker = try await house.start("worker")
    try await eventually("its hands are full") { try await house.messageCount() == (16, 4) }
    return worker
  }

  @Test("A second publisher waits and says so, and takes over when the first one ends")
  func secondPublisher() async throws {
    let house = try await PipelineHouse()
    let first = try await house.start("publisher")
    try await eventually("the first one has the lease") {
      try await house.checkpoints.progress.lease != nil
    }
    let second = try await house.start("publisher")
    try await eventually("the second one says that it waits") {
      second.program.reported.contains(
        "'process \(first.program.processID)' publishes this log already; this one waits for it")
    }
    try await house.deposit(1...3)
    try await eventually("the first one publishes") { try await house.messageCount() == (6, 0) }
    #expect(try await first.close().status == 0)
    try await house.deposit(4...5)
    try await eventually("the second one publishes") { try await house.messageCount() == (10, 0) }
    #expect(try await second.close().status == 0)
    #expect(try await house.checkpoints.progress.lease == nil)
  }

  @Test("Programs that start before the queue say where it is missing, once, and try again")
  func queueIsAway() async throws {
    let house = try await PipelineHouse()
    await house.queue.shutdown()
    let programs = [try await house.start("publisher"), try await house.start("worker")]
    try await house.deposit(1...2)
    for program in programs {
      try await eventually("it says so") {
        program.program.reported.contains("there is no answer from http://localhost:\(house.port)")
      }
    }
    _ = try await house.queue.start(at: house.port)
    try await eventually("all is handled") { try await house.noticedCents() == [1, 2] }
    for program in programs {
      let run = try await program.close()
      #expect(run.status == 0)
      #expect(run.errors.split(separator: "\n").count { $0.contains("there is no answer") } == 1)
    }
  }

  @Test(
    "A file of another program is named, and left as it is",
    arguments: [("publisher", "DATABASE"), ("publisher", "PUBLISHER_DATABASE")]
      + [("worker", "NOTICES_DATABASE")])
  func foreignFile(name: String, setting: String) async throws {
    let house = try await PipelineHouse()
    let path = house.folder.path("recipes.sqlite3")
    let other = try Connection(path: path)
    try other.execute("CREATE TABLE recipes (name TEXT)")
    let run = try await house.program(name, environment: [setting: path]).program.run()
    #expect(run.status == 2)
    #expect(run.errors.contains("recipes.sqlite3"), "\(run.errors)")
    #expect(run.errors.contains("belongs to another program"), "\(run.errors)")
    #expect(try other.integer("SELECT count(*) FROM sqlite_schema") == 1)
  }
}
