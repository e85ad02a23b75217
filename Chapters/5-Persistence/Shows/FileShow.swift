import ChapterSupport
import EventSourcing

func showFile(_ file: BankFile) async {
  await part("A bank in one file", exercises: ["5.1", "5.2", "5.4", "5.5", "5.7", "5.8"]) {
    let bank = try await Bank(at: file.path)
    let business = Business()
    var bar = ProgressBar(total: Business.eventCount)
    try await bank.carryOut(business) { bar.show($0) }
    let count = try await bank.eventCount()
    bar.finish(
      "\(count) events of \(Business.accountCount) accounts, in \(business.appends.count) appends")
    for append in business.appends.suffix(1) {
      try await repeatAppend(append, at: bank)
    }
  }
}

/// Repeats an append, as a client does whose response was lost.
private func repeatAppend(_ append: Business.Append, at bank: Bank) async throws {
  do {
    let again = try await bank.make(append)
    print(
      "  the last append, repeated: version \(again.version), position \(again.position), as before"
    )
  } catch is VersionConflict {
    throw Unfinished("5.8")
  }
  print("  still \(try await bank.eventCount()) events")
}
