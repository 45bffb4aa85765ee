import { hashPassword, passwordFault } from "../../auth/password";
import { writeAudit } from "../../db/audit";
import { inTransaction, type Tx } from "../../db/client";
import { readPersonLink, withdrawLinks, writeLinks } from "../../db/personLinks";
import { lockPerson } from "../../db/profiles";
import type { PersonLinkKind, PersonLinkState } from "../../domain/people/link";
import { type Changer, inviteRefusal } from "../../domain/people/rights";
import { BatonError } from "../../errors";
import { mailState } from "../../integrations/mail/settings";
import { personLinkUrl } from "../../links";
import { newId } from "../ids";

/** A link to give to somebody. `isMailed`: it is on its way to them as well. */
export interface GivenLink {
  url: string;
  /** Epoch ms. */
  expiresAt: number;
  isMailed: boolean;
}

/** Makes a link in place of an open one; its letter waits in the outbox where mail is set up. */
export async function giveLink(tx: Tx, personId: string, kind: PersonLinkKind, by: string): Promise<GivenLink> {
  const id = newId();
  const isMailed = mailState().isReady;
  const expiresAt = await writeLinks(tx, [{ id, personId, kind }], by, isMailed);
  return { url: personLinkUrl(id), expiresAt, isMailed };
}

const unknown = () => new BatonError("notFound", "There is no such person.", "person");

/** Sends somebody a new link: their invite again, or, where they have a password, one to set another. The password stays
 *  what it is until they do. */
export async function sendLink(personId: string, by: Changer): Promise<GivenLink> {
  return inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person) throw unknown();
    if (person.isDisabled) {
      throw new BatonError("conflict", `${person.profile.name} is disabled: enable them first.`, "person");
    }
    const kind = person.isActive ? "password" : "invite";
    const refusal =
      kind === "invite"
        ? inviteRefusal(by, person.profile)
        : by.role === "admin"
          ? null
          : "Only an admin sends a link for a new password.";
    if (refusal !== null) throw new BatonError("forbidden", refusal, "person");
    const given = await giveLink(tx, personId, kind, by.id);
    await writeAudit(tx, {
      actor: { kind: "person", id: by.id },
      action: kind === "invite" ? "person.invite.renew" : "person.password.link",
      subject: { kind: "person", id: personId },
    });
    return given;
  });
}

/** Ends the open link of somebody: whoever has it cannot use it any more. */
export async function withdrawLink(personId: string, by: Changer): Promise<void> {
  await inTransaction(async (tx) => {
    const person = await lockPerson(tx, personId);
    if (!person) throw unknown();
    const refusal =
      by.role === "admin" ? null : person.isActive ? "Only an admin withdraws it." : inviteRefusal(by, person.profile);
    if (refusal !== null) throw new BatonError("forbidden", refusal, "person");
    if ((await withdrawLinks(tx, [personId])) === 0) {
      throw new BatonError("conflict", "There is no link that could be withdrawn: it was used or withdrawn already.");
    }
    await writeAudit(tx, {
      actor: { kind: "person", id: by.id },
      action: "person.link.withdraw",
      subject: { kind: "person", id: personId },
    });
  });
}

const ended: Record<Exclude<PersonLinkState, "open">, string> = {
  used: "This link was used already. Sign in with the password you set, or ask an admin for a new link.",
  expired: "This link has expired: links are good for a week. Ask an admin for a new one.",
  withdrawn: "This link was withdrawn, or a newer one was sent. Ask an admin if you did not get that.",
};

/** Sets a password by a link, which is used up with it. Sessions from before end. Gives the address to sign in with. */
export async function redeemLink(token: string, password: string): Promise<{ email: string }> {
  const fault = passwordFault(password);
  if (fault) throw new BatonError("badInput", fault, "password");
  // Before the transaction: it takes a while by design.
  const passwordHash = await hashPassword(password);
  return inTransaction(async (tx) => {
    const link = await readPersonLink(token, tx, "FOR UPDATE");
    if (!link) throw new BatonError("notFound", "This link is not valid: open it as it was sent, whole.", "token");
    if (link.state !== "open") throw new BatonError("conflict", ended[link.state], "token");
    await tx.person.update({
      where: { id: link.personId },
      data: { passwordHash, sessionVersion: { increment: 1 } },
    });
    await tx.$executeRaw`UPDATE person_link SET used_at = baton_now() WHERE id = ${link.id}::uuid`;
    await writeAudit(tx, {
      actor: { kind: "person", id: link.personId },
      action: link.kind === "invite" ? "person.invite.accept" : "person.password.set",
      subject: { kind: "person", id: link.personId },
    });
    return { email: link.email };
  });
}
