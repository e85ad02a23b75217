import API
import HTTPServer

extension Route {
  /// The route `/` of a service, which lists `routes`: what a person finds who has only its address.
  static func index(of routes: [Route], service: String) -> Route {
    Route(.get, "/") { call in
      _ = try QueryItems(of: call.request)
      var index = JSONObject()
      index.add("service", service)
      index.add(
        "routes",
        routes.map { route in
          var entry = JSONObject()
          entry.add("method", route.method.rawValue)
          entry.add("path", "\(route.path)")
          return entry
        })
      return .json(.ok, index)
    }
  }
}
