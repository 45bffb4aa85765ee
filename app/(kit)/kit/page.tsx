import { notFound } from "next/navigation";
import { connection } from "next/server";
import { ServerClockProvider } from "@/components/time/server-clock";
import { Kit } from "./kit";

/** Every part in its states, for the eye and for axe. Exists in development only. */
export default async function KitPage() {
  if (process.env.NODE_ENV === "production") notFound();
  await connection();
  return (
    <ServerClockProvider serverNow={Date.now()}>
      <Kit />
    </ServerClockProvider>
  );
}
