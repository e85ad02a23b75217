// Exercise: 4.5
// Alternative: asks with if
if event.position <= checkpoint { return false }
try apply(event)
checkpoint = max(checkpoint, event.position)
return true
