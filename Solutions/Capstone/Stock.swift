import EventSourcing
import ReadModels

/// All items, with how many there are of each.
struct Stock: ReadModel {
  static let name: ReadModelName = "stock"

  /// One item in the list.
  struct Row: Hashable, Sendable {
    let sku: SKU
    var item = Item.initial
    /// The version of the item's stream at which this was so.
    var version = 0
  }

  private var rows = Table<SKU, Row>()

  subscript(sku: SKU) -> Row? { rows[sku] }

  /// The first `limit` items after `sku`, in the order of their names.
  func rows(after sku: SKU?, limit: Int) -> [Row] { rows.rows(after: sku, limit: limit) }

  /// An event of an unknown type changes nothing but the version. That has to be the stream's, for
  /// whoever makes a change only at the version that he was shown.
  mutating func apply(_ event: RecordedEvent) {
    guard let sku = Item.sku(of: event.stream) else { return }
    var row = rows[sku] ?? Row(sku: sku)
    if let change = event.event as? Item.Event { Item.evolve(&row.item, with: change) }
    guard row.item.name != nil else { return }
    row.version = event.version
    rows.set(row, for: sku)
  }
}
