import Serving

extension ProgramHelp {
  static let chapter8 = ProgramHelp(
    "swift run Chapter8",
    commands: [
      "(nothing)": "what your stage does, on servers in a temporary folder",
      "failover": "the last two parts of it alone",
      "serve": "the bank, on http://127.0.0.1:8080",
      "serve --seed-demo": "the same, with demo data in an empty bank",
      "publisher": "sends what is new in the bank's log to the queue of stage 7",
      "worker": "keeps the balances in a table of the log's database",
      "health": "asks the server on this machine whether it is alive: 0 means yes, 1 no",
      "--help": "this text",
    ],
    settings: [
      "DATABASE_URL": """
      the database of the log: postgresql://user:password@host:5432/bank
      With a standby: postgresql://user@one,two/bank
      Any number of banks and publishers may share one database.
      """,
      "PREPARED_STATEMENTS": "on, or off for poolers that don't know prepared statements",
      "DATABASE": "without DATABASE_URL: the file of the log, or :memory:",
      "HOST": "the address that the bank listens at (127.0.0.1)",
      "PORT": "the port that the bank listens at (8080)",
      "ALLOWED_HOSTS": "more names of the bank, separated by commas",
      "SNAPSHOT_THRESHOLD": "after how many events an account gets a snapshot (100)",
      "KEY_HOURS": "for how long idempotency keys are remembered (24)",
      "LEASE": "for how many seconds a worker takes its lease (10)",
      "PUBLISHER_LEASE": "for how many seconds a publisher takes its leases (10)",
      "QUEUE_NAME": "the queue of the publisher (topic-bank)",
      "AWS_ENDPOINT_URL": """
      where that queue is (http://localhost:4566)
      With AWS_REGION and the keys of AWS, any queue of Amazon SQS.
      """,
    ])
}
