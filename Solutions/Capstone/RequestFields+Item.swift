import API
import EventSourcing
import Foundation

extension RequestFields {
  /// The SKU of an item.
  ///
  /// - Throws: `InvalidRequest` with the field's name, as the others do.
  func sku(_ name: String) throws -> SKU { try SKU(parsing: try text(name), field: name) }

  /// A number of pieces: a whole number, at most ``Item/mostPieces``.
  func pieces(_ name: String, atLeast least: Int) throws -> Int {
    let range = least...Item.mostPieces
    guard case .integer(let number) = try value(name), range ~= number else {
      throw InvalidRequest(
        field: name, "has to be a whole number from \(least) to \(Item.mostPieces)")
    }
    return number
  }

  /// A text of 1 to 100 characters, without spaces around it, and with something to see in it.
  func line(_ name: String) throws -> String {
    let line = try text(name).trimmingCharacters(in: .whitespacesAndNewlines)
    guard line.isVisible, line.count <= Self.longestLine else {
      throw InvalidRequest(
        field: name, "has to have 1 to \(Self.longestLine) characters, and something to see in them"
      )
    }
    return line
  }

  private static let longestLine = 100
}

extension SKU {
  /// Parses the SKU in `field`.
  ///
  /// - Throws: `InvalidRequest` with the field's name.
  init(parsing text: String, field: String) throws {
    guard let sku = SKU(text) else {
      throw InvalidRequest(
        field: field,
        "has to be 1 to \(SKU.longest) lower-case letters, digits and -, such as bolt-8")
    }
    self = sku
  }
}

extension Call {
  /// The SKU in the path.
  ///
  /// - Throws: `Problem` (not found) when it is not a valid SKU.
  func sku() throws -> SKU {
    guard let sku = SKU(values["sku"] ?? "") else {
      throw Problem(
        kind: ItemProblem.unknownItem, "no item can have the name in this path")
    }
    return sku
  }
}
