public import EventSourcing

/// Converts the data of an event from one shape to the next one.
public struct Upcaster: Sendable {
  public let typeName: EventTypeName
  /// The shape of its input; the output has the next one.
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

/// Stored data do not have the shape that their row declares.
public struct NotLiftable: Error, Hashable {
  public let typeName: EventTypeName
  public let shape: Int

  public init(typeName: EventTypeName, shape: Int) {
    self.typeName = typeName
    self.shape = shape
  }
}

extension NotLiftable: CustomStringConvertible {
  public var description: String { "the data is not a \(typeName) of shape \(shape)" }
}
