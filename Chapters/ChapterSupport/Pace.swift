import ChapterSupport

/// How far the business is, in sections: between two of them, processes are killed.
final class Pace: Sendable {
  struct Progress {
    var answered = 0
    /// The number of sections that the clients may begin.
    var sections = 0
  }

  /// The number of requests of all clients, in one section and in all.
  let requestsPerSection: Int
  let sectionCount: Int
  private let progress = Watched(Progress())

  init(requestsPerSection: Int, sectionCount: Int) {
    self.requestsPerSection = requestsPerSection
    self.sectionCount = sectionCount
  }

  var answered: Int { progress.value.answered }

  var total: Int { requestsPerSection * sectionCount }

  /// Lets the clients begin the next section.
  func allowSection() { progress.change { $0.sections += 1 } }

  func noteAnswer() { progress.change { $0.answered += 1 } }

  /// Waits until the section with this number may begin; the first one is 0.
  ///
  /// - Throws: `CancellationError`.
  func waitForSection(_ number: Int) async throws {
    _ = try await progress.wait { $0.sections > number ? true : nil }
  }

  /// Waits for the answer with this number.
  ///
  /// - Throws: `CancellationError`.
  func waitForAnswer(_ number: Int) async throws {
    _ = try await progress.wait { $0.answered >= number ? true : nil }
  }
}
