// Exercise: 1.3
// Mistake: calculates with the operators that never fail, which are for folds
// Shows: A sum that wraps around
// Hole: 1
return self &+ other
// Hole: 2
return self &- other
