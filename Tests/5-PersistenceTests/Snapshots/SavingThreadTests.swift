import EventSourcing
import ExerciseSupport
import Foundation
import Persistence
import StoreConformance
import Synchronization
import TestStores
import Testing

@Suite("Stage 5: Snapshots are saved on a separate thread")
struct SavingThreadTests {
  @Test("While saves are blocked, other tasks go on, and a snapshot is read", .exercise("5.12"))
  func others() async throws {
    let file = try SnapshotFile()
    try file.put(.jar(7))
    let loader = SnapshotLoader(
      store: GivenLog(.coins(1...3)), snapshots: file.snapshots,
      threshold: SnapshotThreshold(eventCount: 2))
    // More than the cooperative pool has threads.
    let loads = ProcessInfo.processInfo.activeProcessorCount + 3
    try await withThrowingTaskGroup { group in
      for _ in 1...loads {
        group.addTask {
          // A loader that saves nothing blocks nothing.
          defer { HeldJar.blockade.pass() }
          _ = try await loader.load(HeldJar.self, from: Jar.stream)
        }
      }
      try await HeldJar.blockade.whileBlocking(1) {
        for _ in 1...3 { await Task { await Task.yield() }.value }
        let newest = try file.snapshots.newest(of: Jar.self, in: Jar.stream)
        #expect(newest?.version == 7)
      }
      try await group.waitForAll()
    }
    let lifted = HeldJar.lifted.withLock { $0 }
    #expect(lifted == Array(repeating: true, count: loads), "The saves blocked the other tasks.")
  }
}

/// A jar whose state is blocked on its way into a snapshot.
private enum HeldJar: Snapshotted {
  struct State: Codable, Sendable {
    var cents = 0

    init() {}

    init(from decoder: any Decoder) throws {}

    func encode(to encoder: any Encoder) throws {
      let isLifted = HeldJar.blockade.hold()
      HeldJar.lifted.withLock { $0.append(isLifted) }
      try cents.encode(to: encoder)
    }
  }

  static let blockade = Blockade()
  static let lifted = Mutex<[Bool]>([])
  static let initial = State()
  static let stateShape = 4

  static func evolve(_ state: inout State, with event: Coin) { state.cents += event.cents }
}
