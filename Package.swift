// swift-tools-version: 6.2

import PackageDescription

// The workbook is used from inside this folder and depends on no other package.
//
//   swift run workbook        the companion: where you are and what is next
//   swift test                your code against the exercise tests
//   SOLUTIONS=1 swift test    the reference solutions against the same tests
//
// The slow tests, which run the companion as a learner does, are there with END_TO_END=1.

/// The road, in order: what each stage imports, and what its chapter's program and its tests import
/// besides. Each name is that of an earlier stage or of a given module.
let road = [
  Stage(number: 1, name: "Events", chapterFiles: ["history.jsonl"]),
  Stage(
    number: 2, name: "InMemoryStore", chapter: ["Events"],
    tests: ["StoreConformance", "TestStores"]),
  Stage(
    number: 3, name: "CommandHandlers", imports: ["Events"],
    chapter: ["InMemoryStore", "TestStores"], tests: ["InMemoryStoreSolution", "TestStores"]),
  Stage(
    number: 4, name: "ReadModels", imports: ["Events"],
    chapter: ["InMemoryStore", "CommandHandlers", "TestStores"],
    tests: ["InMemoryStoreSolution", "StoreConformance", "TestStores"]),
  Stage(
    number: 5, name: "Persistence", imports: ["SQLite", "Events", "InMemoryStore", "ReadModels"],
    chapter: ["TestStores"], tests: ["FailingDisk", "StoreConformance", "TestStores"]),
  Stage(
    number: 6, name: "API", imports: ["HTTPServer", "Events", "CommandHandlers", "ReadModels"],
    chapter: ["BankServer", "Serving"],
    tests: ["APISupport", "InMemoryStoreSolution", "StoreConformance", "TestStores"]),
  Stage(
    number: 7, name: "Messaging", imports: ["SQLite", "Events", "Persistence"],
    chapter: [
      "HTTPServer", "InMemoryStore", "CommandHandlers", "ReadModels", "API", "BankServer",
      "Serving", "SQSServer", "SQSClient", "BankMessaging",
    ],
    tests: ["CSQLite", "InMemoryStoreSolution", "FailingDisk", "StoreConformance", "TestStores"]),
  Stage(
    number: 8, name: "ManyMachines",
    imports: ["Postgres", "Events", "InMemoryStore", "ReadModels", "Persistence"],
    chapter: [
      "HTTPServer", "CommandHandlers", "API", "Messaging", "BankServer", "BankMachines",
      "BankMessaging", "Serving", "ScratchPostgres",
    ],
    tests: ["ScratchPostgres", "ScriptedPostgres", "StoreConformance", "TestStores"],
    chapterFiles: ["Dockerfile", "Dockerfile.dockerignore", "balancer.cfg", "compose.yaml"]),
]

/// The end of the road: an aggregate of your own, over all that you have built.
let capstone = Stage(
  name: "Storeroom",
  imports: [
    "HTTPServer", "SQLite", "Events", "CommandHandlers", "ReadModels", "Persistence", "API",
  ],
  chapter: ["InMemoryStore", "Serving"],
  tests: ["APISupport", "InMemoryStoreSolution", "StoreConformance", "TestStores"])

/// The modules that are given, and what each of them imports. One is declared with the first stage
/// that needs it: not every machine has the header of SQLite. Where one imports a stage, it is built
/// from your code, or from the reference with `SOLUTIONS=1`.
let given = [
  Given("EventSourcing"),
  Given("ChapterSupport", in: "Chapters", imports: ["EventSourcing"]),
  Given("ExerciseSupport", in: "Tests", imports: ["EventSourcing", "StoreConformance"]),
  Given("StoreConformance", in: "Tests", imports: ["EventSourcing", "TestStores"]),
  Given("TestStores", in: "Tests", imports: ["EventSourcing"]),
  Given(
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])])),
  Given("SQLite", imports: ["CSQLite"]),
  Given("FailingDisk", in: "Tests", imports: ["CSQLite"]),
  Given("HTTPServer"),
  Given("Serving", imports: ["EventSourcing", "HTTPServer"]),
  Given(
    "APISupport", in: "Tests",
    imports: [
      "EventSourcing", "HTTPServer", "TestStores", "InMemoryStoreSolution", "PersistenceSolution",
    ]),
  Given("BankPages", resources: ["explorer.html", "docs.html", "openapi.json", "Parts"]),
  Given(
    "BankServer",
    imports: [
      "EventSourcing", "HTTPServer", "SQLite", "Serving", "BankPages", "Events", "InMemoryStore",
      "CommandHandlers", "ReadModels", "Persistence", "API",
    ]),
  Given(.systemLibrary(name: "CCurl")),
  Given(
    .systemLibrary(
      name: "CPostgres", providers: [.apt(["postgresql"]), .brew(["postgresql@17"])])),
  Given("Postgres", imports: ["CPostgres"]),
  Given(
    "SQSServer",
    imports: ["EventSourcing", "HTTPServer", "SQLite", "Serving", "Persistence", "Messaging"]),
  Given("SQSClient", imports: ["CCurl", "EventSourcing", "Messaging"]),
  Given(
    "QueueSimulation", in: "Tests",
    imports: ["EventSourcing", "SQLite", "Persistence", "Messaging"]),
  Given(
    "ScratchPostgres", in: "Tests",
    imports: ["ChapterSupport", "CPostgres", "EventSourcing", "Postgres"]),
  Given(
    "BankStories", in: "Tests",
    imports: ["EventSourcing", "TestStores", "Events", "CommandHandlers", "ReadModels", "API"]),
  Given(
    "ScriptedPostgres", in: "Tests", imports: ["ChapterSupport", "EventSourcing", "Postgres"]),
  Given(
    "BankMachines",
    imports: [
      "EventSourcing", "HTTPServer", "Serving", "BankServer", "BankMessaging", "Postgres", "Events",
      "CommandHandlers", "ReadModels", "Persistence", "API", "Messaging", "ManyMachines",
    ]),
  Given(
    "BankMessaging",
    imports: [
      "EventSourcing", "HTTPServer", "SQLite", "Serving", "BankServer", "SQSServer", "SQSClient",
      "Events", "CommandHandlers", "ReadModels", "Persistence", "API", "Messaging",
    ]),
]

/// With `SOLUTIONS=1`, tests and chapters that say `import Events` get the reference solution.
let solved = Context.environment["SOLUTIONS"] == "1"

/// With `STAGES=2`, the package is the first two stages alone: the companion builds no more. With
/// `STAGES=2-tests`, only the last of them has tests, and there are no chapters: the proof builds no
/// more, and it builds a thousand times.
let asked = Context.environment["STAGES"]
let length = asked.flatMap { Int($0.prefix { $0.isNumber }) }
let isTrial = asked?.hasSuffix("-tests") == true

/// With `END_TO_END=1`, the tests that start the companion as a process are there as well.
let endToEnd = Context.environment["END_TO_END"] == "1"

/// The chapter before the first stage: it runs on a fresh clone, and uses nothing of the road.
let prologue = Target.executableTarget(
  name: "Chapter0", dependencies: ["EventSourcing", "ChapterSupport"], path: "Chapters/0-Prologue",
  exclude: ["README.md"])

/// They run the executables, and the reference solutions for longer than the exercise tests do.
let endToEndTests = Target.testTarget(
  name: "EndToEndTests",
  dependencies: [
    "workbook", "EventSourcing", "HTTPServer", "SQLite", "StoreConformance", "TestStores",
    "ChapterSupport", "EventsSolution", "InMemoryStoreSolution", "CommandHandlersSolution",
    "ReadModelsSolution", "PersistenceSolution", "APISolution", "MessagingSolution", "SQSClient",
    "SQSServer", "QueueSimulation", "Postgres", "ManyMachinesSolution", "ScratchPostgres",
  ],
  exclude: ["SQS/Suite"])

/// What the system does in a second, beside what the machine could do.
let benchmarks = Target.executableTarget(
  name: "Benchmarks",
  dependencies: dependencies(
    on: [
      "EventSourcing", "ChapterSupport", "CSQLite", "SQLite", "HTTPServer", "BankServer",
      "SQSServer", "SQSClient", "QueueSimulation", "CPostgres", "Postgres", "ScratchPostgres",
      "BankMachines",
    ] + road.map(\.name), solved: solved),
  exclude: ["feedback-loop"],
  swiftSettings: solved ? aliases(for: road.map(\.name)) : [])

/// They see to it that each benchmark works, and time nothing; the learner has none of them.
let benchmarksTests = Target.testTarget(
  name: "BenchmarksTests", dependencies: ["Benchmarks", "ChapterSupport", "EventSourcing"])

/// They ask the bank as a whole, so they need every exercise solved; the learner has none of them.
let bankServerTests = Target.testTarget(
  name: "BankServerTests",
  dependencies: dependencies(
    on: [
      "EventSourcing", "SQLite", "HTTPServer", "Serving", "BankServer", "APISupport", "BankStories",
      "StoreConformance", "TestStores",
    ] + road.map(\.name), solved: solved),
  swiftSettings: solved ? aliases(for: road.map(\.name)) : [])

/// They ask the queue as a whole, so they need every exercise solved; the learner has none of them.
let sqsServerTests = Target.testTarget(
  name: "SQSServerTests",
  dependencies: dependencies(
    on: [
      "EventSourcing", "SQLite", "HTTPServer", "Serving", "SQSServer", "SQSClient", "FailingDisk",
      "StoreConformance", "TestStores", "QueueSimulation", "Persistence", "Messaging",
    ], solved: solved),
  swiftSettings: solved ? aliases(for: road.map(\.name)) : [])

/// They ask the hub and the small services as a whole; the learner has none of them.
let bankMessagingTests = Target.testTarget(
  name: "BankMessagingTests",
  dependencies: dependencies(
    on: [
      "EventSourcing", "SQLite", "HTTPServer", "Serving", "BankServer", "BankMessaging",
      "APISupport", "StoreConformance", "TestStores", "Events", "InMemoryStore", "Persistence",
      "API", "Messaging", "SQSServer", "SQSClient",
    ], solved: solved),
  swiftSettings: solved ? aliases(for: road.map(\.name)) : [])

/// They ask what the bank's programs keep in PostgreSQL; the learner has none of them.
let bankMachinesTests = Target.testTarget(
  name: "BankMachinesTests",
  dependencies: dependencies(
    on: [
      "EventSourcing", "ExerciseSupport", "HTTPServer", "Serving", "StoreConformance",
      "TestStores", "Postgres", "ScratchPostgres", "ScriptedPostgres", "BankMachines",
      "BankServer", "BankStories",
    ] + road.map(\.name), solved: solved),
  swiftSettings: solved ? aliases(for: road.map(\.name)) : [])

/// They start servers, and see to it that nothing of them is left.
let scratchPostgresTests = Target.testTarget(
  name: "ScratchPostgresTests",
  dependencies: ["ScratchPostgres", "ChapterSupport", "Postgres", "StoreConformance"])

/// What the learner uses and does not change: the companion and the tests of all that is given.
var companion: [Target] {
  var targets: [Target] = [
    .executableTarget(name: "workbook", path: "Sources/Workbook"),
    .testTarget(name: "WorkbookTests", dependencies: ["workbook"]),
    .testTarget(name: "EventSourcingTests", dependencies: ["EventSourcing"]),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite", "FailingDisk"]),
    .testTarget(name: "HTTPServerTests", dependencies: ["HTTPServer"]),
    .testTarget(name: "BankPagesTests", dependencies: ["BankPages"]),
    .testTarget(name: "PostgresTests", dependencies: ["Postgres"]),
    .testTarget(
      name: "ScriptedPostgresTests",
      dependencies: ["ScriptedPostgres", "ChapterSupport", "Postgres", "TestStores"]),
    benchmarks,
  ]
  if solved {
    targets += [
      bankServerTests, sqsServerTests, bankMessagingTests, bankMachinesTests, benchmarksTests,
    ]
  }
  if endToEnd { targets += [endToEndTests, scratchPostgresTests] }
  return targets
}

/// A module that learners use and do not change.
struct Given {
  let name: String
  var imports: [String] = []
  private var folder = "Sources"
  private var resources: [String] = []
  private var systemLibrary: Target?

  init(_ systemLibrary: Target) {
    name = systemLibrary.name
    self.systemLibrary = systemLibrary
  }

  /// The module `name` in the folder of the same name below `folder`.
  init(
    _ name: String, in folder: String = "Sources", imports: [String] = [], resources: [String] = []
  ) {
    self.name = name
    self.imports = imports
    self.folder = folder
    self.resources = resources
  }

  @MainActor var target: Target {
    systemLibrary
      ?? .target(
        name: name, dependencies: dependencies(on: imports, solved: solved),
        path: "\(folder)/\(name)", resources: resources.map { .copy($0) },
        swiftSettings: solved ? aliases(for: imports) : [])
  }
}

/// One stage of the road: your module, its reference solution, the exercise tests, the chapter.
struct Stage {
  /// `nil` for the capstone.
  var number: Int?
  let name: String
  /// What its module imports beside `EventSourcing`; its tests and its chapter may, too.
  var imports: [String] = []
  /// What only its chapter's executable imports.
  var chapter: [String] = []
  /// What only its tests import.
  var tests: [String] = []
  /// Files in the chapter's folder that its executable isn't built from.
  var chapterFiles: [String] = []

  /// What its folder is called in `Sources`, `Solutions` and `Chapters`.
  private var folder: String { number.map { "\($0)-\(name)" } ?? "Capstone" }

  /// The learner's module and the reference; with `SOLUTIONS=1` the reference alone, so that half
  /// written code is in nobody's way.
  @MainActor var modules: [Target] {
    let all = ["EventSourcing"] + imports
    let yours = Target.target(
      name: name, dependencies: dependencies(on: all, solved: false), path: "Sources/\(folder)")
    let reference = Target.target(
      name: "\(name)Solution", dependencies: dependencies(on: all, solved: true),
      path: "Solutions/\(folder)", swiftSettings: aliases(for: imports))
    return solved ? [reference] : [yours, reference]
  }

  @MainActor var testTarget: Target {
    let all = ["EventSourcing", "ExerciseSupport", name] + imports + tests
    return .testTarget(
      name: "\(name)Tests", dependencies: dependencies(on: all, solved: solved),
      path: "Tests/\(folder)Tests", swiftSettings: solved ? aliases(for: all) : [])
  }

  @MainActor var program: Target {
    let all = ["EventSourcing", "ChapterSupport", name] + imports + chapter
    return .executableTarget(
      name: number.map { "Chapter\($0)" } ?? folder,
      dependencies: dependencies(on: all, solved: solved), path: "Chapters/\(folder)",
      exclude: ["README.md"] + chapterFiles, swiftSettings: solved ? aliases(for: all) : [])
  }

  /// The given modules without which none of its targets can be built.
  @MainActor var givenModules: Set<String> {
    var found: Set<String> = []
    var waiting = ["EventSourcing", "ExerciseSupport"] + imports + tests
    if !isTrial { waiting += ["ChapterSupport"] + chapter }
    while let name = waiting.popLast() {
      guard let module = given.first(where: { $0.name == name }) else { continue }
      if found.insert(name).inserted { waiting += module.imports }
    }
    return found
  }
}

/// The names of all stages, with that of the capstone.
var stageNames: [String] { (road + [capstone]).map(\.name) }

/// The dependencies on `modules`; a stage means your code, or the reference when it is `solved`.
@MainActor func dependencies(on modules: [String], solved: Bool) -> [Target.Dependency] {
  modules.map { name in
    let isStage = stageNames.contains(name)
    let isKnown =
      isStage || given.contains { $0.name == name }
      || stageNames.contains { name == "\($0)Solution" }
    guard isKnown else {
      fatalError("Package.swift: no stage and no given module is called \(name)")
    }
    return .byName(name: isStage && solved ? "\(name)Solution" : name)
  }
}

/// Makes `import Events` mean the module `EventsSolution`, and so on for each stage in `modules`.
@MainActor func aliases(for modules: [String]) -> [SwiftSetting] {
  let stages = modules.filter { stageNames.contains($0) }
  return [.unsafeFlags(stages.flatMap { ["-module-alias", "\($0)=\($0)Solution"] })]
}

/// The stages that are built now; the capstone counts as the one after the last.
let stages = (road + [capstone]).prefix(length ?? .max)

// Statement by statement: an older compiler gives up on one expression that says all of this.
let needed = length == nil ? Set(given.map(\.name)) : Set(stages.flatMap { $0.givenModules })
var targets = given.filter { needed.contains($0.name) }.map(\.target)
for stage in stages { targets += stage.modules }
if isTrial {
  targets += stages.suffix(1).map { $0.testTarget }
} else {
  for stage in stages { targets += [stage.testTarget, stage.program] }
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
