import { answerAlone, assistantMessage, draftAnswer } from "../../../../server/commands/assistant/answer";
import { newId } from "../../../../server/commands/ids";
import { afterAnswer, afterFollowUp } from "../../../../server/domain/assistant/move";
import { reason } from "../../../../server/domain/reasons";
import { type Actor, assistantActor, rejectReasons, systemActor } from "../../../../server/domain/vocabulary";
import { refundDecided } from "./approvals";
import { customerActor, type Life, type PastPerson } from "./life";
import { exchangesAbout, repliesTo } from "./replies";
import * as words from "./words";

const by = (p: PastPerson): Actor => ({ kind: "person", id: p.id });
export const pick = <T>(random: () => number, list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
/** Minutes around a median, now and then much longer, as waiting and work are. */
const about = (random: () => number, median: number) => median * Math.exp((random() + random() + random() - 1.5) * 1.1);

const texts = (life: Life) => ({
  number: life.number,
  customer: life.customer.name,
  email: null,
  externalId: null,
  account: null,
  said: life.messages
    .filter((m) => m.kind === "inbound")
    .map((m) => String(m.body))
    .join("\n\n"),
  lastMessageId: String(life.messages.findLast((m) => m.kind === "inbound")?.id),
  used: life.messages.flatMap((m) => (m.article_id ? [String(m.article_id)] : [])),
});
const facts = (life: Life) => {
  const { policy, articles } = life.world;
  return { policy, articles, texts: texts(life), now: life.now };
};
const keep = (life: Life, writes: { table: string; rows: Record<string, unknown>[] }[]) => {
  for (const w of writes) {
    if (w.table === "message") life.messages.push(...w.rows.map((r) => ({ ...r, subject: null, external_id: null })));
    else
      life.drafts.push(
        ...w.rows.map((r) => ({ ...r, settled_at: null, settled_by: null, reply_id: null, reject_reason: null })),
      );
  }
};

/** After an answer: the customer agrees, objects, or says nothing until it is closed. */
function customerDecides(life: Life, rightShare: number): void {
  const { random, policy } = life.world;
  const mood = random();
  if (mood < rightShare) {
    if (life.wait(about(random, 9))) {
      people(life);
      return;
    }
    life.receive(pick(random, words.confirmations));
    life.do(customerActor, { do: "confirm", messageId: null });
    life.judge(true, "customer");
  } else if (mood < rightShare + 0.18) {
    if (life.wait(20)) {
      people(life);
      return;
    }
    const body = policy.document.assistant.followUp.replaceAll("{{desk.name}}", policy.document.name);
    const messageId = newId();
    keep(life, [assistantMessage(life.ticket, messageId, body, life.now, null)]);
    life.do(assistantActor, { do: "followUp", messageId, dueAt: afterFollowUp(life.ticket, policy, life.now) });
    if (life.wait(30)) {
      people(life);
      return;
    }
    life.do(assistantActor, { do: "resolve" });
  } else {
    if (life.wait(about(random, 14))) {
      people(life);
      return;
    }
    life.receive(pick(random, words.objections));
    life.judge(false, "customer");
    life.toPeople(reason("assistantObjected"));
    people(life);
  }
}

export function alone(life: Life): void {
  life.wait(0.03);
  const work = answerAlone(life.ticket, facts(life));
  life.do(assistantActor, ...work.commands);
  keep(life, work.also);
  if (life.ticket.assistant) customerDecides(life, 0.79);
  else people(life);
}

export function reviewed(life: Life): void {
  const { random, lead, policy, people: all } = life.world;
  life.wait(0.03);
  const work = draftAnswer(life.ticket, facts(life));
  life.do(assistantActor, ...work.commands);
  keep(life, work.also);
  const draft = life.drafts.at(-1);
  const draftId = life.ticket.assistant?.draftId;
  if (!draft || !draftId) {
    people(life);
    return;
  }
  const chance = random();
  const reviewer =
    random() < 0.4
      ? lead
      : pick(
          random,
          all.filter((p) => p.teams.includes(life.ticket.queue!.team)),
        );
  const settle = (state: string, more = {}) =>
    Object.assign(draft, { state, settled_at: new Date(life.now).toISOString(), settled_by: reviewer.id, ...more });
  if (life.wait(chance < 0.08 ? 45 : about(random, 7))) {
    Object.assign(settle("withdrawn"), { settled_by: null });
    people(life);
    return;
  }
  if (chance < 0.08) {
    life.do(assistantActor, { do: "expireDraft", draftId, reasons: [reason("reviewExpired", { minutes: 45 })] });
    Object.assign(settle("expired"), { settled_by: null });
    people(life);
    return;
  }
  if (chance < 0.24) {
    const why = pick(random, rejectReasons);
    life.do(by(reviewer), {
      do: "rejectDraft",
      draftId,
      reason: why,
      reasons: [reason("reviewRejected", { reason: why })],
    });
    settle("rejected", { reject_reason: why });
    life.judge(false, "review");
    people(life);
    return;
  }
  const isEdited = chance < 0.42;
  const body = String(draft.body).replaceAll("{{agent.name}}", reviewer.name);
  const sent = isEdited ? `${body}\n\n${pick(random, exchangesAbout(life.label)).question}` : body;
  const messageId = life.write(newId(), "reply", by(reviewer), sent, {
    format: "markdown",
    articleId: String(draft.article_id),
  });
  const dueAt = afterAnswer(life.ticket, policy, life.now);
  life.do(by(reviewer), { do: "approveDraft", draftId, isEdited, messageId, dueAt });
  settle(isEdited ? "edited" : "approved", { reply_id: messageId });
  life.judge(true, "review");
  customerDecides(life, 0.72);
}

/** A colleague of the ticket's queue, at its tier or the next one above that is staffed. */
function somebody(life: Life, not: readonly string[]): PastPerson {
  const { random, people: all, lead } = life.world;
  const { team, tier } = life.ticket.queue!;
  const able = all.filter((p) => p.teams.includes(team) && p.tier >= tier && !not.includes(p.id));
  const lowest = Math.min(...able.map((p) => p.tier));
  return able.length > 0
    ? pick(
        random,
        able.filter((p) => p.tier === lowest),
      )
    : lead;
}

/** Whom a ticket is passed to that seems to be another team's: often where it came from, which is how circles begin. */
function otherTeam(life: Life, tier: number): { team: string; tier: number } | null {
  const { random, policy } = life.world;
  const [now, before] = [life.ticket.queue!.team, life.owners.at(-2)];
  const others = policy.document.teams.map((t) => t.id).filter((id) => id !== now && policy.teamTiers(id).length > 0);
  const team = before && random() < 0.5 ? before : others.length > 0 ? pick(random, others) : null;
  if (team === null) return null;
  const tiers = policy.teamTiers(team);
  return { team, tier: tiers.find((t) => t >= tier) ?? tiers.at(-1)! };
}

/** `passTo`: the teams to which it is passed one after the other; the last one resolves it. */
type How = "sure" | "hard" | { passTo: readonly string[] };

/** Offered, taken, answered, and resolved or escalated; the first who has a hard one cannot solve it. */
export function people(life: Life, how?: How): void {
  const { random, policy } = life.world;
  const passed: string[] = [];
  const patience = random();
  // Now and then nobody is asked for a day and more.
  if (patience > 0.985) life.wait(about(random, 2_600));
  else life.wait(patience < 0.8 ? about(random, 0.5) : about(random, 22));
  for (;;) {
    const person = somebody(life, passed);
    const { team } = life.ticket.queue!;
    const offer = { do: "offer", personId: person.id, team, tier: person.tier, expiresAt: life.now + 300_000 } as const;
    life.do(systemActor, { ...offer, reasons: [reason("assignedBestValue", { team, tier: person.tier, among: 2 })] });
    const offerId = life.ticket.offer!.id;
    const answer = passed.length > 2 ? 1 : random();
    if (answer < 0.06) {
      life.wait(0.7);
      life.do(by(person), { do: "decline", offerId, personId: person.id, reason: "noTime" });
    } else if (answer < 0.1) {
      life.now += 300_000;
      life.do(systemActor, { do: "expireOffer", offerId });
    } else {
      life.now += Math.round(4000 + random() * 90_000);
      life.do(by(person), { do: "accept", offerId, personId: person.id, via: "offer" });
      handled(life, person);
      return;
    }
    passed.push(person.id);
    if (passed.length > 3) passed.length = 0;
  }

  function handled(of: Life, person: PastPerson): void {
    const type = of.ticket.issueType === null ? undefined : policy.issueType(of.ticket.issueType);
    const prior = type?.priors.find((p) => p.tier === person.tier) ?? { success: 0.85, handlingMinutes: 15 };
    const effect = policy.document.tiers.find((t) => t.tier === person.tier)?.complexityEffect ?? 1;
    const odds = Math.log(prior.success / (1 - prior.success)) - effect * of.ticket.complexity;
    of.wait(about(random, prior.handlingMinutes * 0.6));
    const asks = random() < 0.3;
    const reply = (isWaitingForCustomer: boolean, body: string) => {
      const messageId = of.write(newId(), "reply", by(person), body);
      of.do(by(person), { do: "reply", messageId, isWaitingForCustomer });
    };
    if (asks) {
      const { question, answers } = pick(random, exchangesAbout(of.label));
      reply(true, question);
      of.wait(about(random, 95));
      of.receive(pick(random, answers));
      of.wait(about(random, 12));
    }
    if (typeof how === "object") {
      const [toTeam, ...passTo] = how.passTo;
      if (toTeam !== undefined) {
        const tiers = policy.teamTiers(toTeam);
        const toTier = tiers.find((t) => t >= person.tier) ?? tiers.at(-1)!;
        const messageId = of.write(newId(), "note", by(person), pick(random, words.notes));
        const reasons = [reason("tierRaised", { from: person.tier, to: toTier })];
        of.do(by(person), { do: "note", messageId }, { do: "escalate", toTeam, toTier, reason: "stuck", reasons });
        people(of, { passTo });
        return;
      }
      how = "sure";
    }
    const { owners } = of;
    const elsewhere = otherTeam(of, person.tier);
    if (how === undefined && elsewhere && owners.length < 4 && random() < (owners.length === 1 ? 0.05 : 0.3)) {
      const messageId = of.write(newId(), "note", by(person), pick(random, words.notes));
      const reasons = [reason("tierRaised", { from: person.tier, to: elsewhere.tier })];
      const { team: toTeam, tier: toTier } = elsewhere;
      of.do(by(person), { do: "note", messageId }, { do: "escalate", toTeam, toTier, reason: "stuck", reasons });
      people(of);
      return;
    }
    const next = policy.teamTiers(of.ticket.queue!.team).find((t) => t > person.tier);
    if (how !== "sure" && next !== undefined && (random() > 1 / (1 + Math.exp(-odds)) || how === "hard")) {
      const messageId = of.write(newId(), "note", by(person), pick(random, words.notes));
      const { team } = of.ticket.queue!;
      const reasons = [reason("tierRaised", { from: person.tier, to: next })];
      of.do(
        by(person),
        { do: "note", messageId },
        { do: "escalate", toTeam: team, toTier: next, reason: "needsExpertise", reasons },
      );
      people(of);
      return;
    }
    refundDecided(of, person);
    reply(false, pick(random, repliesTo(of.label)));
    of.wait(about(random, prior.handlingMinutes * 0.5));
    of.do(by(person), { do: "resolve" });
  }
}

/** Some customers come back, some say how it was. */
export function afterwards(life: Life): void {
  const { random } = life.world;
  if (random() < 0.045) {
    life.wait(about(random, 900));
    life.receive(pick(random, words.returns));
    life.toPeople();
    if (life.outcome) life.judge(false, "customer");
    people(life, "sure");
  }
  if (random() > 0.4) return;
  life.wait(about(random, 40));
  const late = life.ticket.clocks.some((c) => c.state === "late") ? 1.3 : 0;
  const climbed = life.events.filter((e) => e.type === "TicketEscalated").length * 0.5;
  const score = Math.max(
    1,
    Math.min(5, Math.round(4.7 - late - climbed - life.ticket.reopenCount + (random() - 0.6) * 1.6)),
  );
  const said = score >= 4 ? words.praise : score === 3 ? words.middling : words.blame;
  life.rate(score, pick(random, said));
}
