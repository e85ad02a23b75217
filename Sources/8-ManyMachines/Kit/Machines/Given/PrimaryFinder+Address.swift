public import Postgres

extension PrimaryFinder {
  /// Creates a finder for the hosts of `address`.
  ///
  /// Turn `preparing` off behind a pooler that gives each transaction another session.
  public convenience init(
    _ address: PostgresAddress, limit: Duration = .seconds(1), preparing: Bool = true,
    clock: any Clock<Duration> = ContinuousClock()
  ) {
    let servers = address.hosts.map { host in
      Server(name: "\(host)") {
        try await PostgresConnection.open(
          address, host: host, timeout: limit, preparing: preparing)
      }
    }
    self.init(servers, limit: limit, clock: clock)
  }
}
