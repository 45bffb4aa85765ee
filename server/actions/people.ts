"use server";
import { headers } from "next/headers";
import { z } from "zod";
import { spend } from "../auth/limits";
import { networkAddressOf } from "../auth/networkAddress";
import { parseInput } from "../channels/port";
import { changePerson } from "../commands/people/changePerson";
import { disablePerson, enablePerson } from "../commands/people/disablePerson";
import { invitePerson } from "../commands/people/invitePerson";
import { type GivenLink, redeemLink, sendLink, withdrawLink } from "../commands/people/links";
import { movePerson } from "../commands/people/movePerson";
import { setSchedule } from "../commands/setSchedule";
import { asPersonId } from "../domain/ids";
import { moveRequest } from "../domain/people/move";
import type { Profile } from "../domain/people/profile";
import type { Result } from "../errors";
import { actAs, asResult } from "./action";
import { signInAction } from "./session";

const idOf = (id: unknown) => parseInput(z.uuid("There is no such person."), id);

/** Sets the weekly hours of a person; null clears them. */
export async function setScheduleAction(personId: string, schedule: unknown): Promise<Result<void>> {
  return actAs("people.hours", (person) =>
    setSchedule(asPersonId(idOf(personId)), schedule, { kind: "person", id: person.id }),
  );
}

/** Asks somebody to the desk. */
export async function invitePersonAction(
  invitation: Profile & { email: string },
): Promise<Result<{ id: string; link: GivenLink }>> {
  return actAs("people.invite", (person) => invitePerson(invitation, person));
}

/** Sends somebody their invite again, or a link for a new password. */
export async function sendLinkAction(personId: string): Promise<Result<GivenLink>> {
  return actAs("people.invite", (person) => sendLink(idOf(personId), person));
}

/** Ends somebody's open link. */
export async function withdrawLinkAction(personId: string): Promise<Result<void>> {
  return actAs("people.invite", (person) => withdrawLink(idOf(personId), person));
}

/** Changes some fields of somebody. */
export async function changePersonAction(personId: string, fields: Partial<Profile>): Promise<Result<void>> {
  return actAs("people.change", (person) => changePerson(idOf(personId), fields, person));
}

/** Moves somebody from one of their teams to another. */
export async function movePersonAction(personId: string, request: unknown): Promise<Result<void>> {
  return actAs("people.move", (person) =>
    movePerson(asPersonId(idOf(personId)), parseInput(moveRequest, request), person),
  );
}

/** Ends somebody's work here, or lets them work here again. */
export async function setDisabledAction(personId: string, isDisabled: boolean): Promise<Result<void>> {
  return actAs("people.change", (person) =>
    isDisabled === true ? disablePerson(idOf(personId), person) : enablePerson(idOf(personId), person),
  );
}

/** Sets a password by a link, and signs in with it. */
export async function acceptLinkAction(token: string, password: string): Promise<Result<{ to: string }>> {
  const set = await asResult(async () => {
    await spend("passwordLink", networkAddressOf(await headers()));
    return redeemLink(parseInput(z.string().max(64), token), parseInput(z.string().max(1000), password));
  });
  return set.ok ? signInAction(set.value.email, password) : set;
}
