import Serving

extension ProgramHelp {
  static let chapter7 = ProgramHelp(
    "swift run Chapter7",
    commands: [
      "(nothing)": "the show: all of these as processes, which are killed while they work",
      "--seed NUMBER": "the show, with the same requests each time",
      "bank": "the bank, with publisher, queue and worker, on port 8080",
      "bank --seed-demo": "the same, with demo data in an empty bank",
      "queue": "the queue as a server, on http://127.0.0.1:4566",
      "publisher": "sends what is new in the bank's log to the queue",
      "worker": "takes it from the queue, and writes notices",
      "worker --notices": "prints the last of them; [account NUMBER] [--limit NUMBER]",
      "hub": "the event hub, on port 8090",
      "hub --show user 1": "the state of a user, or an account, rebuilt from the hub's messages",
      "users": "a small service that pushes to the hub, on port 8091",
      "accounts": "another one, on port 8092",
      "audit": "a service that follows the hub, on port 8093",
      "--help": "this text",
    ],
    settings: [
      "HOST": "the address that a server listens at (127.0.0.1)",
      "PORT": "the port that it listens at",
      "ALLOWED_HOSTS": "more names of the server, separated by commas",
      "DATABASE": "the file of the bank's log (.workbook/served.sqlite3)",
      "QUEUE_NAME": "the name of the queue (topic-bank)",
      "QUEUE_DATABASE": "the file of the queue, or :memory: (.workbook/queue.sqlite3)",
      "PUBLISHER_DATABASE": "the file of the publisher's checkpoint (beside the log)",
      "NOTICES_DATABASE": "the file of the worker (.workbook/notices.sqlite3)",
      "PUBLISHER_LEASE": "for how many seconds a publisher takes its lease (10)",
      "VISIBILITY_TIMEOUT": "for how many seconds a worker has a message to itself (30)",
      "QUEUE": "for the bank: embedded, or sqs for a queue elsewhere",
      "AWS_ENDPOINT_URL": """
      where the queue is (http://localhost:4566)
      With AWS_REGION and the keys of AWS, any queue of Amazon SQS.
      """,
      "HUB_URL": "where the services find the hub (http://localhost:8090)",
      "HUB_DATABASE": """
      the file of the hub
      And so on for each service: USERS_DATABASE, ACCOUNTS_DATABASE, AUDIT_DATABASE.
      """,
    ])
}
