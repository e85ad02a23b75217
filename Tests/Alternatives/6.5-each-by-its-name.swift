// Exercise: 6.5
// Alternative: begins one wait for each model by its name
async let first: Void? = try? accounts.wait(until: position, within: patience, clock: clock)
async let second: Void? = try? users.wait(until: position, within: patience, clock: clock)
async let third: Void? = try? statements.wait(until: position, within: patience, clock: clock)
async let fourth: Void? = try? totals.wait(until: position, within: patience, clock: clock)
async let fifth: Void? = try? feed.wait(until: position, within: patience, clock: clock)
_ = await (first, second, third, fourth, fifth)
