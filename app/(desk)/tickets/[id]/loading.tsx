import { TicketSkeleton } from "@/components/ticket/detail/ticket-skeleton";

export default function Loading() {
  return <TicketSkeleton />;
}
