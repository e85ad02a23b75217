import EventSourcing
import Foundation

/// An e-mail address in the normalized form in which the bank compares and stores it.
///
/// People write `John@Example.com ` one day and `john@example.com` the next, and mean the same.
/// This is the only place that normalizes; all other code just compares.
public struct EmailAddress: Hashable, Sendable {
  /// The address without surrounding white space and in lower case.
  public let value: String

  /// Parses an address that a person has typed.
  ///
  /// Checks the shape only: one `@`, text before it, and after it a domain with a point inside.
  /// Only a message to the address shows whether it works.
  ///
  /// - Throws: ``EmailAddressError`` with `text` as typed, when it does not have that shape, has
  ///   white space inside, or is longer than 254 characters after trimming.
  public init(parsing text: String) throws {
    // BEGIN EXERCISE 1.14
    // Normalize `text`, check its shape and set `value`.
    throw Unfinished("1.14")
    // END EXERCISE 1.14
  }
}

/// The text is not an e-mail address.
public struct EmailAddressError: Error, Hashable {
  public let text: String

  public init(text: String) {
    self.text = text
  }
}

extension EmailAddressError: CustomStringConvertible {
  public var description: String {
    "'\(text)' is not an e-mail address; it should look like john@example.com"
  }
}

extension EmailAddress: CustomStringConvertible {
  public var description: String { value }
}

extension EmailAddress: Codable {
  /// Takes an address as it was recorded, even if today's rules would reject it.
  public init(recorded text: String) { value = text }

  /// - Throws: `DecodingError` when it is not a string.
  public init(from decoder: any Decoder) throws {
    self.init(recorded: try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
