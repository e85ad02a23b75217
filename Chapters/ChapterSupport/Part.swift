import EventSourcing

/// Prints one part of a chapter: a heading, and beneath it the result of the learner's code.
///
/// When an exercise is not solved yet, the part says so and what to do, and the next part follows.
public func part(
  _ title: String, exercises: [String], body: () async throws -> Void
) async {
  print("\n\(title) (\(exercises.joined(separator: ", ")))")
  do {
    try await body()
  } catch let unfinished as Unfinished {
    print("  \(unfinished) Next: swift run workbook hint \(unfinished.exercise)")
  } catch {
    print("  This went wrong: \(error)")
    print("  Next: swift run workbook check \(exercises.joined(separator: " "))")
  }
}

/// Returns `value` as text that fills at least `width` columns, flush right.
public func column(_ value: some CustomStringConvertible, _ width: Int) -> String {
  let text = value.description
  return String(repeating: " ", count: max(0, width - text.count)) + text
}
