import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { checkPolicy, type DeskFacts } from "./check";
import type { PolicyDocument } from "./document";

const id = "01900000-0000-7000-8000-00000000000a";
const invoiceAt = policyWith().issueTypes.findIndex((t) => t.id === "invoice");
const desk = (variables: string[] = []): DeskFacts => ({
  staffed: [],
  people: ["00000000-0000-7000-8000-000000000000"],
  outcomes: Object.fromEntries(policyWith().issueTypes.map((t) => [t.id, { total: 240, wrong: 0 }])),
  articles: [{ id, title: "Invoices", variables }],
});
const plain = (change: (p: PolicyDocument) => void) =>
  policyWith((p) => {
    for (const t of p.issueTypes) Object.assign(t, { playbook: null, stage: "review" });
    const invoice = p.issueTypes[invoiceAt]!;
    invoice.playbook = { articles: [id], action: null, followUpMinutes: 20, closeMinutes: 30, turnLimit: 2 };
    change(p);
  });
const action = {
  id: "send",
  name: "Send it",
  url: "https://hooks.example/send",
  timeoutSeconds: 5,
  expect: { field: "ok", equals: true },
  returns: ["file"],
};

describe("a playbook", () => {
  it("that can be carried out has no findings", () => {
    expect(
      checkPolicy(
        plain(() => {}),
        desk(),
      ).errors,
    ).toEqual([]);
    const acting = plain((p) => {
      p.assistant.actions = [action];
      p.issueTypes[invoiceAt]!.playbook!.action = "send";
    });
    expect(checkPolicy(acting, desk(["customer.name", "action.file"])).errors).toEqual([]);
  });

  it.each<[string, string, (p: PolicyDocument) => void, string[]]>([
    [
      "playbookMissing",
      "playbook",
      (p) => Object.assign(p.issueTypes[invoiceAt]!, { playbook: null, stage: "autonomous" }),
      [],
    ],
    ["dangling", "playbook.action", (p) => Object.assign(p.issueTypes[invoiceAt]!.playbook!, { action: "gone" }), []],
    [
      "articleMissing",
      "playbook.articles.0",
      (p) => Object.assign(p.issueTypes[invoiceAt]!.playbook!, { articles: [id.replace("a", "b")] }),
      [],
    ],
    ["variableUnknown", "playbook.articles.0", () => {}, ["action.file"]],
  ])("%s at %s", (code, path, change, variables) => {
    const { ok, errors } = checkPolicy(plain(change), desk(variables));
    expect(ok).toBe(false);
    expect(errors).toMatchObject([{ code, path: `issueTypes.${invoiceAt}.${path}` }]);
    expect(errors[0]!.counterExample).toContain("Invoice");
  });

  it.each(["introduction", "question", "followUp"] as const)("the assistant's %s uses known variables only", (name) => {
    for (const text of ["Hello {{nobody}}", "{{action.file}}", "{{ open"]) {
      const document = plain((p) => {
        p.assistant[name] = text;
      });
      expect(checkPolicy(document).errors).toMatchObject([{ code: "variableUnknown", path: `assistant.${name}` }]);
    }
  });

  it("that waits longer than people let it is warned of, unless its answer meets the response", () => {
    const slow = (meets: boolean) =>
      plain((p) => {
        p.issueTypes[invoiceAt]!.playbook!.closeMinutes = 600;
        p.assistant.answerMeetsResponse = meets;
      });
    expect(checkPolicy(slow(false), desk()).warnings.map((w) => w.code)).toContain("handedOverBefore");
    expect(checkPolicy(slow(true), desk()).warnings.map((w) => w.code)).not.toContain("handedOverBefore");
  });
});
