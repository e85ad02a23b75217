import EventSourcing
import ExerciseSupport
import StoreConformance
import Testing

@testable import Messaging

@Suite("Stage 7: The signal to stop")
struct StopSignalTests {
  @Test("It wakes all that are waiting, and those that come later", .timeLimit(.minutes(1)))
  func wakes() async throws {
    let stop = StopSignal()
    #expect(!stop.isSent)
    let woken = Counter()
    let waiters = (1...20).map { _ in
      Task {
        await stop.wait()
        woken.add()
      }
    }
    stop.send()
    stop.send()
    for waiter in waiters { await waiter.value }
    await stop.wait()
    #expect(stop.isSent)
    #expect(woken.count == 20)
  }

  @Test("A cancelled wait ends, before and after it began", .timeLimit(.minutes(1)))
  func cancelled() async throws {
    let stop = StopSignal()
    for number in 1...200 {
      let waiter = Task { await stop.wait() }
      if number.isMultiple(of: 2) { await Task.yield() }
      waiter.cancel()
      await waiter.value
    }
    #expect(!stop.isSent)
  }
}
