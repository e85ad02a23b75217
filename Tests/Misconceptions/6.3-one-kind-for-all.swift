// Exercise: 6.3
// Mistake: has one kind for all rules
// Shows: is a problem of the kind "unknown-account"
self.init(.transferRefused, refusal.description)
