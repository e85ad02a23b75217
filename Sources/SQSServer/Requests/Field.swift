import EventSourcing

/// A value of a request, whichever protocol it came in.
enum Field: Hashable, Sendable {
  case text(String)
  case integer(Int)
  case bool(Bool)
  case list([Field])
  case object([String: Field])
  case null
  /// A number that is not whole.
  case otherNumber

  /// A batch of ten messages with ten attributes has some 500 values.
  private static let limits = JSONLimits(
    size: SQSServer.largestBody, depth: 8, valueCount: 2_000)

  /// The members of the JSON object in `body`.
  ///
  /// - Throws: ``ServiceError``.
  static func members(ofJSON body: [UInt8]) throws(ServiceError) -> [String: Field] {
    do throws(RefusedJSON) {
      if case .object(let members) = try FieldReader.field(ofJSON: body, within: limits) {
        return members
      }
    } catch {
      throw .unreadable("The request is not valid JSON: \(error)")
    }
    throw .unreadable("The request is JSON, but not an object")
  }
}
