// Mistake: records the counted quantity instead of the difference
// Shows: the data of StockAdjusted contains the difference
// File: Solutions/Capstone/Item+Decide.swift
// Instead of:
      return [.adjusted(sku: sku, difference: counted &- state.quantity, reason: reason)]
// Write:
      return [.adjusted(sku: sku, difference: counted, reason: reason)]
// File: Solutions/Capstone/Item.swift
// Instead of:
    case .adjusted(_, let difference, _): state.quantity &+= difference
// Write:
    case .adjusted(_, let counted, _): state.quantity = counted
