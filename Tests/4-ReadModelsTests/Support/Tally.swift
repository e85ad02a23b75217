import EventSourcing
import ReadModels
import StoreConformance

/// The simplest read model: the positions of the events that it has applied.
///
/// It can't apply a note that says "poison".
struct Tally: ReadModel, Equatable {
  static let name: ReadModelName = "tally"

  private(set) var positions: [Int] = []

  init() {}

  init(positions: [Int]) { self.positions = positions }

  mutating func apply(_ event: RecordedEvent) throws {
    if (event.event as? Note)?.text == "poison" { throw Indigestible() }
    positions.append(event.position.rawValue)
  }
}

/// A read model that can apply any event.
struct Glutton: ReadModel, Equatable {
  static let name: ReadModelName = "glutton"

  private(set) var positions: [Int] = []

  mutating func apply(_ event: RecordedEvent) { positions.append(event.position.rawValue) }
}

/// A read model that ignores every event.
struct Deaf: ReadModel, Equatable {
  static let name: ReadModelName = "deaf"

  mutating func apply(_ event: RecordedEvent) {}
}

struct Indigestible: Error, Equatable, CustomStringConvertible {
  var description: String { "a note that says poison cannot be digested" }
}

extension Note {
  static let poison = Note("poison")
}
