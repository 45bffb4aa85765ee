import { describe, expect, it } from "vitest";
import { leastResolved } from "../../domain/similar/unfamiliar";
import { askedWith } from "../../understanding/index/asked";
import { similarEvidence } from "./similarEvidence";
import { SimilarIndex } from "./similarIndex";

const things = ["invoice", "password", "webhook", "export", "dashboard", "import", "token", "report"];
const troubles = ["is missing", "is slow", "does not arrive", "shows wrong numbers", "cannot be opened"];
const places = ["Lyon", "Nantes", "Brest", "Lille", "Metz"];
const question = (at: number) =>
  `The ${things[at % 8]} for our office in ${places[at % 5]} ${troubles[(at * 3) % 5]} since this morning, case ${at % 7}`;

async function past(count: number, more: (at: number) => string = () => "") {
  const index = new SimilarIndex();
  for (let at = 0; at < count; at++) {
    const text = question(at) + more(at);
    index.tickets.put(String(at), askedWith(text), { customerId: "c", at, isResolved: true });
    index.usual.add(String(at), text);
  }
  await index.usual.measure(index.tickets, async () => {});
  index.isReady = true;
  return index;
}

describe("what is usual on a desk", () => {
  it("is unknown until enough is resolved", async () => {
    const index = await past(leastResolved - 1);
    expect(index.usual.closeness).toBeNull();
    expect(similarEvidence("Quokkas juggle marmalade under seven crimson bridges", index)).not.toHaveProperty(
      "unfamiliar",
    );
  });

  it("tells a message like the past from one unlike all of it", async () => {
    const index = await past(300);
    const familiar = similarEvidence(question(17), index)!.unfamiliar!;
    expect(familiar).toMatchObject({ resolved: 300, newErrors: [] });
    expect(familiar.closest).toBeGreaterThanOrEqual(familiar.usual);
    const strange = similarEvidence("Quokkas juggle marmalade under seven crimson bridges", index)!.unfamiliar!;
    expect(strange.closest).toBeLessThan(strange.usual / 2);
    expect(similarEvidence("quokkas juggle", index)!.unfamiliar!.closest).toBeNull();
  });

  it("asks no more of a desk that gets one form over and over than half of the words", async () => {
    const index = new SimilarIndex();
    for (let at = 0; at < 250; at++) {
      index.tickets.put(String(at), askedWith(question(1)), { customerId: "c", at, isResolved: true });
      index.usual.add(String(at), question(1));
    }
    await index.usual.measure(index.tickets, async () => {});
    expect(index.usual.closeness).toBe(0.5);
  });

  it("finds an error that no resolved ticket names, at its place", async () => {
    const index = await past(250, (at) => (at === 9 ? " and fails with E4711" : ""));
    index.tickets.put("open", askedWith("it fails with E4712"), { customerId: "c", at: 1, isResolved: false });
    const errorsIn = (text: string) =>
      similarEvidence(text, index)!.unfamiliar!.newErrors.map(({ start, end }) => text.slice(start, end));
    expect(errorsIn("Our export fails with E4711 today")).toEqual([]);
    expect(errorsIn("Our export fails with E4712 today")).toEqual(["E4712"]);
  });

  it("forgets what is resolved no more", async () => {
    const index = await past(leastResolved);
    index.usual.remove("3");
    await index.usual.measure(index.tickets, async () => {});
    expect([index.usual.size, index.usual.closeness]).toEqual([leastResolved - 1, null]);
  });
});
