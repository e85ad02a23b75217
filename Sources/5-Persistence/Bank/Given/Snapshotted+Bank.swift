public import Events

extension Account: Snapshotted {
  public static let stateShape = 1
}

extension User: Snapshotted {
  public static let stateShape = 1
}
