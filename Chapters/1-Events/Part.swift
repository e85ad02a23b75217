import EventSourcing

/// Prints one part of the chapter: a heading, and beneath it what the learner's code makes of it.
///
/// Where an exercise is not solved yet, the part says so and what to do, and the next part follows.
func part(_ title: String, exercises: [String], body: () throws -> Void) {
  print("\n\(title) (\(exercises.joined(separator: ", ")))")
  do {
    try body()
  } catch let unfinished as Unfinished {
    print("  \(unfinished) Next: swift run workbook hint \(unfinished.exercise)")
  } catch {
    print("  This went wrong: \(error)")
    print("  Next: swift run workbook check \(exercises.joined(separator: " "))")
  }
}

/// Prints the reason why `attempt` fails.
///
/// - Throws: `Unfinished` when the exercise behind it is not solved yet.
func printRefusal(of text: String, by attempt: (String) throws -> some Any) throws {
  do {
    print("  '\(text)' is taken for \(try attempt(text))")
  } catch let unfinished as Unfinished {
    throw unfinished
  } catch {
    print("  refused: \(error)")
  }
}
