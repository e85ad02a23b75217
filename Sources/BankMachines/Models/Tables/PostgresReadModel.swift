import EventSourcing
import Postgres
import ReadModels

/// A read model whose rows are in a table of the log's database.
///
/// Its effects are statements for a whole page of the log: the page is folded first, so that ten events
/// of one account change its row once.
protocol PostgresReadModel: Sendable {
  static var name: ReadModelName { get }

  /// The statements that create the tables for an empty log, unless they are there.
  ///
  /// A table with other columns, or a fold that knows more events, needs another name of the table and
  /// of the model's ``checkpoint``. Then an older program and a newer one run beside each other.
  static var tables: [String] { get }

  /// Returns the statements that apply the events of a page.
  ///
  /// - Throws: the model's own error when it can't apply one of them.
  static func effects(of page: [RecordedEvent]) throws -> [PostgresStatement]

  /// Whether the rows may be wrong without this event, which can't be read.
  static func needs(_ damaged: DamagedEvent) -> Bool
}

extension PostgresReadModel {
  /// The name of its checkpoint.
  static var checkpoint: String { "\(SharedModels.lease)/\(name)" }
}

/// What all read models of the bank in PostgreSQL have in common.
enum SharedModels {
  /// The name of the lease of their keeper.
  static let lease = "read-models"

  /// The channel on which the keeper says that they are further than before.
  static let channel = "read_models"

  /// All models; the first five answer queries.
  static let all: [any PostgresReadModel.Type] = [
    ReadAccounts.self, ReadUsers.self, ReadStatements.self, ReadTotals.self, ReadFeed.self,
    ReadTransfers.self,
  ]

  /// Creates the tables. Two banks may start at the same time; one of them waits for the other.
  static var installation: [PostgresStatement] {
    let tables = all.flatMap { $0.tables } + [ModelStandings.troubles]
    return [
      PostgresStatement("BEGIN"),
      PostgresStatement("SELECT pg_advisory_xact_lock($1)", .integer(lockKey)),
    ] + tables.map { PostgresStatement($0) } + [PostgresStatement("COMMIT")]
  }

  /// The letters "MODELS".
  private static let lockKey = 0x4D4F_4445_4C53
}
