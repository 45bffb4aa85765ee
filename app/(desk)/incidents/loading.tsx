import { IncidentsSkeleton } from "@/components/incident/incidents-skeleton";

export default function Loading() {
  return <IncidentsSkeleton />;
}
