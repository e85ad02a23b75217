/// Returns the last number after `start` for which `holds` is true; `start` when there is none.
///
/// `holds` has to be true up to that number, and false after it. The steps double until one goes too
/// far, and then they halve: this is called *galloping*, or exponential search. So a number that is
/// *n* further on takes about 2 log₂ *n* calls.
///
/// - Throws: errors of `holds`.
func lastNumber(
  from start: Int, where holds: (Int) async throws -> Bool
) async throws -> Int {
  var (last, step) = (start, 1)
  func reaches(_ last: Int, _ step: Int) async throws -> Bool {
    let (next, isOutOfRange) = last.addingReportingOverflow(step)
    return isOutOfRange ? false : try await holds(next)
  }
  while try await reaches(last, step) {
    last += step
    // A longer step would be out of range soon.
    if step <= .max / 4 { step *= 2 }
  }
  while step > 1 {
    step /= 2
    if try await reaches(last, step) { last += step }
  }
  return last
}
