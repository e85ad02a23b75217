public import Postgres

/// The result of asking a server for its state.
public struct ServerAnswer: Sendable {
  /// The index of the server.
  public let server: Int
  /// Its state, or why it could not be asked.
  public let content: Result<ServerState, Failure>
  /// The session in which it was asked.
  public let session: (any PostgresSession)?

  /// Why a server could not be asked.
  public struct Failure: Error, CustomStringConvertible {
    public let description: String
  }

  /// The server has answered.
  public init(_ state: ServerState, of server: Int, in session: (any PostgresSession)? = nil) {
    self.server = server
    self.session = session
    content = .success(state)
  }

  /// The server could not be asked.
  public init(failure: String, of server: Int) {
    self.server = server
    session = nil
    content = .failure(Failure(description: failure))
  }

  /// Its state; `nil` when it could not be asked.
  public var state: ServerState? { try? content.get() }
}

extension ServerAnswer: CustomStringConvertible {
  public var description: String {
    switch content {
    case .success(let state): "\(state)"
    case .failure(let failure): "\(failure)"
    }
  }
}
