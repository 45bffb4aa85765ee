import { DeliveriesSkeleton } from "@/components/deliveries/deliveries-skeleton";

export default function Loading() {
  return <DeliveriesSkeleton />;
}
