public import EventSourcing

/// The outcome of an append.
public enum AppendOutcome: Equatable, Sendable {
  case appended(AppendResult)
  case versionConflict(VersionConflict)
  case idConflict(EventIDConflict)
  case failed(String)

  public init(of append: () throws -> AppendResult) throws(Unfinished) {
    self = try Self.outcome(of: Result(catching: append))
  }

  /// Appends `events`, and keeps the outcome.
  ///
  /// - Throws: `Unfinished` when the store does.
  public init(
    of events: [NewEvent], to stream: StreamID, expecting expected: ExpectedVersion = .any,
    in store: any EventStore
  ) async throws(Unfinished) {
    let result: Result<AppendResult, any Error>
    do {
      result = .success(try await store.append(events, to: stream, expecting: expected))
    } catch {
      result = .failure(error)
    }
    self = try Self.outcome(of: result)
  }

  private static func outcome(
    of result: Result<AppendResult, any Error>
  ) throws(Unfinished) -> Self {
    do {
      return .appended(try result.get())
    } catch let unfinished as Unfinished {
      throw unfinished
    } catch let conflict as VersionConflict {
      return .versionConflict(conflict)
    } catch let conflict as EventIDConflict {
      return .idConflict(conflict)
    } catch {
      return .failed("\(type(of: error)), \(error)")
    }
  }

  /// The store's result, when it appended.
  public var result: AppendResult? {
    if case .appended(let result) = self { result } else { nil }
  }

  /// The conflict, when the append was stale.
  public var versionConflict: VersionConflict? {
    if case .versionConflict(let conflict) = self { conflict } else { nil }
  }

  /// The id that the store rejected as already used.
  public var takenID: EventID? {
    if case .idConflict(let conflict) = self { conflict.id } else { nil }
  }
}

extension AppendOutcome: CustomStringConvertible {
  /// The end of a sentence: "answered version 3 at position 7" or "threw EventIDConflict, …".
  public var description: String {
    switch self {
    case .appended(let result): "answered version \(result.version) at position \(result.position)"
    case .versionConflict(let conflict): "threw VersionConflict, \(conflict)"
    case .idConflict(let conflict): "threw EventIDConflict with \(conflict.id.words)"
    case .failed(let error): "threw \(error)"
    }
  }
}
