// Exercise: 3.11
// Mistake: decides each command anew
// Shows: Decided anew, it would be refused or paid twice
nil
