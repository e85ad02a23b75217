import EventSourcing
import Events
import Persistence
import ReadModels

/// All that stands in a bank where clerks have worked, read from the first event to the last.
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

  /// How many of `acknowledgements` are there, each where it says, and with its balance.
  func count(of acknowledgements: [Acknowledgement]) -> Int {
    acknowledgements.count { said in
      let history = histories[said.stream, default: []].prefix(said.version)
      return history.last?.position == said.position && history.last?.version == said.version
        && Account.replay(history).balance == said.balance
    }
  }

  /// What is wrong with the streams, as sentences.
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

  /// Whether a table of the accounts says the same as the events.
  func agree(with rows: [AccountList.Row]) -> Bool {
    rows.count == histories.count
      && rows.allSatisfy { row in
        // What the program does not know, the table has passed over.
        let known = histories[Account.stream(of: row.id), default: []]
          .filter { $0.event is Account.Event }
        return Account.replay(known).balance == row.balance && known.last?.version == row.version
      }
  }
}
