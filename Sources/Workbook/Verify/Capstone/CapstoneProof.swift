/// What shows that the acceptance tests of the capstone want what they say.
struct CapstoneProof: Sendable {
  let road: Road
  let workshops: [Workshop]
  let mistakes: [CapstoneMistake]

  /// The files of the reference, by their paths.
  private let reference: [String: String]

  /// - Throws: ``FileTrouble`` when a file of the reference cannot be read.
  init(
    of road: Road, mistakes: [CapstoneMistake], workshops: [Workshop]
  ) throws(FileTrouble) {
    self.road = road
    self.mistakes = mistakes
    self.workshops = workshops
    reference = try Capstone.files(in: Capstone.solutions, of: road.package)
  }

  /// Green on the reference, red on what a learner finds, and each mistake caught; the stages before
  /// it have to be filled with their references.
  ///
  /// - Throws: What stops the proof itself: a file that cannot be written, a lost toolchain.
  func findings(
    announce: (_ check: Check, _ subject: String) -> Void
  ) async throws -> [Finding] {
    let benches = workshops.map { CapstoneBench(workshop: $0, number: road.stages.count + 1) }
    let starter = try Capstone.files(in: Capstone.sources, of: road.package)
    let green = Question<CapstoneBench, [Finding]>(check: .green, subject: "capstone") { bench in
      let outcome = try await bench.outcome(of: reference)
      return [Finding(.green, nil, subject: "capstone", fault: outcome.faultUnlessPassed)]
    }
    let red = Question<CapstoneBench, [Finding]>(check: .red, subject: "capstone") { bench in
      let outcome = try await bench.outcome(of: starter)
      return [Finding(.red, nil, subject: "capstone", fault: outcome.faultUnlessFailed)]
    }
    let caught = mistakes.map { mistake in
      Question<CapstoneBench, [Finding]>(check: .misconceptions, subject: mistake.file) { bench in
        let outcome = try await bench.outcome(of: mistake.applied(to: reference))
        let fault = outcome.fault(unlessCaught: mistake)
        return [Finding(.misconceptions, nil, subject: mistake.file, fault: fault)]
      }
    }
    return try await ([green, red] + caught).answered(on: benches, announce: announce)
      .flatMap(\.self)
  }
}
