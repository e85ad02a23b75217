import EventSourcing
import ExerciseSupport
import ManyMachines
import StoreConformance
import Testing

@Suite("Stage 8: Consumer groups")
struct GroupTests {
  @Test("A new member gets its share when the others have released it", .exercise("8.14"))
  func joins() async throws {
    try await SharingDatabase.run { database in
      let world = try await GroupWorld(in: database, slotCount: 6, events: [])
      try await world.join("bank-1")
      try await world.round(of: "bank-1")
      let alone = try await database.slotCounts(of: GroupWorld.group)
      try await world.join("bank-2")
      for name in ["bank-2", "bank-1", "bank-2"] { try await world.round(of: name) }
      let both = try await database.slotCounts(of: GroupWorld.group)
      try #require(
        alone == ["bank-1": 6] && both == ["bank-1": 3, "bank-2": 3],
        """
        bank-1 was alone in a group with 6 slots; then bank-2 joined, and both made a round.
          expected: ["bank-1": 6], then 3 for each
          got:      \(alone), then \(both)
        The members deal out all slots among those that are there, without talking to each other. \
        Chapter 8, exercise 8.14.
        """)
    }
  }

  @Test("The slots of a member that leaves are taken over at once", .exercise("8.14"))
  func leaves() async throws {
    try await SharingDatabase.run { database in
      let world = try await GroupWorld(in: database, slotCount: 5, events: [])
      for name in ["bank-1", "bank-2", "bank-3"] { try await world.join(name) }
      for _ in 1...2 { for name in await world.names { try await world.round(of: name) } }
      let before = try await database.slotCounts(of: GroupWorld.group)
      try await world.leave("bank-2")
      for _ in 1...2 { for name in await world.names { try await world.round(of: name) } }
      let after = try await database.slotCounts(of: GroupWorld.group)
      try #require(
        before.values.sorted() == [1, 2, 2] && before.count == 3 && after["bank-2"] == nil
          && after.values.sorted() == [2, 3],
        """
        Three members shared 5 slots. bank-2 left, and the others made two rounds.
          expected: 1, 2 and 2 slots, then 2 and 3
          got:      \(before), then \(after)
        Deal out all slots again whenever the members change; none gets two more than another. \
        Chapter 8, exercise 8.14.
        """)
    }
  }

  @Test("A member that sleeps while it has a page loses its slots", .exercise("8.14"))
  func sleeps() async throws {
    try await SharingDatabase.run { database in
      let events = SharedLog.events(20) { SharedLog.stream($0 % 3) }
      let world = try await GroupWorld(in: database, slotCount: 3, events: events)
      for name in ["bank-1", "bank-2"] { try await world.join(name) }
      try await world.pausedRound(of: "bank-1", while: ["bank-2", "bank-2"])
      let lostLeases = await world.lostLeases
      let versions = try await world.drain()
      try #require(
        lostLeases == 1
          && versions == ["box-0": Array(1...6), "box-1": Array(1...7), "box-2": Array(1...7)],
        """
        bank-1 read a page, and was paused for longer than its leases. bank-2 made two rounds; then \
        bank-1 went on, and both finished the log.
          expected: StaleLease once; each event once: 1 to 6, 1 to 7 and 1 to 7 in three streams
          got:      StaleLease \(lostLeases) times; \(versions)
        All events of a stream have to be in one slot, and each slot has to belong to one member. \
        Chapter 8, exercise 8.14.
        """)
    }
  }

  @Test("A group keeps its number of slots", .exercise("8.14"))
  func slotCount() async throws {
    try await SharingDatabase.run { database in
      let table = MemberTable(on: try await database.session())
      try await table.register("balances", slotCount: 6)
      let outcome = try await Outcome<Void>.awaiting {
        try await table.register("balances", slotCount: 8)
      }
      try await table.register("balances", slotCount: 6)
      try await table.register("statements", slotCount: 8)
      #expect(
        (outcome.error as? SlotCountDiffers)?.registered == 6,
        "A group with 6 slots was registered again, with 8: it \(outcome).")
    }
  }

  @Test(
    "Each event takes effect once and in order, while members come, go and sleep",
    .exercise("8.14"), arguments: 1...4)
  func simulation(number: Int) async throws {
    try await SharingDatabase.run { database in
      var random = Seed.generator(for: number)
      let events = SharedLog.events(200) { _ in
        SharedLog.stream(Int.random(in: 1...9, using: &random))
      }
      let expected = Dictionary(grouping: events) { $0.stream.description }
        .mapValues { $0.map(\.version) }
      let world = try await GroupWorld(in: database, slotCount: 4, events: events)
      var plan = try await GroupPlan(in: world, random: random)
      for _ in 1...30 { try await plan.act(in: world, of: database) }
      let versions = try await plan.finish(in: world, of: database)
      let wrong = Set(expected.keys).union(versions.keys)
        .filter { versions[$0] != expected[$0] }.sorted().prefix(3)
        .map { "\($0) \(versions[$0] ?? [])" }
      try #require(
        wrong.isEmpty,
        """
        A group of 4 slots applied the events of 9 streams, while its members joined, left, died and \
        were paused (SEED=\(Seed.current)): \(plan.actions.joined(separator: ", ")).
          expected: in each stream, the versions 1, 2, 3, …, each once
          got:      \(wrong.joined(separator: "; "))
        A stream belongs to one slot for ever, and each slot to one member. Chapter 8, exercise 8.14.
        """)
    }
  }
}

/// What the members of a group do in one simulation, as a seed decides.
private struct GroupPlan {
  private var random: SeededGenerator
  private var joined = 0
  private(set) var actions: [String] = []

  init(in world: GroupWorld, random: SeededGenerator) async throws {
    self.random = random
    for _ in 1...2 { try await join(world) }
  }

  private mutating func join(_ world: GroupWorld) async throws {
    joined += 1
    actions.append("bank-\(joined) joins")
    try await world.join("bank-\(joined)")
  }

  /// Lets one thing happen.
  mutating func act(in world: GroupWorld, of database: SharingDatabase) async throws {
    let names = await world.names
    guard let name = names.randomElement(using: &random) else { return try await join(world) }
    switch Int.random(in: 1...10, using: &random) {
    case 1 where names.count < 5: try await join(world)
    case 2 where names.count > 1:
      actions.append("\(name) leaves")
      try await world.leave(name)
    case 3 where names.count > 1:
      actions.append("\(name) dies")
      await world.kill(name)
      if Bool.random(using: &random) { try await database.expireAll(of: name) }
    case 4...6:
      let others = (1...4).compactMap { _ in names.randomElement(using: &random) }
      actions.append("\(name) is paused for rounds of \(others.joined(separator: " "))")
      try await world.pausedRound(of: name, while: others)
    default:
      actions.append(name)
      try await world.round(of: name)
    }
  }

  /// Lets the leases of the dead pass, and the others finish; returns the versions that were applied.
  mutating func finish(
    in world: GroupWorld, of database: SharingDatabase
  ) async throws -> [String: [Int]] {
    let alive = Set(await world.names)
    for number in 1...joined where !alive.contains("bank-\(number)") {
      try await database.expireAll(of: "bank-\(number)")
    }
    for name in alive.sorted() { try await world.round(of: name) }
    return try await world.drain()
  }
}
