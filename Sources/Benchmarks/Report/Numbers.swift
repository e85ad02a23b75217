import Foundation

extension Double {
  /// A figure as people read it: with as many digits as it deserves.
  var text: String {
    switch magnitude {
    case 100...: text(digits: 0)
    case 10...: text(digits: 1)
    default: text(digits: 2)
    }
  }

  /// A part of something, in per cent.
  var percentText: String { "\((self * 100).text(digits: 0)) %" }

  fileprivate func text(digits: Int) -> String {
    formatted(
      .number.precision(.fractionLength(digits)).grouping(.automatic)
        .locale(Locale(identifier: "en_US")))
  }
}

extension Goal {
  var text: String {
    switch self {
    case .atLeast(let least): "≥ \(least.shortText)"
    case .atMost(let most): "≤ \(most.shortText)"
    }
  }
}

extension Double {
  /// Without digits that say nothing.
  fileprivate var shortText: String {
    formatted(
      .number.precision(.fractionLength(0...2)).grouping(.automatic)
        .locale(Locale(identifier: "en_US")))
  }
}
