import { redirect } from "next/navigation";
import { createCaller } from "@/server/api/root";
import { createContext } from "@/server/api/trpc";
import { currentPerson } from "@/server/auth/session";

/** The front door: customers ask for help, agents find their inbox, leads and admins the floor; at the made-up desk visitors
 *  are told who is who. */
export default async function Home() {
  const person = await currentPerson();
  if (person) redirect(person.role === "agent" ? "/inbox" : "/queues");
  const isDemo = (await createCaller(await createContext()).demo.desk()) !== null;
  redirect(isDemo ? "/welcome" : "/help");
}
