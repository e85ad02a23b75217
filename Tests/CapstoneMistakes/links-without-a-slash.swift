// Mistake: leaves the slash after /items out of the Link
// Shows: the first Link is
// File: Solutions/Capstone/ItemController+Queries.swift
// Instead of:
      headers[.link] = "</items/?after=\(last.sku)&limit=\(limit)>; rel=\"next\""
// Write:
      headers[.link] = "</items?after=\(last.sku)&limit=\(limit)>; rel=\"next\""
