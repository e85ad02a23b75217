import EventSourcing
public import Events
import Foundation

extension RequestFields {
  /// The number of an account: a whole number from 1 to 2^53 - 1, as far as all clients can count.
  ///
  /// - Throws: ``InvalidRequest`` that names the field.
  public func accountID(_ name: String) throws -> AccountID {
    // BEGIN EXERCISE 6.2
    // What may `values[name]` be? What is wrong with all the rest, and what would be right?
    throw Unfinished("6.2")
    // END EXERCISE 6.2
  }

  /// An amount above zero, exact to the cent.
  ///
  /// - Throws: ``InvalidRequest`` that names the field.
  public func amount(_ name: String) throws -> Money {
    // BEGIN EXERCISE 6.2
    // An `.integer` and a `.decimal` are numbers; the digits of both go to `Money(parsing:)`.
    throw Unfinished("6.2")
    // END EXERCISE 6.2
  }

  /// An e-mail address, all of it in ASCII.
  ///
  /// The address becomes the name of a stream. Elsewhere an accent, or a joiner that nobody sees,
  /// melts with the character before it, which may be the `-` that ends the stream's category: and
  /// who cannot read one name cannot read the log. Letters of other scripts also have twins that
  /// look the same, or become the same in lower case.
  ///
  /// - Throws: ``InvalidRequest`` that names the field.
  public func email(_ name: String) throws -> EmailAddress {
    let text = try text(name)
    guard text.utf8.count <= Self.longestAddress, text.utf8.allSatisfy({ $0 < 0x80 }) else {
      throw InvalidRequest(
        field: name, "has to be at most \(Self.longestAddress) characters, all of them ASCII")
    }
    do {
      return try EmailAddress(parsing: text)
    } catch is EmailAddressError {
      // Without the text itself, which may be as long as a body.
      throw InvalidRequest(
        field: name, "is not an e-mail address; it should look like john@example.com")
    }
  }

  private static let longestAddress = 254
}
