/// A scene at the desk of a library: something that happens while a book is on loan.
public enum LoanScene: Hashable, Sendable {
  /// A reader takes the book home.
  case takesHome(reader: String, due: String)
  /// A reader asks for more time, and gets it.
  case getsMoreTime(askedBy: String, due: String)
  /// A reader asks for more time, and does not get it.
  case getsNoMoreTime(askedBy: String, because: String)
  /// The library closes for some days, so the book is due later.
  case libraryCloses(because: String, due: String)
  /// The reader pays a fine, or a part of it; `left` is what they still owe.
  case pays(cents: Int, left: Int)
  /// A librarian forgives a fine, or a part of it; `left` is what the reader still owes.
  case forgives(librarian: String, because: String, cents: Int, left: Int)
  /// The reader brings the book back.
  case bringsBack(on: String)
  /// The reader says that the book is lost.
  case losesBook(on: String)
}
