import EventSourcing
import Synchronization
import Testing

@Suite("Given: Shared waits")
final class SharedWaitTests: Sendable {
  private let shared = CoalescedWait()
  private let waits = Mutex<[Int]>([])
  private let gathered = Atomic(0)
  private let reached = Atomic(0)

  @Test("Requests that arrive during a wait share the next one")
  func together() async {
    let (opens, open) = AsyncStream<Void>.makeStream()
    let (begun, begin) = AsyncStream<Void>.makeStream()
    let wait: @Sendable (GlobalPosition) async -> Void = { [self] position in
      waits.withLock { $0.append(position.rawValue) }
      begin.yield()
      if position.rawValue == 1 { for await _ in opens { break } }
    }
    await withTaskGroup { group in
      group.addTask { [self] in await shared.run(until: GlobalPosition(rawValue: 1), wait) }
      for await _ in begun { break }
      for number in 2...9 {
        group.addTask { [self] in
          gathered.add(1, ordering: .sequentiallyConsistent)
          await shared.run(until: GlobalPosition(rawValue: number), wait)
        }
      }
      while gathered.load(ordering: .sequentiallyConsistent) < 8 { await Task.yield() }
      open.yield()
    }
    let positions = waits.withLock { $0 }
    // All eight have begun by then, but one may still be on its way into the next round.
    #expect(positions.first == 1)
    #expect(positions.dropFirst().max() == 9)
  }

  @Test("No request returns before its position was waited for")
  func patience() async {
    await withTaskGroup { group in
      for number in 1...200 {
        group.addTask { [self] in
          await shared.run(until: GlobalPosition(rawValue: number)) { [self] position in
            await Task.yield()
            let before = reached.load(ordering: .sequentiallyConsistent)
            reached.store(max(before, position.rawValue), ordering: .sequentiallyConsistent)
          }
          #expect(reached.load(ordering: .sequentiallyConsistent) >= number)
        }
      }
    }
  }

  @Test("Sequential requests each have their wait")
  func alone() async {
    for number in 1...3 {
      await shared.run(until: GlobalPosition(rawValue: number)) { [self] position in
        waits.withLock { $0.append(position.rawValue) }
      }
    }
    #expect(waits.withLock { $0 } == [1, 2, 3])
  }
}
