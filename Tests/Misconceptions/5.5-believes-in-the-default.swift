// Exercise: 5.5
// Mistake: says nothing about syncs, because the default is good
// Shows: Whoever chose NORMAL does not want to wait
try execute("PRAGMA journal_mode = WAL")
