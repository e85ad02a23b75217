/// Finds the variants that do not compile beside the others.
enum BrokenVariants {
  /// Reads them off the errors of a build; none when the errors have nothing to do with a hole.
  ///
  /// An error inside a variant is that variant's. Where all errors are around the holes, such as a
  /// missing return, the nearest hole is to blame: first its variants that do not say that they
  /// return, then the whole exercise, which is what its reference stands for.
  static func behind(
    _ reports: [CompileFailure.Report], in map: LineMap, of stage: Stage
  ) -> Set<Variant> {
    let places = reports.compactMap { report -> (file: String, line: Int)? in
      let folder = stage.sources + "/"
      guard report.place.file.hasPrefix(folder) else { return nil }
      return (String(report.place.file.dropFirst(folder.count)), report.place.line)
    }
    let inside = places.compactMap { map.variant(at: $0.line, of: $0.file) }
    guard inside.isEmpty else { return Set(inside) }
    let around = places.flatMap { place -> [Variant] in
      let hole = map.nearestHole(to: place.line, of: place.file)
      let silent = hole.filter(\.restsOnImplicitReturn).map(\.variant)
      if !silent.isEmpty { return silent }
      return hole.map(\.variant.wholeExercise)
    }
    return Set(around)
  }
}
