import EventSourcing

extension StoreLaw {
  static let answersLikeModel = StoreLaw(
    "A thousand random calls get the results that a plain list of events would give"
  ) { store in
    var random = Seed.generator(for: 8)
    var model = Model()
    for call in 1...1_000 {
      let difference = try await model.compare(store, using: &random)
      try hold(
        difference == nil,
        "call \(call), with the seed \(Seed.current): \(difference ?? "").")
    }
  }
}

/// The simplest store: a list, searched from end to end for every call.
private struct Model {
  private var log: [(stream: StreamID, version: Int, number: Int)] = []
  private var nextNumber = 1
  /// The positions of the store's events, as far as they were read.
  private var positions: [GlobalPosition] = []

  /// Makes one random call to `store`, and returns the difference to the list's result.
  mutating func compare(
    _ store: any EventStore, using random: inout SeededGenerator
  ) async throws -> String? {
    let streams = (1...3).map { StreamID(category: "notes", id: "\($0)") }
    let stream = streams[Int.random(in: 0..<3, using: &random)]
    let (start, limit) = (
      Int.random(in: -1...30, using: &random), Int.random(in: 0...9, using: &random)
    )
    switch Int.random(in: 0..<5, using: &random) {
    case 0, 1:
      return try await compareAppend(to: stream, of: limit % 4, in: store, using: &random)
    case 2:
      let page = try await store.read(stream, .forwards, from: start, limit: limit)
      let expected = events(of: stream).filter { $0.version >= start }.prefix(limit)
      return difference("\(stream) forwards from \(start)", page, Array(expected))
    case 3:
      let page = try await store.read(stream, .backwards, from: start, limit: limit)
      let expected = events(of: stream).filter { $0.version <= start }.reversed().prefix(limit)
      return difference("\(stream) backwards from \(start)", page, Array(expected))
    default:
      let new = try await store.readAll(after: positions.last ?? .start, limit: .max)
      positions += new.map(\.position)
      let index = min(max(start, 0), positions.count)
      let position = index == 0 ? .start : positions[index - 1]
      let page = try await store.readAll(after: position, limit: limit)
      return difference("the log after \(index)", page, Array(log.dropFirst(index).prefix(limit)))
    }
  }

  private mutating func compareAppend(
    to stream: StreamID, of count: Int, in store: any EventStore,
    using random: inout SeededGenerator
  ) async throws -> String? {
    let version = events(of: stream).count
    let beliefs: [ExpectedVersion] = [
      .any, .noStream, .streamExists, .exactly(version), .exactly(version + 1), .exactly(0),
    ]
    let expected = beliefs[Int.random(in: 0..<beliefs.count, using: &random)]
    let isRight =
      switch expected {
      case .any: true
      case .noStream: version == 0
      case .streamExists: version > 0
      case .exactly(let expected): version == expected
      }
    let numbers = (0..<count).map { nextNumber + $0 }
    let outcome = try await AppendOutcome(
      of: numbers.notes, to: stream, expecting: expected, in: store)
    guard isRight || numbers.isEmpty else {
      let conflict = VersionConflict(stream: stream, expected: expected, actual: version)
      return outcome == .versionConflict(conflict)
        ? nil : "at version \(version), an append that expects \(expected) \(outcome)"
    }
    nextNumber += count
    for number in numbers { log.append((stream, events(of: stream).count + 1, number)) }
    return outcome.result?.version == version + count
      ? nil : "at version \(version), an append of \(count) that expects \(expected) \(outcome)"
  }

  private func events(of stream: StreamID) -> [(stream: StreamID, version: Int, number: Int)] {
    log.filter { $0.stream == stream }
  }

  private func difference(
    _ request: String, _ page: [RecordedEvent],
    _ expected: [(stream: StreamID, version: Int, number: Int)]
  ) -> String? {
    let texts = expected.map { "note \($0.number)" }
    let isRight = page.texts == texts && page.versions == expected.map(\.version)
    return isRight ? nil : "\(request) should give \(texts), but it gave \(page.texts)"
  }
}
