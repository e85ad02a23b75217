/// The steps in `Chapters/Capstone/README.md`, for the end of a message.
enum Step: Int, CustomStringConvertible {
  case words = 1
  case rules
  case log
  case handler
  case inOverHTTP
  case readSide
  case past
  case keys
  case start

  var description: String { "Read: Capstone, step \(rawValue)." }
}
