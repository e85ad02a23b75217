// Other right answers to exercise 8.5.

// Answer: locks-the-table
// Alternative: locks the table against other writers
// Hole: 1
["LOCK TABLE events IN EXCLUSIVE MODE;", emptyAppend, keys, repetition, insertion, records]

// Answer: joins-the-steps
// Alternative: adds the other steps to a list that begins with the lock
// Hole: 1
let lock = "PERFORM pg_advisory_xact_lock(\(lockKey));"
return [lock] + [emptyAppend, keys, repetition, insertion, records]
