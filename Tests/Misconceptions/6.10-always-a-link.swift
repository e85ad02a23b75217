// Exercise: 6.10
// Mistake: has a link on the last page as well
// Shows: or clients go on for ever
// Hole: 2
return [.link: "<\(path)?after=\(last ?? after)&limit=\(limit)>; rel=\"next\""]
