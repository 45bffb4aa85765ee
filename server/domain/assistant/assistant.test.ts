import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { policyWith } from "@/server/cli/test-setup/policies";
import { decision, Played } from "@/server/cli/test-setup/tickets";
import { compilePolicy } from "../policy/compile";
import type { PlaybookAction } from "../policy/document";
import { channels } from "../vocabulary";
import { readActionAnswer } from "./actionResult";
import { editShare } from "./edit";
import { laneOf } from "./lane";
import { nextMove } from "./move";
import { composeReply, fillReply, isKnownAtApproval } from "./reply";

const policy = compilePolicy(1, policyWith());

describe("who begins", () => {
  const lane = (disposition: "autonomous" | "review" | "human", more = {}) => {
    const facts = { channel: "web", isStopped: false, ...more } as const;
    const { lane, reasons } = laneOf(decision({ disposition }), policy, facts);
    return [lane, reasons[0]?.code ?? null];
  };
  it.each(channels.filter((c) => c !== "phone"))("on %s: as decided", (channel) => {
    expect(lane("autonomous", { channel })).toEqual(["autonomous", "assistantAnswers"]);
    expect(lane("review", { channel })).toEqual(["review", "assistantDrafts"]);
    expect(lane("human", { channel })).toEqual([null, null]);
  });
  it("people for a caller, a reviewer while it is stopped or has no playbook", () => {
    expect(lane("autonomous", { channel: "phone" })).toEqual([null, "assistantPhone"]);
    expect(lane("autonomous", { isStopped: true })).toEqual(["review", "assistantStopped"]);
    const without = compilePolicy(
      1,
      policyWith((p) => Object.assign(p.issueTypes.find((t) => t.id === "invoice")!, { playbook: null })),
    );
    const facts = { channel: "web", isStopped: false } as const;
    expect(laneOf(decision({ disposition: "autonomous" }), without, facts).lane).toBe("review");
  });
});

describe("the next move", () => {
  const held = (more: object) => {
    const played = new Played();
    played.do(0, {
      do: "decide",
      decisionId: "d",
      policyVersion: 1,
      modelVersion: "m",
      result: decision({ disposition: "autonomous" }),
    });
    played.do(0, { do: "assist", lane: "autonomous", team: "billing", tier: 1, dueAt: 0, reasons: [] });
    return { ...played.ticket, assistant: { ...played.ticket.assistant!, ...more } };
  };
  it.each([
    [{ step: "answering" }, "answer", "toReview"],
    [{ step: "drafting" }, "draft", "draft"],
    [{ step: "reviewing" }, "expire", "expire"],
    [{ step: "acting" }, "handOver", "handOver"],
    [{ step: "confirming" }, "followUp", "handOver"],
    [{ step: "followedUp" }, "close", "handOver"],
  ])("of %j is %s, and %s while it is stopped", (hold, running, stopped) => {
    expect(nextMove(held(hold), policy, { isStopped: false }).kind).toBe(running);
    expect(nextMove(held(hold), policy, { isStopped: true }).kind).toBe(stopped);
  });
  it("acts before the first answer only", () => {
    const acting = compilePolicy(
      1,
      policyWith((p) => {
        p.assistant.actions = [
          {
            id: "a",
            name: "A",
            url: "https://a.example",
            timeoutSeconds: 1,
            expect: { field: "ok", equals: true },
            returns: [],
          },
        ];
        p.issueTypes.find((t) => t.id === "invoice")!.playbook!.action = "a";
      }),
    );
    expect(nextMove(held({ step: "answering" }), acting, { isStopped: false }).kind).toBe("act");
    expect(nextMove(held({ step: "answering", turns: 1 }), acting, { isStopped: false }).kind).toBe("answer");
  });
  it("is none where it has no ticket", () => {
    expect(nextMove(new Played().ticket, policy, { isStopped: false })).toEqual({ kind: "none" });
  });
});

describe("a reply", () => {
  const facts = { customer: "Kim", number: 7, desk: "Desk", agent: "Bot", returned: { file: "a.pdf" } };
  it("has blank lines between its parts and every variable filled in", () => {
    expect(
      composeReply(["Hi {{customer.name}}", "Ticket {{ticket.number}}, {{action.file}}", "{{agent.name}}"], facts),
    ).toEqual({
      ok: true,
      text: "Hi Kim\n\nTicket 7, a\\.pdf\n\nBot",
    });
  });
  it.each([
    ["{{action.other}}", "action.other"],
    ["{{nobody}}", "nobody"],
    ["Hello {{", "{{"],
  ])("that cannot be filled in (%s) names what is missing", (text, variable) => {
    expect(fillReply(text, facts)).toMatchObject({ ok: false, variable, reasons: [{ code: "assistantVariable" }] });
  });
  it("leaves to the reviewer what only they know", () => {
    const draft = fillReply(
      "{{customer.name}} {{agent.name}} {{action.x}}",
      { ...facts, agent: null, returned: {} },
      isKnownAtApproval,
    );
    expect(draft).toEqual({ ok: true, text: "Kim {{agent.name}} {{action.x}}" });
  });
  it("shows a value's characters and nothing else, whatever they are", () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }).filter((s) => s.trim() !== ""),
        (customer) => {
          const reply = fillReply("{{customer.name}}", { ...facts, customer });
          if (!reply.ok) return expect.fail(reply.variable);
          expect(reply.text.replace(/\\([!-/:-@[-`{-~])/g, "$1").trim()).toBe(customer.replace(/\s+/g, " ").trim());
          expect(reply.text).not.toMatch(/(?<!\\)[[\]<>*_`]/);
        },
      ),
    );
  });
});

describe("an action's answer", () => {
  const action: PlaybookAction = {
    id: "a",
    name: "A",
    url: "https://a.example",
    timeoutSeconds: 5,
    expect: { field: "result.code", equals: 0 },
    returns: ["file", "size", "constructor"],
  };
  it.each([
    ['{"result":{"code":0},"file":"x","size":3,"other":1}', "done", { file: "x", size: "3" }],
    ['{"result":{"code":0},"file":{"deep":1},"size":null}', "done", {}],
    ['{"result":{"code":"0"}}', "refused", {}],
    ['{"result":{"code":1}}', "refused", {}],
    ['{"result":[]}', "badAnswer", {}],
    ["[]", "badAnswer", {}],
    ["null", "badAnswer", {}],
    ["", "badAnswer", {}],
    ["<html>", "badAnswer", {}],
  ])("%s: %s", (body, outcome, returned) => {
    expect(readActionAnswer(action, body)).toEqual({ outcome, returned });
  });
});

it("an edit is measured by the words that changed", () => {
  expect(editShare("Open the page.", "Open  the\npage.")).toBe(0);
  expect(editShare("one two three four", "one two three four five")).toBeCloseTo(1 / 5);
  expect(editShare("a", "b")).toBe(1);
  expect(editShare("", "")).toBe(0);
});
