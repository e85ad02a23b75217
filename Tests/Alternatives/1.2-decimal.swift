// Exercise: 1.2
// Alternative: lets `Decimal` calculate, which is exact
let units = "\(Decimal(cents) / 100)"
guard let point = units.firstIndex(of: ".") else { return units + ".00" }
return units[point...].count == 2 ? units + "0" : units
