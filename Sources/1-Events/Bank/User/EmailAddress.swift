import EventSourcing
import Foundation

/// An e-mail address in the one spelling in which the bank compares and keeps it.
///
/// People write `John@Example.com ` one day and `john@example.com` the next, and mean the same.
/// The one place that makes them the same is here; everybody else just compares.
public struct EmailAddress: Hashable, Sendable {
  /// The address without surrounding white space and in lower case.
  public let value: String

  /// Reads an address that somebody has typed.
  ///
  /// It checks the shape only: one `@`, something before it, and behind it a domain with a point
  /// inside. Only a letter to the address shows whether it works.
  ///
  /// - Throws: ``EmailAddressError`` when `text` does not have that shape, has white space inside
  ///   or is, without what surrounds it, longer than 254 characters; the error holds `text` as it was typed.
  public init(parsing text: String) throws {
    // BEGIN EXERCISE 1.4
    // Bring `text` into its one spelling, check its shape and set `value`.
    throw Unfinished("1.4")
    // END EXERCISE 1.4
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
  /// Takes a recorded address as it was recorded, even if today's rules would refuse it.
  ///
  /// - Throws: `DecodingError` when it is not a string.
  public init(from decoder: any Decoder) throws {
    value = try decoder.singleValueContainer().decode(String.self)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}
