import Foundation

/// Long logs, each made when somebody first asks for it.
actor PreparedLogs {
  private let folder: URL

  init(folder: URL) {
    self.folder = folder
  }
}
