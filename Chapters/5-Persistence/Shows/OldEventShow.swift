import ChapterSupport
import EventSourcing
import Events
import Persistence
import SQLite

func showOldEvent(in file: BankFile) async {
  await part("An event of the first release", exercises: ["5.2", "5.3", "5.9"]) {
    let bank = try await Bank.filled(at: file.path)
    try requireUpcasting()
    let stream = Account.stream(of: 1)
    let connection = try Connection(path: file.path)
    let rows = OldRows(stream: stream, connection: connection)
    try rows.insert(number: 1, "MoneyDeposited", #"{"account_id":1,"amount":12.5}"#)
    try rows.insert(number: 2, "CardOrdered", #"{"account_id":1,"colour":"gold"}"#)
    let history = try await bank.store.read(stream)
    for event in history.suffix(2) {
      print("  stored   \(try rows.text(at: event.position))")
      print("  read as  \(words(event.event))")
    }
    let before = Account.replay(history.dropLast(2)).balance
    print("  account 1 had \(before) and has \(Account.replay(history).balance)")
    print("  stored   \(try rows.text(at: history.suffix(2).first?.position ?? .start)), still")
  }
}

/// Returns an event as one line.
private func words(_ event: any DomainEvent) -> String {
  switch event {
  case Account.Event.deposited(let account, let amount):
    "a deposit of \(amount) into account \(account)"
  case let unknown as UnknownEvent:
    "an unknown event of type \(unknown.typeName), which is ignored"
  default: "\(event.typeName)"
  }
}

/// - Throws: `Unfinished` when the bank could not read an old event. It must not get one then.
private func requireUpcasting() throws {
  let old = EventCodec.Stored(
    typeName: .moneyDeposited, shape: 1, data: #"{"account_id":1,"amount":0.5}"#)
  guard let event = try? Bank.codec.decode(old) as? Account.Event,
    event == .deposited(accountID: 1, amount: Money(cents: 50))
  else { throw Unfinished("5.3") }
}

/// Rows written by another program, without this one's codec.
private struct OldRows {
  let stream: StreamID
  let connection: Connection

  func insert(number: UInt64, _ type: EventTypeName, _ data: String) throws {
    try connection.run(
      """
      INSERT INTO events (stream, version, id, type, shape, data, recorded_at)
      SELECT stream, max(version) + 1, ?, ?, 1, ?, max(recorded_at) FROM events WHERE stream = ?
      """, .text(CountedEventIDs.id(numbered: 1_000_000 + number).description),
      .text(type.rawValue), .text(data), .text(stream.description))
  }

  /// Returns the type, the shape and the data in a row.
  func text(at position: GlobalPosition) throws -> String {
    try connection.run(
      "SELECT type, shape, data FROM events WHERE position = ?", .integer(position.rawValue)
    ) { "\($0.text(0)), shape \($0.integer(1)): \($0.text(2))" }.first ?? "nothing"
  }
}
