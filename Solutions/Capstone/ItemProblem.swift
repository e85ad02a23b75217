import API
import HTTPServer

/// The kinds of problem that are specific to the storeroom.
enum ItemProblem: String, ProblemKind {
  case unknownItem = "unknown-item"
  case skuTaken = "sku-taken"
  case notEnoughStock = "not-enough-stock"
  case tooMuchStock = "too-much-stock"

  var name: String { rawValue }

  var title: String {
    switch self {
    case .unknownItem: "There is no such item"
    case .skuTaken: "There is an item with this SKU"
    case .notEnoughStock: "There are not enough pieces"
    case .tooMuchStock: "There would be too many pieces"
    }
  }

  var status: HTTPStatus {
    switch self {
    case .unknownItem: .notFound
    case .skuTaken, .notEnoughStock, .tooMuchStock: .conflict
    }
  }
}

extension Item.Rejection: ProblemConvertible {
  var problem: Problem {
    switch self {
    case .unknownItem: Problem(kind: ItemProblem.unknownItem, description)
    case .skuTaken: Problem(kind: ItemProblem.skuTaken, description, field: "sku")
    case .notEnoughStock: Problem(kind: ItemProblem.notEnoughStock, description)
    case .tooMuchStock: Problem(kind: ItemProblem.tooMuchStock, description)
    }
  }
}
