/// The findings of a proof as people read them: a row for each exercise, the faults, the sum.
struct ProofTable {
  let findings: [Finding]
  let exercises: [Exercise]
  /// How it was proved, in sentences.
  var remarks: [String] = []

  private static let checks: [Check] = [
    .complete, .green, .red, .road, .focus, .misconceptions, .alternatives,
  ]

  var failed: Int { findings.count { $0.fault != nil } }

  var lines: [String] {
    promises + [""] + rows + faults + (remarks.isEmpty ? [] : [""] + remarks) + ["", verdict]
  }

  /// The last line, for scripts and for people.
  var verdict: String { "\(findings.count - failed) passed, \(failed) failed" }

  private var promises: [String] {
    Check.allCases.map { check in
      let sum = sum(findings.filter { $0.check == check })
      let width = max(14, sum.count + 2)
      return "\(check.rawValue.padded(to: 16))\(sum.padded(to: width))\(check.promise)"
    }
  }

  private var rows: [String] {
    guard !exercises.isEmpty else { return [] }
    let head = "".padded(to: 6) + Self.checks.map { $0.rawValue.padded(to: $0.width) }.joined()
    return [head]
      + exercises.map { exercise in
        let cells = Self.checks.map { check in
          sum(findings.filter { $0.check == check && $0.exercise == exercise.id }).padded(
            to: check.width)
        }
        return exercise.id.description.padded(to: 6) + cells.joined()
      }
  }

  private var faults: [String] {
    findings.filter { $0.fault != nil }.flatMap { finding -> [String] in
      let subject = [finding.exercise?.description, finding.subject].compactMap(\.self)
      return [
        "", "\(finding.check.rawValue) \(subject.joined(separator: " "))",
        "  \(finding.fault ?? "")",
      ]
    }
  }

  /// `ok`, `3/3`, or, where something is wrong, `FAILED 1/3`.
  private func sum(_ findings: [Finding]) -> String {
    let good = findings.count { $0.fault == nil }
    switch (good, findings.count) {
    case (_, 0): return "-"
    case (1, 1): return "ok"
    case (findings.count, _): return "\(good)/\(findings.count)"
    case (_, 1): return "FAILED"
    default: return "FAILED \(good)/\(findings.count)"
    }
  }
}

extension Check {
  /// The columns that its cell takes, so that a row fits into 80.
  fileprivate var width: Int { max(rawValue.count + 2, 8) }
}
