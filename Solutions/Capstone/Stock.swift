import EventSourcing
import ReadModels

/// All items with their quantities.
struct Stock: ReadModel {
  static let name: ReadModelName = "stock"

  /// One item in the list.
  struct Row: Hashable, Sendable {
    let sku: SKU
    var item = Item.initial
    /// The version of the item's stream that the row shows.
    var version = 0
  }

  private var rows = Table<SKU, Row>()

  subscript(sku: SKU) -> Row? { rows[sku] }

  /// Returns the first `limit` items after `sku`, in the order of their names.
  func rows(after sku: SKU?, limit: Int) -> [Row] { rows.rows(after: sku, limit: limit) }

  /// An event of an unknown type changes only the version. The version must be the stream's:
  /// clients send it back as the condition of a change.
  mutating func apply(_ event: RecordedEvent) {
    guard let sku = Item.sku(of: event.stream) else { return }
    var row = rows[sku] ?? Row(sku: sku)
    if let change = event.event as? Item.Event { Item.evolve(&row.item, with: change) }
    guard row.item.name != nil else { return }
    row.version = event.version
    rows.set(row, for: sku)
  }
}
