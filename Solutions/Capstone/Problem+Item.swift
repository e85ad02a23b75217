import API
import HTTPServer

extension Problem {
  /// What a refusal of an item is over HTTP.
  init(_ refusal: Item.Rejection) {
    let detail = refusal.description
    switch refusal {
    case .unknownItem:
      self = .unknownItem(detail)
    case .skuTaken:
      self.init(
        named: "sku-taken", title: "There is an item with this SKU", status: .conflict, detail,
        field: "sku")
    case .notEnoughStock:
      self.init(
        named: "not-enough-stock", title: "There are not enough pieces", status: .conflict, detail)
    case .tooMuchStock:
      self.init(
        named: "too-much-stock", title: "There would be too many pieces", status: .conflict,
        detail)
    }
  }

  static func unknownItem(_ detail: String) -> Problem {
    Problem(
      named: "unknown-item", title: "There is no such item", status: .notFound, detail)
  }
}
