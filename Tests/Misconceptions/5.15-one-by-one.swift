// Exercise: 5.15
// Mistake: gives each append a transaction of its own
// Shows: a few commits would do
appends.map { append in
  Outcome { try connection.write { try append(connection) } }
}
