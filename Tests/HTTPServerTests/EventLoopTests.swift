import Foundation
import Testing

@testable import HTTPServer

@Suite("The event loop", .timeLimit(.minutes(5)))
struct EventLoopTests {
  @Test("Writing to a closed connection does not end the process")
  func brokenPipes() async throws {
    let handler: HTTPServer.Handler = { _ in
      var signals = sigset_t()
      pthread_sigmask(SIG_BLOCK, nil, &signals)
      return HTTPResponse(.ok, text: "blocked: \(sigismember(&signals, SIGPIPE))")
    }
    try await RunningServer.with(handler: handler) { server in
      let answer = try await server.ask(last)
      #expect(answer.contains("blocked: 1"))
    }
  }

  @Test("A job that arrives after the end of its loop still runs")
  func afterTheEnd() async throws {
    let loop = try EventLoop()
    loop.start()
    loop.stop()
    for _ in 0..<1_000 {
      await withTaskExecutorPreference(loop) { await Task.yield() }
    }
  }

  @Test("An ended loop is released, with its descriptors")
  func ends() async throws {
    weak var last: EventLoop?
    for _ in 0..<20 {
      let loop = try EventLoop()
      last = loop
      loop.start()
      await withTaskExecutorPreference(loop) { await Task.yield() }
      loop.stop()
    }
    try await eventually("the loop is gone") { last == nil }
  }

  @Test("Streams run last, however many of them were woken first")
  func patience() async throws {
    let loop = try EventLoop()
    let (order, next) = AsyncStream<String>.makeStream()
    let executor = PatientExecutor(loop)
    for _ in 0..<100 { Task(executorPreference: executor) { next.yield("stream") } }
    Task(executorPreference: loop) { next.yield("request") }
    loop.start()
    let jobs = await order.prefix(101).reduce(into: []) { $0.append($1) }
    #expect(jobs == ["request"] + Array(repeating: "stream", count: 100))
    loop.stop()
  }

  @Test("Continuous requests don't starve a stream")
  func fairness() async throws {
    let loop = try EventLoop()
    let hasRun = Flag()
    let requests = Task(executorPreference: loop) {
      while !hasRun.isSet { await Task.yield() }
    }
    let stream = Task(executorPreference: PatientExecutor(loop)) { hasRun.set() }
    loop.start()
    await requests.value
    await stream.value
    loop.stop()
  }

  @Test("A stream's job still runs after the end of its loop")
  func patienceAfterTheEnd() async throws {
    let loop = try EventLoop()
    loop.start()
    loop.stop()
    for _ in 0..<1_000 {
      await withTaskExecutorPreference(PatientExecutor(loop)) { await Task.yield() }
    }
  }

  @Test("Wake-ups from many threads are not lost")
  func wakes() async throws {
    let loop = try EventLoop()
    loop.start()
    let sum = await withTaskGroup(of: Int.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var count = 0
          for _ in 0..<500 {
            await withTaskExecutorPreference(loop) { count += 1 }
            await Task.yield()
          }
          return count
        }
      }
      return await group.reduce(0, +)
    }
    #expect(sum == 4_000)
    loop.stop()
  }
}
