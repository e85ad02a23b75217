// Exercise: 5.15
// Mistake: makes savepoints without a transaction
// Shows: part of a transaction
appends.map { append in
  Outcome { try connection.savepoint { try append(connection) } }
}
