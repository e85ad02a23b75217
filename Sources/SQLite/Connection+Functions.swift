import CSQLite

extension Connection {
  /// Lets SQL call `body` as a function without arguments, whose result is NULL.
  ///
  /// `body` runs in the middle of a statement, and may run other statements on its connection.
  ///
  /// - Throws: ``SQLiteError``.
  public func define(
    _ name: String, as body: @escaping (Connection) throws -> Void
  ) throws(SQLiteError) {
    let function = Unmanaged.passRetained(DefinedFunction(of: self, body))
    // SQLite calls the last closure in any case, also when it fails here.
    let code = sqlite3_create_function_v2(
      handle, name, 0, SQLITE_UTF8 | SQLITE_DIRECTONLY, function.toOpaque(),
      { context, _, _ in
        guard let box = sqlite3_user_data(context) else { return }
        Unmanaged<DefinedFunction>.fromOpaque(box).takeUnretainedValue().answer(in: context)
      }, nil, nil,
      { box in
        if let box { Unmanaged<DefinedFunction>.fromOpaque(box).release() }
      })
    guard code == SQLITE_OK else { throw SQLiteError(handle) }
  }
}

/// A function in Swift that SQL can call.
private final class DefinedFunction {
  /// Not a strong reference: the connection keeps this function.
  private unowned let connection: Connection
  private let body: (Connection) throws -> Void

  init(of connection: Connection, _ body: @escaping (Connection) throws -> Void) {
    self.connection = connection
    self.body = body
  }

  /// Runs the function, and reports its error to the statement that called it.
  func answer(in context: OpaquePointer?) {
    do {
      try body(connection)
      sqlite3_result_null(context)
    } catch {
      let known = error as? SQLiteError
      sqlite3_result_error(context, known?.message ?? "\(error)", -1)
      if let known { sqlite3_result_error_code(context, known.code.rawValue) }
    }
  }
}
