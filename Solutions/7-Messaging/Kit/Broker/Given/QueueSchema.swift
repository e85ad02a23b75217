/// The tables of a queue's file.
enum QueueSchema {
  /// The letters "BANQ" in the file's header.
  static let owner = FileOwner(applicationID: 0x4241_4E51, version: 1, tables: tables)

  /// Times are in milliseconds since 1970.
  ///
  /// `receipt` is the number of the last receive; a handle with another one is of an earlier receive.
  /// `receive_count` counts the receives from this queue, and `earlier_receives` those from the queue
  /// whose dead letter it is.
  /// A row of `groups` is there as long as its group has messages: `head` is the first of them, and
  /// none of them is received before `free_at`.
  ///
  /// `messages_by_group` has all columns that finding the next messages of a group needs: otherwise,
  /// SQLite goes through all visible messages of the queue instead. Triggers keep the number of
  /// messages of each queue, because counting them takes long.
  private static let tables = """
    CREATE TABLE queues (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      name TEXT NOT NULL UNIQUE,
      attributes TEXT NOT NULL,
      tags TEXT NOT NULL,
      created_at INTEGER NOT NULL,
      modified_at INTEGER NOT NULL,
      purged_at INTEGER NOT NULL DEFAULT 0,
      message_count INTEGER NOT NULL DEFAULT 0
    ) STRICT;

    CREATE TABLE messages (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      queue INTEGER NOT NULL REFERENCES queues,
      id TEXT NOT NULL,
      body TEXT NOT NULL,
      attributes TEXT,
      group_id TEXT,
      deduplication_id TEXT,
      sent_at INTEGER NOT NULL,
      expires_at INTEGER NOT NULL,
      visible_at INTEGER NOT NULL,
      receive_count INTEGER NOT NULL DEFAULT 0,
      earlier_receives INTEGER NOT NULL DEFAULT 0,
      first_received_at INTEGER,
      receipt INTEGER,
      dead_letter_source TEXT
    ) STRICT;
    CREATE INDEX messages_by_visibility
      ON messages (queue, visible_at, number, receive_count);
    CREATE INDEX messages_by_expiry ON messages (queue, expires_at);
    CREATE INDEX messages_by_group
      ON messages (queue, group_id, number, visible_at, receive_count) WHERE group_id IS NOT NULL;
    CREATE INDEX messages_in_flight ON messages (queue, group_id, visible_at)
      WHERE group_id IS NOT NULL AND receive_count > 0;
    CREATE TRIGGER message_added AFTER INSERT ON messages BEGIN
      UPDATE queues SET message_count = message_count + 1 WHERE number = NEW.queue;
    END;
    CREATE TRIGGER message_removed AFTER DELETE ON messages BEGIN
      UPDATE queues SET message_count = message_count - 1 WHERE number = OLD.queue;
    END;
    CREATE TRIGGER message_moved AFTER UPDATE OF queue ON messages BEGIN
      UPDATE queues SET message_count = message_count - 1 WHERE number = OLD.queue;
      UPDATE queues SET message_count = message_count + 1 WHERE number = NEW.queue;
    END;

    CREATE TABLE groups (
      queue INTEGER NOT NULL REFERENCES queues,
      id TEXT NOT NULL,
      head INTEGER NOT NULL,
      free_at INTEGER NOT NULL,
      PRIMARY KEY (queue, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX groups_by_freedom ON groups (queue, free_at, head);

    CREATE TABLE deduplications (
      queue INTEGER NOT NULL REFERENCES queues,
      id TEXT NOT NULL,
      message_id TEXT NOT NULL,
      number INTEGER NOT NULL,
      ends_at INTEGER NOT NULL,
      PRIMARY KEY (queue, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX deduplications_by_end ON deduplications (ends_at);

    CREATE TABLE moves (
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      handle TEXT NOT NULL UNIQUE,
      source INTEGER NOT NULL REFERENCES queues,
      destination TEXT,
      status TEXT NOT NULL,
      planned INTEGER NOT NULL,
      moved INTEGER NOT NULL DEFAULT 0,
      rate INTEGER,
      failure TEXT,
      started_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX moves_by_source ON moves (source, number);
    """
}
