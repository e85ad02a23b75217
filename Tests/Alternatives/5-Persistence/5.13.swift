// Other right answers to exercise 5.13.

// Answer: filters-first
// Alternative: filters new events first, and saves nothing if there are none
// Hole: 2
try connection.write {
  var progress = try DurableProgress<Model>(in: connection) ?? DurableProgress()
  let new = events.filter { [progress] in $0.position > progress.checkpoint }
  guard !new.isEmpty else { return }
  new.forEach { progress.note($0) }
  try progress.save(in: connection)
  try new.forEach { try Self.apply($0, to: table, in: connection) }
}

// Answer: reads-and-writes-the-row
// Alternative: reads the row, changes it, and writes it back
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let id = change.accountID
var row =
  try rows(of: table, in: connection).first { $0.id == id } ?? AccountList.Row(id: id)
if case .opened = change { row.status = .open }
if case .closed = change { row.status = .closed }
try connection.run(
  "REPLACE INTO \(table) (id, status, balance, version) VALUES (?, ?, ?, ?)",
  .integer(id.rawValue), .text(row.status.rawValue),
  .integer(row.balance.cents + change.balanceChange.cents), .integer(event.version))

// Answer: upsert
// Alternative: uses an upsert
// Hole: 1
guard let change = event.event as? Account.Event else { return }
let status: String? =
  switch change {
  case .opened: "open"
  case .closed: "closed"
  default: nil
  }
try connection.run(
  """
  INSERT INTO \(table) (id, status, balance, version) VALUES (?1, coalesce(?2, 'unopened'), ?3, ?4)
  ON CONFLICT (id) DO UPDATE SET status = coalesce(?2, status),
    balance = balance + excluded.balance, version = excluded.version
  """, .integer(change.accountID.rawValue), .text(status), .integer(change.balanceChange.cents),
  .integer(event.version))
