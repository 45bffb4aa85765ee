import { redirect } from "next/navigation";
import { currentPerson } from "@/server/auth/session";

/** The front door: customers ask for help, agents find their inbox, leads and admins the floor. */
export default async function Home() {
  const person = await currentPerson();
  redirect(person === null ? "/help" : person.role === "agent" ? "/inbox" : "/queues");
}
