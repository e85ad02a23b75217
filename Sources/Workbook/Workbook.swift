import Foundation

/// The learner's companion.
@main
struct Workbook {
  static func main() async {
    print("…")
  }
}
