public import EventSourcing

/// Lifts the data of an event from one shape to the next one.
public struct Upcaster: Sendable {
  public let typeName: EventTypeName
  /// The shape that it lifts; what comes out is one more.
  public let shape: Int
  let lift: @Sendable (JSONValue) throws -> JSONValue

  public init(
    of typeName: EventTypeName, from shape: Int,
    lift: @escaping @Sendable (JSONValue) throws -> JSONValue
  ) {
    self.typeName = typeName
    self.shape = shape
    self.lift = lift
  }
}

/// Stored data that are not in the shape in which they say they are.
public struct NotLiftable: Error, Hashable {
  public let typeName: EventTypeName
  public let shape: Int

  public init(typeName: EventTypeName, shape: Int) {
    self.typeName = typeName
    self.shape = shape
  }
}

extension NotLiftable: CustomStringConvertible {
  public var description: String { "the data are no \(typeName) of shape \(shape)" }
}
