public import Postgres

/// The tables of leases, checkpoints and consumer groups, and a function for them.
public enum SharingSchema {
  /// Creates what is missing; what is there already stays as it is.
  public static var statements: [PostgresStatement] {
    (tables + [function]).map { PostgresStatement($0) }
  }

  /// All tables, each in a statement.
  static let tables = [leases, checkpoints, groups, members]

  /// The current holder of each lease. The token grows each time the lease is taken.
  private static let leases = """
    CREATE TABLE IF NOT EXISTS leases (
      name text COLLATE "C" PRIMARY KEY,
      holder text NOT NULL,
      token bigint NOT NULL,
      expires_at timestamptz NOT NULL
    )
    """

  /// The position that some work has reached, and the token of the last lease that has claimed it.
  private static let checkpoints = """
    CREATE TABLE IF NOT EXISTS checkpoints (
      name text COLLATE "C" PRIMARY KEY,
      position bigint NOT NULL,
      token bigint NOT NULL
    )
    """

  /// The groups that share some work, and the number of slots of each.
  private static let groups = """
    CREATE TABLE IF NOT EXISTS consumer_groups (
      name text COLLATE "C" PRIMARY KEY,
      slot_count bigint NOT NULL CHECK (slot_count > 0)
    )
    """

  /// The members of each group, until their entries expire.
  private static let members = """
    CREATE TABLE IF NOT EXISTS members (
      group_name text COLLATE "C" REFERENCES consumer_groups,
      name text COLLATE "C",
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (group_name, name)
    )
    """

  /// A call of this function fails, and with it the transaction.
  static let function = """
    CREATE OR REPLACE FUNCTION lease_lost(p_name text) RETURNS void LANGUAGE plpgsql AS $$
    BEGIN
      RAISE EXCEPTION 'the lease of % is lost', p_name USING ERRCODE = '\(StaleLease.code)';
    END $$
    """
}
