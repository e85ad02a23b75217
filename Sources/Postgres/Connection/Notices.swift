import CPostgres

/// The server's messages that answer no statement. Only the queue of a connection uses it.
final class Notices {
  private let pq: cpostgres
  /// Why the server ends the session.
  var lastWords: String?
  /// A commit is done here, and the standby may not have it.
  private(set) var hasGivenUpStandby = false

  init(_ pq: cpostgres) { self.pq = pq }

  /// Takes the notices of `connection` from now on, which it must not outlive.
  func listen(to connection: OpaquePointer) {
    let this = Unmanaged.passUnretained(self).toOpaque()
    _ = pq.set_receiver(
      connection,
      { this, notice in
        Unmanaged<Notices>.fromOpaque(this).takeUnretainedValue().take(notice)
      }, this)
  }

  private func take(_ notice: OpaquePointer) {
    let severity = pq.field(CPOSTGRES_FIELD_SEVERITY, of: notice)
    if severity == "FATAL" || severity == "PANIC" {
      lastWords = pq.field(CPOSTGRES_FIELD_MESSAGE, of: notice)
    }
    // The message is in the server's language, and its code says nothing.
    if severity == "WARNING",
      pq.field(CPOSTGRES_FIELD_FUNCTION, of: notice) == "SyncRepWaitForLSN"
    {
      hasGivenUpStandby = true
    }
  }
}

extension cpostgres {
  /// A field of an error or a notice.
  func field(_ field: cpostgres_number, of result: OpaquePointer) -> String? {
    result_field(result, CInt(field.rawValue)).map { String(cString: $0) }
  }

  /// The lines of an error's text that show where in the SQL it is: a line with a mark beneath it, and
  /// the place in a function.
  func place(of error: OpaquePointer) -> String? {
    let text = String(cString: result_message(error))
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let marked = lines.firstIndex { $0.hasPrefix("LINE ") }.map { lines[$0...].prefix(2) } ?? []
    let context = field(CPOSTGRES_FIELD_CONTEXT, of: error)?.split(separator: "\n") ?? []
    let function = context.first { $0.hasPrefix("PL/pgSQL function") }.map { "in \($0)" }
    let place = marked + [function].compactMap(\.self)
    return place.isEmpty ? nil : place.joined(separator: "\n")
  }
}
