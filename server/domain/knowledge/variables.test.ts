import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkTemplate, fillTemplate, listVariables, parseTemplate, variableNames } from "./variables";

const values = {
  "customer.name": "Ines Rocha",
  "ticket.number": "1042",
  "agent.name": "Maya Okafor",
  "desk.name": "Tessel",
};

describe("variables of an article", () => {
  it.each<[string, string[]]>([
    ["no variables at all, not even {one} or } }", []],
    [
      "Hello {{customer.name}}, {{ desk.name }} here about {{ticket.number}}; {{customer.name}}",
      ["customer.name", "desk.name", "ticket.number"],
    ],
    ["{{Customer.Name}} and {{nobody}} are not in the list", []],
  ])("are listed once, in order: %s", (template, expected) => {
    expect(listVariables(template)).toEqual(expected);
  });

  it.each<[string, object[]]>([
    ["Hello {{customer.name}}", []],
    ["one\ntwo {{custmer.name}}", [{ code: "unknownVariable", name: "custmer.name", known: variableNames, line: 2 }]],
    ["{{}}", [{ code: "unknownVariable", name: "", known: variableNames, line: 1 }]],
    ["{{customer.name\n}}", [{ code: "unclosedVariable", line: 1 }]],
    ["a\n\n{{desk.name}} {{ open", [{ code: "unclosedVariable", line: 3 }]],
    ["{{{customer.name}}}", [{ code: "unclosedVariable", line: 1 }]],
    ["{{constructor}}", [{ code: "unknownVariable", name: "constructor", known: variableNames, line: 1 }]],
  ])("have findings that say where: %j", (template, expected) => {
    expect(checkTemplate(template)).toEqual(expected);
  });

  it("are filled with their values word for word", () => {
    expect(fillTemplate("Hello {{customer.name}}, ticket {{ ticket.number }}.", values)).toEqual({
      kind: "filled",
      text: "Hello Ines Rocha, ticket 1042.",
    });
    // A value is not a template: a customer's name cannot ask for another variable.
    expect(fillTemplate("{{customer.name}}", { "customer.name": "{{agent.name}} $&" })).toEqual({
      kind: "filled",
      text: "{{agent.name}} $&",
    });
  });

  it.each([undefined, null, "", "  "])("without a value (%j) are named instead of sent", (name) => {
    expect(fillTemplate("{{agent.name}}, {{customer.name}}", { ...values, "customer.name": name })).toEqual({
      kind: "missing",
      names: ["customer.name"],
    });
  });

  it("unknown ones are never sent either", () => {
    expect(fillTemplate("{{customer.nme}}", values)).toMatchObject({
      kind: "faulty",
      findings: [{ name: "customer.nme" }],
    });
  });

  it("parts are the template again, and a filled text holds no variable of it", () => {
    const piece = fc.oneof(
      fc.constantFrom("{{", "}}", "{", "}", "\n", " ", "{{nobody}}", ...variableNames.map((name) => `{{${name}}}`)),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const template = pieces.join("");
        expect(
          parseTemplate(template)
            .map((part) => part.source)
            .join(""),
        ).toBe(template);
        const filled = fillTemplate(template, values);
        expect(filled.kind === "filled").toBe(checkTemplate(template).length === 0);
        if (filled.kind === "filled") expect(filled.text).not.toContain("{{");
      }),
    );
  });
});
