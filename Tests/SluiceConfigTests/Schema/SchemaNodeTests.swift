import SluiceConfig
import Testing

@Suite struct SchemaNodeTests {
  @Test func isWrittenAsJSONInItsOrder() {
    let node: SchemaNode = [
      "b": 1, "a": ["x", "y\"\n"], "nested": [["k": true], [:]], "none": [],
    ]
    #expect(
      node.text == #"""
        {
          "b": 1,
          "a": ["x", "y\"\n"],
          "nested": [
            {
              "k": true
            },
            {}
          ],
          "none": []
        }
        """#)
  }

  @Test func membersAreFoundByName() {
    let node: SchemaNode = ["a": ["b": 2]]
    #expect(node["a"]?["b"] == 2)
    #expect(node["b"] == nil)
    #expect(node["a"]?["b"]?["c"] == nil)
  }
}
