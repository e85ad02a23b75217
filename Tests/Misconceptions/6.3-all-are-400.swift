// Exercise: 6.3
// Mistake: has one status for all that does not work
// Shows: "insufficient-funds" is 409 over HTTP
// Hole: 3
.badRequest
