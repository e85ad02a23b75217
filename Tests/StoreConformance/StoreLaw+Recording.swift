import EventSourcing
import Foundation

extension StoreLaw {
  /// The laws for idempotency records.
  public static let recording = [
    writesTogether, letsOneRequestIn, keepsResponses, completesOnlyWhenAsked, forgetsWhatExpired,
    recordsNothingForNothing,
  ]

  private static let writesTogether = StoreLaw(
    "A record is written together with the events, or neither is"
  ) { store in
    let record = IdempotencyRecord.of("deposit 5")
    try await store.append([1].notes, to: .first, expecting: .noStream, recording: [record])
    let first = try await store.idempotencyRecord(of: record.key)
    try hold(first == record, "\(record) was written, and is read as \(words(first)).")
    let late = IdempotencyRecord.of("deposit 6", key: "k-6")
    let outcome = await thrown {
      try await store.append([2].notes, to: .first, expecting: .noStream, recording: [late])
    }
    let none = try await store.idempotencyRecord(of: late.key)
    try hold(
      outcome is VersionConflict && none == nil,
      "an append that has to meet a conflict threw \(words(outcome)); its record is read as \(words(none))."
    )
  }

  private static let letsOneRequestIn = StoreLaw(
    "A key belongs to one request, and this request may append again until it has a response"
  ) { store in
    var record = IdempotencyRecord.of("deposit 5")
    let other = IdempotencyRecord.of("deposit 6")
    try await store.append([1].notes, to: .first, expecting: .any, recording: [record])
    try await store.append([2].notes, to: .second, expecting: .any, recording: [record])
    let refused = await thrown {
      try await store.append([3].notes, to: .first, expecting: .any, recording: [other])
    }
    record.response = "done"
    try await store.save(record, completing: true)
    let late = await thrown {
      try await store.append([4].notes, to: .first, expecting: .any, recording: [record])
    }
    let log = try await store.readAll(after: .start, limit: 10)
    try hold(
      refused is IdempotencyKeyTaken && late is IdempotencyKeyTaken
        && log.texts == ["note 1", "note 2"],
      """
      after two appends of one request, another request threw \(words(refused)), and the first one \
      after its response \(words(late)); the log has \(log.texts).
      """)
  }

  private static let keepsResponses = StoreLaw("A response that was saved is never replaced") {
    store in
    let first = IdempotencyRecord.of("deposit 5", response: "first")
    try await store.save(first, completing: false)
    for completing in [false, true] {
      let second = IdempotencyRecord.of("deposit 5", response: "second")
      let error = await thrown { try await store.save(second, completing: completing) }
      let kept = try await store.idempotencyRecord(of: first.key)
      try hold(
        error is IdempotencyKeyTaken && kept == first,
        """
        a second response, completing: \(completing), threw \(words(error)), and the record is \
        \(words(kept)).
        """)
    }
  }

  private static let completesOnlyWhenAsked = StoreLaw(
    "A response completes a record of the same request, when that is asked for"
  ) { store in
    try await store.append(
      [1].notes, to: .first, expecting: .any, recording: [.of("deposit 5")])
    let response = IdempotencyRecord.of("deposit 5", response: "done")
    let other = IdempotencyRecord.of("deposit 6", response: "done")
    let unasked = await thrown { try await store.save(response, completing: false) }
    let foreign = await thrown { try await store.save(other, completing: true) }
    let open = try await store.idempotencyRecord(of: response.key)
    try await store.save(response, completing: true)
    let done = try await store.idempotencyRecord(of: response.key)
    try hold(
      unasked is IdempotencyKeyTaken && foreign is IdempotencyKeyTaken && open?.response == nil
        && done == response,
      """
      without completing it threw \(words(unasked)), for another request \(words(foreign)); the \
      record was \(words(open)), and then \(words(done)).
      """)
  }

  private static let forgetsWhatExpired = StoreLaw(
    "A record is forgotten when it expires, and its key is free again"
  ) { makeStore in
    let clock = ManualWallClock(Date(timeIntervalSince1970: 1_000))
    let store = try await makeStore(clock)
    let early = IdempotencyRecord.of("deposit 5", expiry: 1_060, response: "early")
    try await store.save(early, completing: false)
    clock.advance(by: 59)
    let there = try await store.idempotencyRecord(of: early.key)
    clock.advance(by: 1)
    let gone = try await store.idempotencyRecord(of: early.key)
    let late = IdempotencyRecord.of("deposit 6", expiry: 1_120)
    try await store.append([1].notes, to: .first, expecting: .any, recording: [late])
    let next = try await store.idempotencyRecord(of: early.key)
    try hold(
      there == early && gone == nil && next == late,
      """
      after 59 of its 60 seconds it was \(words(there)), after 60 \(words(gone)), and after another \
      request had come \(words(next)).
      """)
  }

  private static let recordsNothingForNothing = StoreLaw("An append of no events adds no record") {
    store in
    let record = IdempotencyRecord.of("deposit 5")
    try await store.append([], to: .first, expecting: .any, recording: [record])
    let none = try await store.idempotencyRecord(of: record.key)
    try hold(none == nil, "the record is \(words(none)).")
  }
}

extension IdempotencyRecord {
  fileprivate static func of(
    _ fingerprint: String, key: String = "k-1", expiry: TimeInterval = 9_999_999_999,
    response: String? = nil
  ) -> Self {
    Self(
      key: key, fingerprint: fingerprint, expiry: Date(timeIntervalSince1970: expiry),
      response: response)
  }
}

private func words(_ value: Any?) -> String { value.map { "\($0)" } ?? "nothing" }

private func thrown<Value>(_ body: () async throws -> Value) async -> (any Error)? {
  do {
    _ = try await body()
    return nil
  } catch {
    return error
  }
}
