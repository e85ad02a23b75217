import EventSourcing
import Events
import Persistence
import ReadModels

/// The complete content of a bank, read from the first event to the last.
struct Books {
  private(set) var histories: [StreamID: [RecordedEvent]] = [:]
  private(set) var eventCount = 0

  init(of store: any EventStore) async throws {
    var position = GlobalPosition.start
    while true {
      let page = try await store.readAll(after: position, limit: 1_000)
      guard let last = page.last else { return }
      for event in page { histories[event.stream, default: []].append(event) }
      (eventCount, position) = (eventCount + page.count, last.position)
    }
  }

  /// Returns how many of `acknowledgements` are in the log, with their version and balance.
  func count(of acknowledgements: [Acknowledgement]) -> Int {
    acknowledgements.count { said in
      let history = histories[said.stream, default: []].prefix(said.version)
      return history.last?.position == said.position && history.last?.version == said.version
        && Account.replay(history).balance == said.balance
    }
  }

  /// The faults of the streams, as sentences.
  var faults: [String] {
    histories.sorted { "\($0.key)" < "\($1.key)" }.flatMap { stream, history in
      var faults: [String] = []
      if history.map(\.version) != Array(1...history.count) {
        faults.append("the versions of \(stream) are not 1 to \(history.count)")
      }
      if !history.count.isMultiple(of: 2) { faults.append("\(stream) ends with half an append") }
      return faults
    }
  }

  /// Whether a table of the accounts agrees with the events.
  func agree(with rows: [AccountList.Row]) -> Bool {
    rows.count == histories.count
      && rows.allSatisfy { row in
        // The table has skipped unknown events.
        let known = histories[Account.stream(of: row.id), default: []]
          .filter { $0.event is Account.Event }
        return Account.replay(known).balance == row.balance && known.last?.version == row.version
      }
  }
}
