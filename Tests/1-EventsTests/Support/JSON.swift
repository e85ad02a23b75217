import Foundation

/// Writes `value` as JSON with the fields in alphabetical order, so that texts can be compared.
func json(of value: some Encodable) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
