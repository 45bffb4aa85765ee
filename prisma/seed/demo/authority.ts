import { decideApproval, requestApproval } from "../../../server/commands/authority/approvals";
import { awaitThirdParty } from "../../../server/commands/authority/awaitThirdParty";
import { db } from "../../../server/db/client";
import type { ApprovalAnswer, ApprovalRequest } from "../../../server/domain/authority/request";
import type { ThirdParty } from "../../../server/domain/authority/thirdParty";
import { asPersonId, type PersonId } from "../../../server/domain/ids";

/** What goes beyond the desk's own hands in the story, by how a ticket begins; `after` is in minutes after its arrival. */
interface Beyond {
  of: string;
  after: number;
  asks?: ApprovalRequest;
  /** Minutes after the request, and what the duty manager (or the first lead) says; none = it still waits. */
  answer?: ApprovalAnswer & { after: number };
  waitsFor?: ThirdParty;
}

const story: Beyond[] = [
  {
    of: "Moving from Team to Growth",
    after: 373,
    asks: {
      kind: "exception",
      request:
        "They want to switch today but keep the Team price for the three weeks that are paid already. Our rule is the new price from the day of the switch.",
    },
  },
  {
    of: "the alert for turbine 4",
    after: 118,
    asks: {
      kind: "refund",
      request:
        "Two false alarms at night woke eight people. They ask for the month's alerting fee back; I think that is fair.",
      amount: "240.00",
      currency: "EUR",
    },
  },
  {
    of: "Carrier portal cannot sign in",
    after: 32,
    asks: {
      kind: "refund",
      request: "Trucks stood at the gate for two hours. They ask for a month of the contract back.",
      amount: "6400.00",
      currency: "EUR",
    },
    answer: {
      after: 27,
      state: "denied",
      reason:
        "The change was on their side. Offer the hour of set-up help for free and come back to me if that is refused.",
    },
  },
  {
    of: "Access request by a former",
    after: 40,
    asks: {
      kind: "other",
      request: "May I send the export to the customer's own lawyer? They have put it in writing.",
    },
    answer: { after: 22, state: "approved", reason: "To the address in the contract only." },
  },
  {
    of: "500 on /v2/datasets/merge",
    after: 90,
    waitsFor: { label: "ENG-1482", link: "https://tracker.tessel.example/ENG-1482" },
  },
  {
    of: "Sync with the warehouse",
    after: 120,
    waitsFor: { label: "ENG-1467", link: "https://tracker.tessel.example/ENG-1467" },
  },
  { of: "Retries come without", after: 38, waitsFor: { label: "the platform team", link: null } },
];

const decider = async ({ askedId, needs }: { askedId: string | null; needs: string }) => {
  const role = needs === "lead" ? "lead" : "admin";
  const any = { where: { role }, orderBy: { email: "asc" } } as const;
  return asPersonId(askedId ?? (await db.person.findFirstOrThrow(any)).id);
};

type AsHolder = (work: (person: PersonId) => Promise<unknown>) => () => Promise<void>;

/** The moments at which a ticket of the story is asked about, answered, or left waiting. */
export function beyondOf(
  beginning: string,
  ticketId: () => string,
  asHolder: AsHolder,
): { after: number; run: () => Promise<void> }[] {
  return story
    .filter(({ of }) => beginning.startsWith(of))
    .flatMap(({ after, asks, answer, waitsFor }) => {
      let approvalId: string | null = null;
      const ask = asHolder(async (person) => {
        if (asks) ({ approvalId } = await requestApproval(ticketId(), person, asks));
        if (waitsFor) await awaitThirdParty(ticketId(), person, waitsFor);
      });
      const decide = async () => {
        if (!approvalId || !answer) return;
        const by = await decider(await db.approval.findUniqueOrThrow({ where: { id: approvalId } }));
        const { state, reason } = answer;
        await decideApproval(approvalId, { id: by, mayDecideAny: true, mayDecideAbove: true }, { state, reason });
      };
      return [{ after, run: ask }, ...(answer ? [{ after: after + answer.after, run: decide }] : [])];
    });
}
