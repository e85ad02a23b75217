import Postgres
import Testing

@Suite("The address of a database of PostgreSQL")
struct PostgresAddressTests {
  @Test("A URL with several hosts is read, and shown without its password")
  func url() throws {
    let text = "postgresql://bank:s%40cret@db1:5433,db2,[::1]:5434/ledger?sslmode=require"
    let address = try PostgresAddress(parsing: text)
    #expect(
      address.hosts == [
        PostgresHost("db1", port: 5433), PostgresHost("db2"), PostgresHost("::1", port: 5434),
      ])
    #expect(address.user == "bank" && address.database == "ledger")
    #expect("\(address)" == "postgresql://bank@db1:5433,db2:5432,[::1]:5434/ledger")
    var dumped = ""
    dump(address, to: &dumped)
    for shown in ["\(address)", String(reflecting: address), dumped, "\([address])"] {
      #expect(!shown.contains("cret"))
    }
  }

  @Test("Keywords are read as well; one port is for all hosts")
  func keywords() throws {
    let address = try PostgresAddress(parsing: "host=a,/run/postgresql port=5499 user='o\\'x y'")
    #expect(address.hosts.map(\.name) == ["a", "/run/postgresql"])
    #expect(address.hosts.map(\.port) == [5499, 5499])
    #expect(address.user == "o'x y" && address.database == nil)
  }

  @Test("It is read from DATABASE_URL, which must be there")
  func environment() throws {
    let address = try PostgresAddress(environment: ["DATABASE_URL": "postgresql://db7/bank"])
    #expect(address.hosts == [PostgresHost("db7")])
    let error = #expect(throws: InvalidPostgresAddress.self) {
      try PostgresAddress(environment: ["PGHOST": "db7"])
    }
    #expect(error?.reason.contains("DATABASE_URL") == true)
  }

  @Test(
    "What can't be read is refused, without a word of it that may be a password",
    arguments: [
      "postgresql://bank:secret@[db/bank", "postgresql://bank:secret%zz@db/bank",
      "host=db password=my secret", "postgresql://bank:secret@db:0/bank",
      "host=a,b,c port=1,2 password=secret", "port=70000 password=secret", "port=many",
      "hostaddr=10.0.0.7 password=secret", "password=secret\0",
      "postgresql://bank:secret@db/bank?hots=secret",
    ])
  func invalid(_ text: String) throws {
    let error = try #require(throws: InvalidPostgresAddress.self) {
      try PostgresAddress(parsing: text)
    }
    #expect(!error.reason.isEmpty)
    #expect(!"\(error)".contains("secret"))
  }
}
