// swift-tools-version: 6.2

import PackageDescription

// The workbook is used from inside this folder and depends on no other package.
//
//   swift run workbook        the companion: where you are and what is next
//   swift test                your code against the exercise tests
//   SOLUTIONS=1 swift test    the reference solutions against the same tests
//
// The slow tests, which run the companion as a learner does, are there with END_TO_END=1.

/// The road, in order. A stage may use the stages before it.
let road = [
  Stage(number: 1, name: "Events", data: ["history.jsonl"]),
  Stage(number: 2, name: "InMemoryStore", shows: ["Events"], testing: ["StoreConformance"]),
  Stage(
    number: 3, name: "CommandHandlers", uses: ["Events"], shows: ["InMemoryStore"],
    testing: ["InMemoryStoreSolution"]),
  Stage(
    number: 4, name: "ReadModels", uses: ["Events"], shows: ["InMemoryStore", "CommandHandlers"],
    testing: ["InMemoryStoreSolution", "StoreConformance"]),
  Stage(
    number: 5, name: "Persistence", over: ["SQLite"], uses: ["Events", "ReadModels"],
    testing: ["InMemoryStoreSolution", "StoreConformance"]),
  Stage(
    number: 6, name: "API", over: ["HTTPServer"],
    uses: ["Events", "CommandHandlers", "ReadModels"], shows: ["InMemoryStore", "Persistence"],
    showing: ["BankPages", "ServingSupport"],
    testing: ["APISupport", "InMemoryStoreSolution", "StoreConformance"]),
]

/// The end of the road: an aggregate of your own, over all that you have built.
let capstone = Stage(
  name: "Inventory", over: ["HTTPServer", "SQLite"],
  uses: ["Events", "CommandHandlers", "ReadModels", "Persistence", "API"],
  shows: ["InMemoryStore"], showing: ["ServingSupport"],
  testing: ["APISupport", "InMemoryStoreSolution", "StoreConformance"])

/// With `SOLUTIONS=1`, tests and chapters that say `import Events` get the reference solution.
let solved = Context.environment["SOLUTIONS"] == "1"

/// With `STAGES=2`, the package is the first two stages alone: the companion builds no more.
let length = Context.environment["STAGES"].flatMap(Int.init)

/// With `TRIAL=1` as well, only the last of them has tests, and there are no chapters: the proof
/// builds no more, and it builds a thousand times.
let isTrial = Context.environment["TRIAL"] == "1"

/// With `END_TO_END=1`, the tests that start the companion as a process are there as well.
let endToEnd = Context.environment["END_TO_END"] == "1"

/// The chapter before the first stage: it runs on a fresh clone, and uses nothing of the road.
let prologue = Target.executableTarget(
  name: "Chapter0", dependencies: ["ChapterSupport"], path: "Chapters/0-Prologue",
  exclude: ["README.md"])

/// What every stage builds on.
let vocabulary: [Target] = [
  .target(name: "EventSourcing"),
  .target(name: "ChapterSupport", dependencies: ["EventSourcing"], path: "Chapters/ChapterSupport"),
  .target(
    name: "ExerciseSupport", dependencies: ["EventSourcing", "StoreConformance"],
    path: "Tests/ExerciseSupport"),
  .target(
    name: "StoreConformance", dependencies: ["EventSourcing"], path: "Tests/StoreConformance"),
]

/// What some stages are built over, each declared with the first stage that is: not every machine
/// has the header of SQLite.
let foundations: [String: [Target]] = [
  "SQLite": [
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    .target(name: "SQLite", dependencies: ["CSQLite"]),
  ],
  "HTTPServer": [
    .target(name: "HTTPServer"),
    .target(
      name: "APISupport",
      dependencies: [
        "EventSourcing", "HTTPServer", "InMemoryStoreSolution", "PersistenceSolution",
      ], path: "Tests/APISupport"),
  ],
  "ServingSupport": [
    .target(
      name: "ServingSupport", dependencies: ["HTTPServer"], path: "Chapters/ServingSupport")
  ],
  "BankPages": [
    .target(
      name: "BankPages",
      resources: ["explorer.html", "docs.html", "openapi.json", "Parts"].map { .copy($0) })
  ],
]

/// They run the executables, and the reference solutions for longer than the exercise tests do.
let endToEndTests = Target.testTarget(
  name: "EndToEndTests",
  dependencies: [
    "workbook", "EventSourcing", "HTTPServer", "SQLite", "StoreConformance", "ChapterSupport",
    "EventsSolution", "InMemoryStoreSolution", "CommandHandlersSolution", "ReadModelsSolution",
    "PersistenceSolution",
  ])

/// What the system does in a second, beside what the machine could do.
let benchmarks = Target.executableTarget(
  name: "Benchmarks",
  dependencies: named([
    "EventSourcing", "ChapterSupport", "CSQLite", "SQLite", "HTTPServer", "Chapter6",
  ])
    + imported(road.map(\.name)),
  exclude: ["feedback-loop"],
  swiftSettings: solved ? aliases(for: road.map(\.name)) : [])

/// They see to it that each benchmark works, and time nothing; the learner has none of them.
let benchmarksTests = Target.testTarget(
  name: "BenchmarksTests", dependencies: ["Benchmarks", "ChapterSupport", "EventSourcing"])

/// What the learner uses and does not change: the companion and the tests of all that is given.
var companion: [Target] {
  var targets: [Target] = [
    .executableTarget(name: "workbook", path: "Sources/Workbook"),
    .testTarget(name: "WorkbookTests", dependencies: ["workbook"]),
    .testTarget(name: "EventSourcingTests", dependencies: ["EventSourcing"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"]),
    .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer"]),
    .testTarget(name: "BankPagesTests", dependencies: ["BankPages"]),
    benchmarks,
  ]
  if solved { targets.append(benchmarksTests) }
  if endToEnd { targets.append(endToEndTests) }
  return targets
}

/// One stage of the road: your module, its reference solution, the exercise tests, the chapter.
struct Stage {
  /// `nil` for the capstone.
  var number: Int?
  let name: String
  /// The given modules that it imports beside the vocabulary.
  var over: [String] = []
  /// The earlier stages whose modules this one imports.
  var uses: [String] = []
  /// The other earlier stages whose modules its chapter's executable imports.
  var shows: [String] = []
  /// The given modules that its chapter's executable imports beside those.
  var showing: [String] = []
  /// The test supports that its tests use, beside the exercises' own.
  var testing: [String] = []
  /// Files in the chapter's folder that its executable reads when it runs.
  var data: [String] = []

  /// What its folder is called in `Sources`, `Solutions` and `Chapters`.
  private var folder: String { number.map { "\($0)-\(name)" } ?? "Capstone" }

  /// The learner's module and the reference; with `SOLUTIONS=1` the reference alone, so that half
  /// written code is in nobody's way.
  var modules: [Target] {
    let yours = Target.target(
      name: name, dependencies: given + named(uses), path: "Sources/\(folder)")
    let reference = Target.target(
      name: "\(name)Solution", dependencies: given + named(uses.map { "\($0)Solution" }),
      path: "Solutions/\(folder)", swiftSettings: aliases(for: uses))
    return solved ? [reference] : [yours, reference]
  }

  var tests: Target {
    .testTarget(
      name: "\(name)Tests",
      dependencies: given + imported(visible) + named(["ExerciseSupport"] + testing),
      path: "Tests/\(folder)Tests", swiftSettings: solved ? aliases(for: visible) : [])
  }

  var chapter: Target {
    let modules = shows + visible
    return .executableTarget(
      name: number.map { "Chapter\($0)" } ?? folder,
      dependencies: given + imported(modules) + named(showing + ["ChapterSupport"]),
      path: "Chapters/\(folder)", exclude: ["README.md"] + data,
      swiftSettings: solved ? aliases(for: modules) : [])
  }

  private var given: [Target.Dependency] { named(["EventSourcing"] + over) }
  private var visible: [String] { uses + [name] }
}

/// The dependencies on `modules`, as a target lists them.
func named(_ modules: [String]) -> [Target.Dependency] {
  modules.map { .byName(name: $0) }
}

/// The same for modules of the road: your code, or with `SOLUTIONS=1` the reference.
func imported(_ modules: [String]) -> [Target.Dependency] {
  named(modules.map { solved ? "\($0)Solution" : $0 })
}

/// Makes `import Events` mean the module `EventsSolution`, and so on for each of `modules`.
func aliases(for modules: [String]) -> [SwiftSetting] {
  [.unsafeFlags(modules.flatMap { ["-module-alias", "\($0)=\($0)Solution"] })]
}

/// The stages that are built now; the capstone counts as the one after the last.
let stages = (road + [capstone]).prefix(length ?? .max)

// Statement by statement: an older compiler gives up on one expression that says all of this.
var targets = vocabulary
for name in Set(stages.flatMap { $0.over + $0.showing }).sorted() {
  targets += foundations[name] ?? []
}
for stage in stages { targets += stage.modules }
if isTrial {
  targets += stages.suffix(1).map(\.tests)
} else {
  for stage in stages { targets += [stage.tests, stage.chapter] }
}
if length == nil { targets += [prologue] + companion }

let settings: [SwiftSetting] = [
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  // In a release, modules are optimised as if they were one: `replay` stands in another module
  // than the accounts that it is used for.
  .unsafeFlags(["-cross-module-optimization"], .when(configuration: .release)),
]

for target in targets where target.type != .system {
  target.swiftSettings = (target.swiftSettings ?? []) + settings
}

let package = Package(
  name: "workbook",
  platforms: [.macOS(.v15)],
  targets: targets,
  swiftLanguageModes: [.v6]
)
