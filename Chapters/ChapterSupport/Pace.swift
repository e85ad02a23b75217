/// How far the business is, in sections: between two of them, processes are killed.
public final class Pace: Sendable {
  private struct Progress {
    var answered = 0
    /// The number of sections that the clients may begin.
    var sections = 0
  }

  /// The number of requests of all clients, in one section and in all.
  public let requestsPerSection: Int
  public let sectionCount: Int
  private let progress = Watched(Progress())

  /// Creates the pace of a business in which no section has begun.
  public init(requestsPerSection: Int, sectionCount: Int) {
    self.requestsPerSection = requestsPerSection
    self.sectionCount = sectionCount
  }

  /// The number of requests that were answered.
  public var answered: Int { progress.value.answered }

  /// The number of requests of all sections.
  public var total: Int { requestsPerSection * sectionCount }

  /// Lets the clients begin the next section.
  public func allowSection() { progress.change { $0.sections += 1 } }

  /// Counts an answer.
  public func noteAnswer() { progress.change { $0.answered += 1 } }

  /// Waits until the section with this number may begin; the first one is 0.
  ///
  /// - Throws: `CancellationError`.
  public func waitForSection(_ number: Int) async throws {
    _ = try await progress.wait { $0.sections > number ? true : nil }
  }

  /// Waits for the answer with this number.
  ///
  /// - Throws: `CancellationError`.
  public func waitForAnswer(_ number: Int) async throws {
    _ = try await progress.wait { $0.answered >= number ? true : nil }
  }
}
