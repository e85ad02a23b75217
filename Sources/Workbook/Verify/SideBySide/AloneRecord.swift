import Foundation

/// The variants that did not compile beside others in an earlier proof.
///
/// A variant is known by its own text and that of its files, so a change of either lets it try again.
struct AloneRecord {
  private let url: URL
  private var known: Set<String>

  /// The record that the last proof of `package` left; an empty one when it left none.
  init(of package: Package) {
    url = package.url(".build/proof/alone-\(VariantPage.form).json")
    let data = try? Data(contentsOf: url)
    known = data.flatMap { try? JSONDecoder().decode(Set<String>.self, from: $0) } ?? []
  }

  /// Those of `keys` that were found out before.
  func variants(among keys: [Variant: String]) -> Set<Variant> {
    Set(keys.filter { known.contains($0.value) }.keys)
  }

  /// Writes down `variants`; the next proof finds them out again where that fails.
  mutating func keep(_ variants: Set<Variant>, called keys: [Variant: String]) {
    let added = known.union(variants.compactMap { keys[$0] })
    guard added != known else { return }
    known = added
    try? JSONEncoder().encode(known.sorted()).write(to: url)
  }
}

extension Variants {
  /// A key for each variant of `exercises`, which changes with its text and that of its files.
  ///
  /// The reference stands for its whole exercise, so it is another one when any answer is.
  func keys(of exercises: [ExerciseID], in solutions: HoleTree) -> [Variant: String] {
    var keys: [Variant: String] = [:]
    for exercise in exercises {
      let holes = solutions.holes(of: exercise)
      let files = Set(holes.map(\.name.file)).sorted().compactMap { solutions.files[$0] }
      let around = "\(exercise)\n" + files.map(\.reference).joined()
      let texts = contents(of: exercise).map { content in
        holes.enumerated().flatMap { index, hole in
          content.lines(for: hole.hole, number: index + 1)
        }.joined(separator: "\n")
      }
      for (number, text) in texts.enumerated() {
        let own = number == Variant.reference ? texts.joined(separator: "\n\n") : text
        keys[Variant(exercise: exercise, number: number)] = (around + own).fingerprint
      }
    }
    return keys
  }
}

extension String {
  /// A short name for the text that is the same in every process (FNV-1a).
  fileprivate var fingerprint: String {
    let hash = utf8.reduce(into: 0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
    }
    return String(hash, radix: 16)
  }
}
