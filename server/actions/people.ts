"use server";
import { z } from "zod";
import { parseInput } from "../channels/port";
import { setSchedule } from "../commands/setSchedule";
import { asPersonId } from "../domain/ids";
import type { Result } from "../errors";
import { actAs } from "./action";

/** Sets the weekly hours of a person; null clears them. */
export async function setScheduleAction(personId: string, schedule: unknown): Promise<Result<void>> {
  return actAs("people.hours", (person) =>
    setSchedule(asPersonId(parseInput(z.uuid(), personId)), schedule, { kind: "person", id: person.id }),
  );
}
