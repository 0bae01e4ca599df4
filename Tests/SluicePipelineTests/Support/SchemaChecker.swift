import Foundation

/// An independent validator of JSON Schema: Python's `jsonschema`, over YAML read by the core schema of YAML 1.2.
enum SchemaChecker {
  static let absence = "needs python3 with jsonschema and pyyaml (python3 -m pip install jsonschema pyyaml)"

  /// Whether it is there.
  static let isAvailable: Bool = {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", "-c", "import jsonschema, yaml; jsonschema.Draft202012Validator"]
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }()

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Checks texts against a schema.
  ///
  /// - Returns: for each text the first thing that is wrong with it; nil where nothing is.
  static func check(_ texts: [String], schema: String) throws -> [String?] {
    let folder = try TemporaryFolder()
    let script = try folder.write("check.py", script)
    let input = try folder.write("texts.json", try JSONEncoder().encode(texts))
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["python3", script, try folder.write("schema.json", schema), input, "\(folder.path)/out.json"]
    let errors = try folder.write("errors", "")
    process.standardError = FileHandle(forWritingAtPath: errors)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw Failure(description: try folder.text("errors")) }
    return try JSONDecoder().decode([String?].self, from: Data(try folder.text("out.json").utf8))
  }

  private static let script = #"""
    import json, re, sys
    import jsonschema, yaml

    class Core(yaml.SafeLoader):
        yaml_implicit_resolvers = {}

    for tag, pattern in [
        ("null", r"^(~|null|Null|NULL|)$"),
        ("bool", r"^(true|True|TRUE|false|False|FALSE)$"),
        ("int", r"^[-+]?[0-9]+$"),
        ("float", r"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$"),
        ("merge", r"^<<$"),
    ]:
        Core.add_implicit_resolver("tag:yaml.org,2002:" + tag, re.compile(pattern), None)
    Core.add_constructor("tag:yaml.org,2002:int", lambda loader, node: int(node.value))
    Core.add_constructor("tag:yaml.org,2002:float", lambda loader, node: float(node.value))

    schema = json.load(open(sys.argv[1]))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    results = []
    for text in json.load(open(sys.argv[2])):
        try:
            error = jsonschema.exceptions.best_match(validator.iter_errors(yaml.load(text, Core)))
            results.append(None if error is None else f"{error.json_path}: {error.message}"[:300])
        except yaml.YAMLError as error:
            results.append(f"not YAML: {error}"[:300])
    json.dump(results, open(sys.argv[3], "w"))
    """#
}
