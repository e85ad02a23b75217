/// The names of the members in the objects around a place, to find one that stands twice.
///
/// They are compared as `String`s are, because they become the keys of dictionaries: to those, `é`
/// as one scalar and as two is one name.
struct MemberNames {
  private struct Name {
    /// Its bytes, without the quotes.
    let place: Range<Int>
    /// Whether it is ASCII without escapes, so that its bytes can be compared.
    let isPlain: Bool
  }

  /// The names of all open objects, those of the innermost last.
  private var names: [Name] = []

  init() {
    // So many that most texts need no second allocation.
    names.reserveCapacity(8)
  }

  var count: Int { names.count }

  mutating func append(_ place: Range<Int>, isPlain: Bool) {
    names.append(Name(place: place, isPlain: isPlain))
  }

  /// Forgets the names after the first `outer` ones; returns one of them that stands twice.
  ///
  /// - Complexity: O(*n*) in the bytes of these names.
  mutating func removeInnermost(
    after outer: Int, in bytes: UnsafeRawBufferPointer
  ) -> String? {
    defer { names.removeSubrange(outer...) }
    let own = names[outer...]
    guard own.count > 1 else { return nil }
    if own.count <= Self.few, own.allSatisfy(\.isPlain) {
      return Self.firstRepeated(among: own, in: bytes)
    }
    var known: Set<String> = []
    return own.lazy.map { Self.text(of: $0, in: bytes) }.first { !known.insert($0).inserted }
  }

  /// The number of names up to which it is faster to compare each with each.
  private static let few = 8

  private static func firstRepeated(
    among names: ArraySlice<Name>, in bytes: UnsafeRawBufferPointer
  ) -> String? {
    for (index, name) in zip(names.indices, names) {
      let own = bytes[name.place]
      let isRepeated = names[..<index].contains { other in
        other.place.count == own.count && bytes[other.place].elementsEqual(own)
      }
      if isRepeated { return text(of: name, in: bytes) }
    }
    return nil
  }

  private static func text(of name: Name, in bytes: UnsafeRawBufferPointer) -> String {
    let text = bytes[name.place]
    return name.isPlain || !text.contains(UInt8(ascii: "\\"))
      ? String(decoding: text, as: UTF8.self) : unescaped(text)
  }

  /// The text of a valid string with escapes.
  private static func unescaped(_ bytes: Slice<UnsafeRawBufferPointer>) -> String {
    var text = ""
    var rest = bytes
    while let end = rest.firstIndex(of: UInt8(ascii: "\\")) {
      text += String(decoding: rest[..<end], as: UTF8.self)
      let kind = rest[end + 1]
      rest = rest[(end + 2)...]
      switch kind {
      case UInt8(ascii: "b"): text += "\u{8}"
      case UInt8(ascii: "f"): text += "\u{C}"
      case UInt8(ascii: "n"): text += "\n"
      case UInt8(ascii: "r"): text += "\r"
      case UInt8(ascii: "t"): text += "\t"
      case UInt8(ascii: "u"):
        var units = [codeUnit(takenFrom: &rest)]
        if 0xD800...0xDBFF ~= units[0] {
          rest = rest.dropFirst(2)
          units.append(codeUnit(takenFrom: &rest))
        }
        text += String(decoding: units, as: UTF16.self)
      default: text.unicodeScalars.append(UnicodeScalar(kind))
      }
    }
    return text + String(decoding: rest, as: UTF8.self)
  }

  private static func codeUnit(takenFrom rest: inout Slice<UnsafeRawBufferPointer>) -> UInt16 {
    defer { rest = rest.dropFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 4 | UInt16($1.hexadecimalValue ?? 0) }
  }
}
