import { exchangesAbout, repliesTo } from "../../../prisma/seed/demo/past/replies";
import * as words from "../../../prisma/seed/demo/past/words";
import { approveDraft, rejectDraft } from "../../commands/assistant/reviewDraft";
import { escalateTicket } from "../../commands/escalateTicket";
import { resolveTicket } from "../../commands/resolveTicket";
import { acceptOffer, declineOffer } from "../../commands/respondToOffer";
import { setPresence } from "../../commands/setPresence";
import { replyToTicket } from "../../commands/writeMessage";
import { db } from "../../db/client";
import { currentPolicy } from "../../db/policies";
import { emptyContract } from "../../domain/handoff/contract";
import { asPersonId, type PersonId } from "../../domain/ids";
import type { Policy } from "../../domain/policy/compile";
import { rejectReasons } from "../../domain/vocabulary";
import type { Chance } from "./chance";
import type { Clockwork } from "./clockwork";
import { look, type Seen } from "./watch";

interface Agent {
  id: PersonId;
  name: string;
  tier: number;
  teams: string[];
  skills: Map<string, number>;
  /** Multiplies handling time. */
  pace: number;
  isLead: boolean;
}

/** So many people come or go at a time: those who do together wait for one plan and not for one each. */
const atOnce = 16;

async function allOf(ids: readonly PersonId[], act: (id: PersonId) => Promise<unknown>): Promise<void> {
  for (let i = 0; i < ids.length; i += atOnce) await Promise.all(ids.slice(i, i + atOnce).map(act));
}

/** Simulated people of the desk, of different skill and pace: they take or decline offers, answer, escalate, resolve, and
 *  review drafts, by the same commands as everybody. */
export class Agents {
  private readonly crew = new Map<string, Agent>();
  private readonly busyWith = new Set<string>();
  private policy: Policy | null = null;
  readonly did = {
    accepted: 0,
    declined: 0,
    replied: 0,
    escalated: 0,
    resolved: 0,
    approved: 0,
    edited: 0,
    rejected: 0,
  };

  constructor(
    private readonly chance: Chance,
    private readonly clockwork: Clockwork,
  ) {}

  /** Brings everybody online but those who are left to the spectator. */
  async start(without: readonly string[]): Promise<number> {
    this.policy = await currentPolicy();
    const rows = await db.person.findMany({
      where: { disabledAt: null, role: { in: ["agent", "lead"] } },
      include: { teams: true, skills: true },
      orderBy: { email: "asc" },
    });
    for (const p of rows) {
      if (without.includes(p.name.split(" ")[0]!.toLowerCase())) continue;
      this.crew.set(p.id, {
        id: asPersonId(p.id),
        name: p.name,
        tier: p.tier,
        teams: p.teams.map((t) => t.teamId),
        skills: new Map(p.skills.map((s) => [s.skill, s.proficiency])),
        pace: 0.7 + this.chance.random() * 0.7,
        isLead: p.role === "lead",
      });
    }
    const away = rows.filter((p) => p.presence !== "online");
    await allOf(
      away.filter((p) => this.crew.has(p.id)).map((p) => asPersonId(p.id)),
      (id) => setPresence(id, "online"),
    );
    return this.crew.size;
  }

  async stop(): Promise<void> {
    await allOf(
      [...this.crew.values()].map((agent) => agent.id),
      (id) => setPresence(id, "offline").catch(() => undefined),
    );
  }

  see(t: Seen): void {
    if (t.offerId && t.offeredTo) this.once(`offer ${t.offerId}`, () => this.onOffer(t));
    if (t.draftId && t.step === "reviewing") this.once(`draft ${t.draftId}`, () => this.onDraft(t));
    if (!t.assigneeId || t.status !== "open") return;
    const about = `${t.id} ${t.assigneeId} ${t.lastSaid.getTime()}`;
    if (t.isAnswered) this.once(`finish ${about}`, () => this.onAnswered(t));
    else this.once(`work ${about}`, () => this.onWork(t));
  }

  /** The same sight again is nothing new. */
  private once(key: string, act: () => void): void {
    if (this.busyWith.has(key)) return;
    this.busyWith.add(key);
    act();
  }

  private onOffer(t: Seen): void {
    const agent = this.crew.get(t.offeredTo!);
    if (!agent) return;
    const mood = this.chance.random();
    if (mood < 0.03) return; // not at the desk just now: it runs out
    this.clockwork.later(this.chance.about(9) * agent.pace, async () => {
      if (mood < 0.1) {
        await declineOffer(t.offerId!, agent.id, this.chance.of(["noTime", "notMySkill", "other"]));
        this.did.declined++;
      } else {
        await acceptOffer(t.offerId!, agent.id);
        this.did.accepted++;
      }
    });
  }

  /** Chance to solve it: the policy's prior at this tier, better with skill, worse for what looks hard. */
  private solves(agent: Agent, t: Seen): boolean {
    const type = t.issueType === null ? undefined : this.policy?.issueType(t.issueType);
    const prior = type?.priors.find((p) => p.tier === agent.tier)?.success ?? 0.85;
    const effect = this.policy?.document.tiers.find((x) => x.tier === agent.tier)?.complexityEffect ?? 1;
    const skill = ((agent.skills.get(t.issueType ?? "") ?? 3) - 3) * 0.4;
    const odds = Math.log(prior / (1 - prior)) + skill - effect * t.complexity;
    return this.chance.is(1 / (1 + Math.exp(-odds)));
  }

  private question(t: Seen): string {
    return this.chance.of(exchangesAbout(t.issueType)).question;
  }

  private minutes(agent: Agent, t: Seen): number {
    const type = t.issueType === null ? undefined : this.policy?.issueType(t.issueType);
    return this.chance.about((type?.priors.find((p) => p.tier === agent.tier)?.handlingMinutes ?? 12) * agent.pace);
  }

  private async escalate(agent: Agent, t: Seen): Promise<void> {
    const { queueTier, subject } = await db.ticket.findUniqueOrThrow({ where: { id: t.id } });
    const tried = [{ what: this.chance.of(words.notes), by: agent.id }];
    const contract = { ...emptyContract, tried, wanted: subject ?? "That it works again." };
    await escalateTicket(t.id, agent.id, { fromTier: queueTier ?? agent.tier, reason: "needsExpertise", contract });
  }

  private onWork(t: Seen): void {
    const agent = this.crew.get(t.assigneeId!);
    if (!agent) return;
    this.clockwork.later(this.minutes(agent, t) * 60 * 0.7, async () => {
      const next = this.policy?.teamTiers(t.team ?? "").find((tier) => tier > agent.tier);
      if (next !== undefined && !this.solves(agent, t)) {
        await this.escalate(agent, t);
        this.did.escalated++;
        return;
      }
      const asks = this.chance.is(0.2);
      const body = asks ? this.question(t) : this.chance.of(repliesTo(t.issueType));
      await replyToTicket(t.id, agent.id, { body, isWaitingForCustomer: asks });
      this.did.replied++;
    });
  }

  private onAnswered(t: Seen): void {
    const agent = this.crew.get(t.assigneeId!);
    if (!agent) return;
    this.clockwork.later(this.minutes(agent, t) * 60 * 0.3, async () => {
      const [now] = await look([t.id]);
      if (now?.status !== "open" || now.assigneeId !== agent.id || !now.isAnswered) return; // the customer has written again
      await resolveTicket(t.id, agent.id);
      this.did.resolved++;
    });
  }

  private onDraft(t: Seen): void {
    const able = [...this.crew.values()].filter((a) => a.isLead || a.teams.includes(t.team ?? ""));
    if (able.length === 0) return;
    const reviewer = this.chance.of(able);
    this.clockwork.later(this.chance.about(70), async () => {
      const draft = await db.replyDraft.findUnique({ where: { id: t.draftId! } });
      if (draft?.state !== "pending") return;
      const mood = this.chance.random();
      if (mood < 0.14) {
        await rejectDraft(draft.id, reviewer.id, this.chance.of(rejectReasons));
        this.did.rejected++;
        return;
      }
      const isEdited = mood < 0.3;
      const body = isEdited ? `${draft.body}\n\n${this.question(t)}` : draft.body;
      await approveDraft(draft.id, reviewer, body);
      this.did[isEdited ? "edited" : "approved"]++;
    });
  }
}
