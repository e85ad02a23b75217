// Exercise: 1.13
// Mistake: takes an empty list for a list in which nothing is wrong
// Shows: An empty list promises nothing
return []
