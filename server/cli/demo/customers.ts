import { answersTo } from "../../../prisma/seed/demo/past/replies";
import * as words from "../../../prisma/seed/demo/past/words";
import { rateTicket } from "../../commands/afterResolution";
import { askForPerson, confirmAnswer } from "../../commands/assistant/customerSays";
import { newId } from "../../commands/ids";
import { receiveFollowUp } from "../../commands/writeMessage";
import { db } from "../../db/client";
import type { Chance } from "./chance";
import type { Clockwork } from "./clockwork";
import type { Seen } from "./watch";

/** Simulated customers: they confirm, object, ask for a person, answer questions, come back, rate. Only those whose messages
 *  this demo sent; a spectator's own ticket is left alone. */
export class Customers {
  private readonly mine = new Set<string>();
  private readonly heard = new Set<string>();
  readonly did = { confirmed: 0, objected: 0, askedForPerson: 0, answered: 0, cameBack: 0, thanked: 0, rated: 0 };

  constructor(
    private readonly chance: Chance,
    private readonly clockwork: Clockwork,
  ) {}

  adopt(ticketId: string): void {
    this.mine.add(ticketId);
  }

  see(t: Seen): void {
    if (!this.mine.has(t.id)) return;
    if (t.step === "confirming") this.once(`answer ${t.id} ${t.turns}`, () => this.onAnswer(t));
    else if (t.status === "waiting" && t.assigneeId)
      this.once(`question ${t.id} ${t.assigneeId}`, () => this.onQuestion(t));
    else if (t.status === "resolved") this.once(`resolved ${t.id} ${t.reopened}`, () => this.onResolved(t));
  }

  private once(key: string, act: () => void): void {
    if (this.heard.has(key)) return;
    this.heard.add(key);
    act();
  }

  private async write(t: Seen, list: readonly string[]): Promise<void> {
    await receiveFollowUp(t.id, this.chance.of(list), "chat", newId());
  }

  private onAnswer(t: Seen): void {
    const mood = this.chance.random();
    if (mood < 0.1) return; // silence: the assistant asks once more
    this.clockwork.later(this.chance.about(150), async () => {
      if (mood < 0.5) {
        await confirmAnswer(t.id);
        this.did.confirmed++;
      } else if (mood < 0.88) {
        await this.write(t, words.confirmations);
        this.did.confirmed++;
      } else if (mood < 0.96) {
        await this.write(t, words.objections);
        this.did.objected++;
      } else {
        await askForPerson(t.id);
        this.did.askedForPerson++;
      }
    });
  }

  private onQuestion(t: Seen): void {
    this.clockwork.later(this.chance.about(240), async () => {
      const asked = await db.message.findFirst({
        where: { ticketId: t.id, kind: "reply" },
        orderBy: { createdAt: "desc" },
        select: { body: true },
      });
      await this.write(t, answersTo(asked?.body ?? ""));
      this.did.answered++;
    });
  }

  private onResolved(t: Seen): void {
    const mood = this.chance.random();
    if (mood < 0.05 && t.reopened === 0) {
      this.clockwork.later(this.chance.about(900), async () => {
        await this.write(t, words.returns);
        this.did.cameBack++;
      });
    } else if (mood < 0.15) {
      this.clockwork.later(this.chance.about(60), async () => {
        await this.write(t, ["Thank you!", "Thanks, perfect.", "Great, thank you so much"]);
        this.did.thanked++;
      });
    }
    if (!this.chance.is(0.4)) return;
    this.clockwork.later(this.chance.about(300), async () => {
      const score = this.chance.of([5, 5, 5, 4, 4, 4, 3, 2, 1]);
      const said = score >= 4 ? words.praise : score === 3 ? words.middling : words.blame;
      await rateTicket(t.id, score, this.chance.of(said));
      this.did.rated++;
    });
  }
}
