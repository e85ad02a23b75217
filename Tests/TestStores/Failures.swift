/// The process ended.
public struct Crash: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "the process was ended" }
}

/// A store has lost its disk or its connection.
public struct StoreTrouble: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "the store broke down" }
}

/// A subscription was cut off in the middle.
public struct ConnectionLost: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "the connection was lost" }
}

/// A log of given events was appended to.
public struct ReadOnly: Error, CustomStringConvertible {
  public init() {}

  public var description: String { "this log can be read, and not written" }
}

/// A store was asked far more often than any solution needs: the caller is in an endless loop.
public struct Endless: Error, CustomStringConvertible {
  public let description: String

  static let appending = Endless(
    description: """
      your code appended 1000 times: does each turn leave something new behind, with an id of its \
      own and the version that was seen?
      """)

  static let reading = Endless(
    description: "your code asked the store thousands of times, and came to no end")

  static let paging = Endless(
    description: """
      your code asked the store thousands of times, and came to no end: does each page begin after \
      the last one?
      """)
}
