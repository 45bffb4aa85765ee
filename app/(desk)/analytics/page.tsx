import { redirect } from "next/navigation";

export default function Analytics() {
  redirect("/analytics/escalation");
}
