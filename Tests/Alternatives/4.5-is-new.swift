// Exercise: 4.5
// Alternative: gives the question a name
let isNew = event.position > checkpoint
if isNew {
  try apply(event)
  checkpoint = event.position
}
return isNew
