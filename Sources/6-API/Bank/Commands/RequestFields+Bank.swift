import EventSourcing
public import Events
import Foundation

extension RequestFields {
  /// The number of an account: a whole number from 1 to 2^53 - 1, which every client can represent.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  public func accountID(_ name: String) throws -> AccountID {
    // BEGIN EXERCISE 6.2
    // Which values are valid? What do you say about all others?
    throw Unfinished("6.2")
    // END EXERCISE 6.2
  }

  /// An amount above zero, exact to the cent.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  public func amount(_ name: String) throws -> Money {
    // BEGIN EXERCISE 6.2
    // The digits of an `.integer` or a `.decimal` go to `Money(parsing:)`.
    throw Unfinished("6.2")
    // END EXERCISE 6.2
  }

  /// An e-mail address in ASCII.
  ///
  /// The address becomes the name of a stream. In other scripts, a combining accent or an invisible
  /// joiner can merge with the `-` that ends the stream's category, and one such name makes the log
  /// unreadable. Some letters also look the same, or become the same in lower case.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  public func email(_ name: String) throws -> EmailAddress {
    let text = try text(name)
    guard text.utf8.count <= Self.longestAddress, text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw InvalidRequest(
        field: name, "has to be at most \(Self.longestAddress) characters, all of them ASCII")
    }
    do {
      return try EmailAddress(parsing: text)
    } catch is EmailAddressError {
      // Without the text itself, which may be as long as the whole body.
      throw InvalidRequest(
        field: name, "is not an e-mail address; it should look like john@example.com")
    }
  }

  private static let longestAddress = 254
}
