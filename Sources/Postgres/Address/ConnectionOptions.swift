import CPostgres

/// libpq's options for a connection, by name.
enum ConnectionOptions {
  /// The options that `text` names.
  static func parse(_ text: String) throws(InvalidPostgresAddress) -> [String: String] {
    guard !text.utf8.contains(0) else {
      throw InvalidPostgresAddress(reason: "it has a NUL in it")
    }
    let pq = try library().pq
    var message: UnsafeMutablePointer<CChar>?
    guard let options = pq.parse(text, &message) else {
      defer { if let message { pq.free_memory(message) } }
      throw InvalidPostgresAddress(
        reason: withoutSecrets(message.map { String(cString: $0) } ?? "out of memory"))
    }
    defer { pq.free_options(options) }
    return values(of: options)
  }

  /// What the environment and libpq say for all addresses.
  static func defaults() throws(InvalidPostgresAddress) -> [String: String] {
    let pq = try library().pq
    guard let options = pq.defaults() else {
      throw InvalidPostgresAddress(reason: "out of memory")
    }
    defer { pq.free_options(options) }
    return values(of: options)
  }

  private static func library() throws(InvalidPostgresAddress) -> PostgresLibrary {
    do throws(PostgresUnavailable) {
      return try PostgresLibrary.load()
    } catch {
      throw InvalidPostgresAddress(reason: "\(error)")
    }
  }

  /// The list ends with an option that has no name.
  private static func values(of options: UnsafeMutablePointer<cpostgres_option>) -> [String: String]
  {
    var values: [String: String] = [:]
    var option = options
    while let keyword = option.pointee.keyword {
      if let value = option.pointee.value {
        values[String(cString: keyword)] = String(cString: value)
      }
      option += 1
    }
    return values
  }

  /// libpq quotes what it can't read, often the whole address. Only the name of an option stays.
  private static func withoutSecrets(_ message: String) -> String {
    let line = message.split(separator: "\n").first.map(String.init) ?? message
    if line.hasPrefix("invalid connection option") || line.hasPrefix("invalid URI query parameter:")
    {
      return line
    }
    return line.replacing(#/"[^"]*"|".*/#, with: "\"…\"")
  }
}
