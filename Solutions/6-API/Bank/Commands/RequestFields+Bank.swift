import EventSourcing
public import Events
import Foundation

extension RequestFields {
  /// The number of an account: a whole number from 1 to 2^53 - 1, which every client can represent.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  public func accountID(_ name: String) throws -> AccountID {
    // BEGIN EXERCISE 6.2
    // starter: // Which values are valid? What do you say about all others?
    // starter: throw Unfinished("6.2")
    guard case .integer(let number) = try value(name), Self.numbers ~= number else {
      throw InvalidRequest(
        field: name, "has to be a whole number from 1 to \(Self.numbers.upperBound)")
    }
    return AccountID(rawValue: number)
    // END EXERCISE 6.2
  }

  /// An amount above zero, exact to the cent.
  ///
  /// - Throws: ``InvalidRequest`` with the field's name.
  public func amount(_ name: String) throws -> Money {
    // BEGIN EXERCISE 6.2
    // starter: // The digits of an `.integer` or a `.decimal` go to `Money(parsing:)`.
    // starter: throw Unfinished("6.2")
    let digits: String
    switch try value(name) {
    case .integer(let number): digits = String(number)
    case .decimal(let number): digits = number.description
    default: throw InvalidRequest(field: name, "has to be a number, such as 12.50")
    }
    do {
      let amount = try Money(parsing: digits)
      guard amount > .zero else { throw InvalidRequest(field: name, "has to be above zero") }
      return amount
    } catch let error as MoneyError {
      throw InvalidRequest(field: name, error.description)
    }
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
