import { expect, it } from "vitest";
import { leastResolved } from "../../domain/similar/unfamiliar";
import { askedWith } from "../../understanding/index/asked";
import { similarEvidence } from "./similarEvidence";
import { SimilarIndex } from "./similarIndex";

const things = ["invoice", "password", "webhook", "export", "dashboard", "import", "token", "report"];
const troubles = ["is missing", "is slow", "does not arrive", "shows wrong numbers", "cannot be opened"];
const question = (at: number) =>
  `The ${things[at % 8]} for our office ${troubles[(at * 3) % 5]} since this morning, case ${at % 7}`;

function past(count: number, more: (at: number) => string = () => "") {
  const index = new SimilarIndex();
  for (let at = 0; at < count; at++) {
    const text = question(at) + more(at);
    index.tickets.put(String(at), askedWith(text), { customerId: "c", at, isResolved: true });
    index.resolved.add(String(at));
  }
  index.usual = 0.3;
  index.isReady = true;
  return index;
}
const odd = "Quokkas juggle marmalade under seven crimson bridges";

it("compares with the past only where there is enough of one", () => {
  expect(similarEvidence(odd, past(leastResolved - 1))).not.toHaveProperty("unfamiliar");
  expect(similarEvidence(odd, past(leastResolved))!.unfamiliar).toMatchObject({ resolved: leastResolved, usual: 0.3 });
});

it("tells a message like the past from one unlike all of it, and says nothing of a very short one", () => {
  const index = past(300);
  const familiar = similarEvidence(question(17), index)!.unfamiliar!;
  expect(familiar.newErrors).toEqual([]);
  expect(familiar.closest).toBeGreaterThan(0.9);
  expect(similarEvidence(odd, index)!.unfamiliar!.closest).toBeLessThan(0.15);
  expect(similarEvidence("quokkas juggle", index)!.unfamiliar!.closest).toBeNull();
});

it("finds an error that no resolved ticket names, at its place", () => {
  const index = past(250, (at) => (at === 9 ? " and fails with E4711" : ""));
  index.tickets.put("open", askedWith("it fails with E4712"), { customerId: "c", at: 1, isResolved: false });
  const errorsIn = (text: string) =>
    similarEvidence(text, index)!.unfamiliar!.newErrors.map(({ start, end }) => text.slice(start, end));
  expect(errorsIn("Our export fails with E4711 today")).toEqual([]);
  expect(errorsIn("Our export fails with E4712 today")).toEqual(["E4712"]);
});
