import Foundation

/// Compiles the Swift that the pages show, and runs the examples.
struct SwiftReview {
  let road: Road
  let pages: [Page]
  let trialPackage: TrialPackage

  private var toolchain: Toolchain { trialPackage.toolchain() }

  /// The pages that have examples, each with the stage whose code they use; `nil` is the prologue.
  private var programs: [(page: Page, stage: Stage?)] {
    let capstone = Capstone.stage(after: road)
    let all = road.stages + [capstone]
    return pages.filter { page in
      page.blocks.contains { if case .example = $0.note { true } else { false } }
    }.map { page in
      let own = all.first { page.path.hasPrefix("Chapters/\($0.folder)/") }
      return (page, page.path.hasPrefix("Chapters/0-") ? nil : own ?? road.stages.last)
    }
  }

  /// How many builds it takes.
  var count: Int { programs.count + stagesWithSkeletons.count }

  /// Checks all examples and skeletons; every stage has to be filled with its reference.
  ///
  /// - Throws: `CancellationError`, ``DamagedHole``, or errors of the file system.
  func findings(announce: (_ subject: String) -> Void) async throws -> [Finding] {
    var findings: [Finding] = []
    for (page, stage) in programs {
      announce("the examples of \(page.path)")
      findings += try await self.findings(on: page, of: stage)
    }
    for stage in stagesWithSkeletons {
      announce("the skeletons of stage \(stage.number)")
      findings += try await self.findings(onSkeletonsOf: stage)
    }
    for stage in stagesWithSkeletons { try restore(stage) }
    return findings
  }

  // MARK: Examples

  /// The examples replace the chapter's program, which imports the modules that they need.
  private func findings(on page: Page, of stage: Stage?) async throws -> [Finding] {
    let folder = stage.map { "Chapters/\($0.folder)" } ?? "Chapters/0-Prologue"
    let isCapstone = stage?.ownFolder != nil
    let product = isCapstone ? "Capstone" : "Chapter\(stage?.number ?? 0)"
    guard let program = ExampleProgram(page, imports: try imports(of: stage, in: folder)) else {
      return []
    }
    var files = program.files
    for file in trialPackage.original.files(in: folder) where !file.hasSuffix(".swift") {
      files[String(file.dropFirst(folder.count + 1))] =
        try trialPackage.original.text(at: file, wanted: "it belongs to a chapter.")
    }
    try trialPackage.replace(folder, with: files)
    if let failure = try await toolchain.build(product: product) {
      return program.examples.flatMap(\.blocks).map { fault($0, on: page, in: failure) }
        .orFirst(failure, page.path)
    }
    let scratch = toolchain.scratch.appending(path: "examples-\(UUID())")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    guard let command = PageProgram(command: "swift run \(product)") else { return [] }
    let run = ProgramRun(program: command, toolchain: toolchain, folder: scratch)
    return program.findings(printed: try await run.output())
  }

  /// The modules of the stage and of all before it, and other imports of the chapter's program. The
  /// capstone stands on some of the stages only: its files say on which.
  private func imports(of stage: Stage?, in folder: String) throws -> [String] {
    let vocabulary = "EventSourcing"
    var names = Set(
      trialPackage.original.swiftFiles(in: "Sources/\(vocabulary)").isEmpty ? [] : [vocabulary])
    if let stage {
      let isOnRoad = stage.ownFolder == nil
      names.formUnion(isOnRoad ? road.stages.prefix { $0.number < stage.number }.map(\.name) : [])
      names.insert(stage.name)
    }
    // What the stage itself imports, its examples may use as well.
    let folders = [folder] + (stage.map { [$0.sources, $0.solutions] } ?? [])
    for file in folders.flatMap({ trialPackage.original.swiftFiles(in: $0) }) {
      let text = try trialPackage.original.text(at: file, wanted: "it belongs to a chapter.")
      names.formUnion(
        text.lines.compactMap { $0.wholeMatch(of: /(?:public )?import (\w+)/) }.map { String($0.1) }
      )
    }
    return names.subtracting(["Foundation", "Synchronization", "Dispatch"]).sorted()
  }

  private func fault(_ block: Page.Block, on page: Page, in failure: CompileFailure) -> Finding {
    let lines = block.line...(block.line + block.text.lines.count)
    let report = failure.reports.first { report in
      report.place.file == page.path && lines.contains(report.place.line)
    }
    return Finding(
      .text, block.exercise, subject: "\(page.path):\(block.line)",
      fault: report.map { "line \($0.place.line) doesn't compile: \($0.message)" })
  }

  // MARK: Skeletons

  private var stagesWithSkeletons: [Stage] {
    road.stages.filter { stage in
      pages.contains { page in
        page.path == stage.chapter && page.blocks.contains { $0.note == .skeleton }
      }
    }
  }

  /// All skeletons of a stage are compiled together; the other holes have the reference.
  ///
  /// If they compile, they stay: the next stage needs this one, and would compile its reference again.
  private func findings(onSkeletonsOf stage: Stage) async throws -> [Finding] {
    guard let page = pages.first(where: { $0.path == stage.chapter }) else { return [] }
    let blocks = page.blocks.filter { $0.note == .skeleton }
    let solutions = try HoleTree(.solutions, of: stage, in: trialPackage.original)
    let shown = Dictionary(grouping: blocks) { $0.exercise }
    try trialPackage.fill(stage, from: solutions) { hole, number in
      let skeletons = shown[hole.exercise] ?? []
      guard skeletons.indices.contains(number - 1) else { return hole.lines }
      return Self.lines(of: skeletons[number - 1], on: page)
    }
    try trialPackage.add(String.missing, at: helper(of: stage))
    let failure = try await toolchain.build(target: stage.name)
    if failure != nil { try restore(stage) }
    let findings = blocks.map { block -> Finding in
      let holes = block.exercise.map { solutions.holes(of: $0).count } ?? 0
      guard let exercise = block.exercise, (shown[exercise] ?? []).count <= holes else {
        return Finding(
          .text, block.exercise, subject: "\(page.path):\(block.line)",
          fault: "a skeleton belongs to an exercise, which can have one for each hole")
      }
      guard let failure else {
        return Finding(.text, exercise, subject: "\(page.path):\(block.line)", fault: nil)
      }
      return fault(block, on: page, in: failure)
    }
    return failure.map { findings.orFirst($0, page.path) } ?? findings
  }

  /// What skeletons have in the place of `…`.
  private func helper(of stage: Stage) -> String { "\(stage.sources)/Missing.swift" }

  /// Puts the reference back where the skeletons of `stage` are.
  private func restore(_ stage: Stage) throws {
    let solutions = try HoleTree(.solutions, of: stage, in: trialPackage.original)
    let helper = helper(of: stage)
    if trialPackage.copy.files(in: stage.sources).contains(helper) {
      try trialPackage.remove(helper)
    }
    try trialPackage.fill(stage, from: solutions) { _ in .reference }
  }

  private static func lines(of block: Page.Block, on page: Page) -> [String] {
    let place = "#sourceLocation(file: \(String(reflecting: page.path)), line: \(block.firstLine))"
    return [place] + block.text.lines.unindented.map(\.withoutEllipsis) + ["#sourceLocation()"]
  }
}

extension [Finding] {
  /// The findings, or where none of them has a fault, one more with the first error of the build.
  fileprivate func orFirst(_ failure: CompileFailure, _ path: String) -> [Finding] {
    guard !contains(where: { $0.fault != nil }) else { return self }
    let place = failure.place.map { "\($0.file):\($0.line): " } ?? ""
    return self + [Finding(.text, nil, subject: path, fault: place + failure.message)]
  }
}
