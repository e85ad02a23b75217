// Exercise: 1.11
// Alternative: filters by version
replay(history.filter { $0.version <= version })
