import SQLite

/// The hash of a recorded event and of all events before it.
///
/// It is computed from the hash of the event before it and from all columns of its row. So a
/// change of one event changes the hashes of all later ones: they are a chain.
public struct EventHash: Hashable, Sendable {
  let bytes: [UInt8]

  /// The hash before the first event: 32 zero bytes.
  public static let start = EventHash(stored: [UInt8](repeating: 0, count: 32))

  /// The hash in a row, of whatever length it is.
  init(stored bytes: [UInt8]) { self.bytes = bytes }

  /// The hash of an event with these values in the columns of ``columns``.
  init(of values: [SQLValue], after previous: EventHash) {
    var message = HashedMessage(after: previous)
    for value in values { message.append(value) }
    bytes = SHA256.hash(of: message.bytes)
  }

  /// The hash of the event in `row`, which begins with ``columns``.
  ///
  /// With a `position`, the hash that it would have there.
  init(of row: Row, at position: Int? = nil, after previous: EventHash) {
    var message = HashedMessage(after: previous)
    if let position { message.append(.integer(position)) }
    for column in (position == nil ? 0 : 1)..<Self.columnCount {
      message.append(column, of: row)
    }
    bytes = SHA256.hash(of: message.bytes)
  }

  /// The columns that are hashed, in this order.
  static let columns = """
    position, stream, version, id, type, shape, data, correlation_id, causation_id, recorded_at
    """
  static let columnCount = 10
}

extension EventHash: CustomStringConvertible {
  /// The hash as 64 hexadecimal digits.
  public var description: String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  /// Parses 64 hexadecimal digits; `nil` for any other text.
  public init?(_ text: String) {
    let digits = text.compactMap(\.hexDigitValue)
    guard text.allSatisfy(\.isASCII), digits.count == 64, text.count == 64 else { return nil }
    bytes = (0..<32).map { UInt8(digits[2 * $0] << 4 | digits[2 * $0 + 1]) }
  }
}

/// The bytes from which the hash of an event is computed.
///
/// Each column is written as its type, its length and its bytes, so two different rows never have
/// the same message.
private struct HashedMessage {
  private(set) var bytes: [UInt8]

  init(after previous: EventHash) {
    bytes = []
    bytes.reserveCapacity(512)
    append(type: .blob, previous.bytes.count)
    bytes.append(contentsOf: previous.bytes)
  }

  mutating func append(_ value: SQLValue) {
    switch value {
    case .null: append(type: .null, 0)
    case .integer(let integer): append(type: .integer, Int64(integer).bitPattern)
    case .real(let real): append(type: .real, real.bitPattern)
    case .text(var text): text.withUTF8 { append(type: .text, UnsafeRawBufferPointer($0)) }
    case .blob(let blob): blob.withUnsafeBytes { append(type: .blob, $0) }
    }
  }

  mutating func append(_ column: Int, of row: Row) {
    switch row.type(of: column) {
    case .integer: append(.integer(row.integer(column)))
    case .real: append(.real(row.real(column)))
    case .null: append(.null)
    // The bytes as they are: `row.text` would repair invalid ones.
    case .text: row.withBytes(of: column) { append(type: .text, $0) }
    case .blob: row.withBytes(of: column) { append(type: .blob, $0) }
    }
  }

  private mutating func append(type: SQLType, _ content: UnsafeRawBufferPointer) {
    append(type: type, content.count)
    bytes.append(contentsOf: content)
  }

  private mutating func append(type: SQLType, _ pattern: UInt64) {
    append(type: type, 8)
    append(pattern)
  }

  private mutating func append(type: SQLType, _ length: Int) {
    bytes.append(UInt8(truncatingIfNeeded: type.rawValue))
    append(UInt64(length))
  }

  private mutating func append(_ number: UInt64) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}

extension Int64 {
  fileprivate var bitPattern: UInt64 { UInt64(bitPattern: self) }
}
